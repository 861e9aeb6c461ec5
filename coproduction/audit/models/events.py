from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from coproduction.core.models import AppendOnly, AppendOnlyQuerySet
from coproduction.core.personal_data import KEEP, PersonalData


class Event(AppendOnly):
    """Something that was done: who, what, when, before, after. References, never names.

    `on_behalf_of` is the person it was done for, where a member of staff did it with them, and `how` they were in touch.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    how = models.CharField(max_length=10, blank=True)
    action = models.CharField(max_length=80)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    request_id = models.CharField(max_length=40, blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    personal_data = PersonalData(
        person="actor",
        personal={"actor": KEEP, "on_behalf_of": KEEP},
        matches={"on_behalf_of": "pk"},
        neither=("at", "how", "action", "target_type", "target_id", "before", "after", "request_id"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["target_type", "target_id"], name="event_target"),
            models.Index(fields=["actor", "-at"], name="event_actor"),
            models.Index(fields=["action", "-at"], name="event_action"),
            models.Index(
                fields=["on_behalf_of", "-at"],
                condition=models.Q(on_behalf_of__isnull=False),
                name="event_on_behalf",
            ),
        ]

    def __str__(self):
        return f"{self.action} {self.target_type} {self.target_id}"
