from django.conf import settings
from django.db import models

from coproduction.core.constraints import all_or_none, not_negative, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from experts.enums import ContributionStatus
from experts.models.activities import Activity
from experts.models.people import Expert


class ContributionQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(expert_id=user.pk)

    def attended(self):
        return self.filter(status=ContributionStatus.ATTENDED)


class Contribution(Record):
    """The fact the portal turns on: this expert, at this activity, on these terms, for this long, confirmed by whom.

    The terms (`band`, `travel_rule`, `preparation_minutes`, `budget`) are frozen when the person accepts; no band means
    unpaid. `minutes` is the time taken part, set with attendance. Payment writes `paid_on` and the amounts in pounds.
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
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    paid_time = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    paid_expenses = models.DecimalField(max_digits=8, decimal_places=2, default=0)

    objects = ContributionQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": KEEP, "activity": KEEP, "role": KEEP, "confirmed_by": KEEP},
        neither=(
            "status", "band", "travel_rule", "preparation_minutes", "budget", "agreed_at", "minutes",
            "confirmed_at", "paid_on", "paid_time", "paid_expenses",
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
        ]

    def __str__(self):
        return f"{self.expert_id} at {self.activity_id}"
