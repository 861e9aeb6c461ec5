from django.conf import settings
from django.db import models
from django.utils.translation import gettext, gettext_noop

from coproduction.core.constraints import all_or_none, not_negative, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget, CancellationFee
from experts.enums import ABSENT, ContributionStatus
from experts.models.activities import Activity
from experts.models.people import Expert

# What our own code writes into `role`, so that it can be said in other languages.
ROLES = (
    gettext_noop("Member"),
    gettext_noop("Chair"),
    gettext_noop("Observer"),
    gettext_noop("Learner"),
    gettext_noop("Panel member"),
)


class ContributionQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(expert_id=user.pk)

    def attended(self):
        return self.filter(status=ContributionStatus.ATTENDED)

    def owed(self):
        """Return what can be claimed for: what people took part in, and what we cancelled late."""
        return self.filter(models.Q(status=ContributionStatus.ATTENDED) | models.Q(late_fee__isnull=False))


class Contribution(Record):
    """The fact the portal turns on: this expert, at this activity, on these terms, for this long, confirmed by whom.

    The terms (`band`, `travel_rule`, `preparation_minutes`, `budget`) are frozen when the person accepts; no band means
    unpaid. `minutes` is the time taken part, set with attendance; `why_minutes` why that
    is not the planned time, or why the record was mended. `late_fee` is the row of the policy that pays for our
    cancelling late, chosen when we cancelled. Payment writes `paid_on` and the amounts in pounds.
    """

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="contributions")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="contributions")
    role = models.CharField(max_length=60, default="Member")
    status = models.CharField(max_length=15, choices=ContributionStatus, default=ContributionStatus.EXPECTED)
    band = models.ForeignKey(Band, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    travel_rule = models.CharField(max_length=40, choices=TravelRule, default=TravelRule.NONE)
    preparation_minutes = models.PositiveSmallIntegerField(default=0)
    budget = models.ForeignKey(Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    why_minutes = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    late_fee = models.ForeignKey(
        CancellationFee, null=True, blank=True, on_delete=models.PROTECT, related_name="uses"
    )
    paid_on = models.DateField(null=True, blank=True)
    paid_time = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    paid_expenses = models.DecimalField(max_digits=8, decimal_places=2, default=0)

    objects = ContributionQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": KEEP, "activity": KEEP, "role": KEEP, "why_minutes": ERASE, "confirmed_by": KEEP},
        neither=(
            "status", "band", "travel_rule", "preparation_minutes", "budget", "agreed_at", "minutes",
            "confirmed_at", "late_fee", "paid_on", "paid_time", "paid_expenses",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expert", "activity"], name="contribution_once"),
            one_of("status", ContributionStatus, name="contribution_status_known"),
            all_or_none("confirmed_at", "confirmed_by", name="contribution_confirmation_complete"),
            not_negative("paid_time", name="contribution_paid_time_not_negative"),
            not_negative("paid_expenses", name="contribution_paid_expenses_not_negative"),
            models.CheckConstraint(
                condition=~models.Q(status=ContributionStatus.ATTENDED) | models.Q(minutes__isnull=False),
                name="contribution_attended_has_minutes",
            ),
        ]
        indexes = [
            models.Index(fields=["expert", "status"], name="contribution_of_expert"),
            models.Index(fields=["activity", "status"], name="contribution_at_activity"),
            models.Index(
                fields=["id"], condition=models.Q(status__in=ABSENT), name="contribution_of_the_absent"
            ),
        ]

    def __str__(self):
        return f"{self.expert_id} at {self.activity_id}"  # English: operators read it

    @property
    def role_words(self):
        """What the person was there, in the language of now: it is kept in English, and the words of a trust stay theirs."""
        return gettext(self.role) if self.role else ""
