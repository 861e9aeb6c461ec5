from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import all_or_none, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.reference.models import Directorate


class LegalHoldQuerySet(models.QuerySet):
    def in_force(self, *, since=None):
        """Return the holds in force now, or at any time since a moment."""
        lasting = Q(ended_at__isnull=True)
        return self.filter(lasting | Q(ended_at__gt=since) if since else lasting)


class LegalHold(Record):
    """Nothing about this person, or nothing of this directorate, is erased until the hold is ended."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="legal_holds"
    )
    directorate = models.ForeignKey(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LegalHoldQuerySet.as_manager()

    personal_data = PersonalData(
        person="person",
        personal={"person": KEEP, "reason": ERASE, "placed_by": KEEP, "ended_by": KEEP},
        neither=("directorate", "ended_at"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(directorate__isnull=True),
                name="legal_hold_of_one_thing",
            ),
            all_or_none("ended_at", "ended_by", name="legal_hold_end_complete"),
            only_one("person", name="legal_hold_once", when=Q(ended_at__isnull=True, person__isnull=False)),
            only_one(
                "directorate",
                name="legal_hold_once_there",
                when=Q(ended_at__isnull=True, directorate__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.person or self.directorate)
