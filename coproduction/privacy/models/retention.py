from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from coproduction.core.constraints import all_or_none, one_of, only_one
from coproduction.core.dates import say_date
from coproduction.core.models import Job, Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.privacy.enums import RetentionKind, RetentionState


class RetentionRun(Record):
    """What of one kind is older than the trust keeps it: proposed at night, erased once an administrator signs it off.

    `count` is how many rows were proposed and `held` how many a legal hold kept out; `erased` how many have gone so far.
    """

    kind = models.CharField(max_length=15, choices=RetentionKind)
    state = models.CharField(max_length=12, choices=RetentionState, default=RetentionState.PROPOSED)
    older_than = models.DateField()
    count = models.PositiveIntegerField()
    held = models.PositiveIntegerField(default=0)
    erased = models.PositiveIntegerField(default=0)
    is_automatic = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        person="signed_by",
        personal={"signed_by": KEEP},
        neither=(
            "kind", "state", "older_than", "count", "held", "erased", "is_automatic", "signed_at", "job",
            "finished_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("kind", RetentionKind, name="retention_kind_known"),
            one_of("state", RetentionState, name="retention_state_known"),
            all_or_none("signed_at", "signed_by", name="retention_sign_off_complete"),
            only_one("kind", name="retention_proposed_once", when=Q(state="proposed")),
            models.CheckConstraint(
                condition=~Q(state__in=["signed_off", "done"])
                | Q(signed_by__isnull=False)
                | Q(is_automatic=True),
                name="retention_erased_was_signed_off",
            ),
        ]

    def __str__(self):
        day = say_date(self.older_than)
        return gettext("{kind}, older than {day}").format(kind=self.get_kind_display(), day=day)
