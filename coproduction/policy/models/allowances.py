from decimal import Decimal

from django.db import models
from django.db.models import Q

from coproduction.core.constraints import not_negative, one_of
from coproduction.core.personal_data import PersonalData
from coproduction.policy.enums import AllowanceKind, LimitKind
from coproduction.policy.models.dated import Dated


class Allowance(Dated):
    """An expense the trust pays at cost: its cap in pounds (none: no cap), and when a receipt is asked for.

    For food and drink there is a row for each number of hours away.
    """

    kind = models.CharField(max_length=20, choices=AllowanceKind)
    hours_away = models.PositiveSmallIntegerField(default=0)
    cap = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    receipt_needed_above = models.DecimalField(max_digits=8, decimal_places=2, default=0)

    personal_data = PersonalData(
        neither=("starts_on", "recorded_at", "source", "kind", "hours_away", "cap", "receipt_needed_above")
    )

    class Meta:
        constraints = [
            one_of("kind", AllowanceKind, name="allowance_kind_known"),
            not_negative("cap", name="allowance_cap_not_negative"),
            not_negative("receipt_needed_above", name="allowance_receipt_not_negative"),
        ]

    def __str__(self):
        return self.get_kind_display()


class TimeLimit(Dated):
    """A number of days the policy gives: to claim, or to be paid."""

    kind = models.CharField(max_length=20, choices=LimitKind)
    days = models.PositiveSmallIntegerField()

    personal_data = PersonalData(neither=("starts_on", "recorded_at", "source", "kind", "days"))

    class Meta:
        constraints = [one_of("kind", LimitKind, name="time_limit_kind_known")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.days}"


class CancellationFee(Dated):
    """What people are owed when we cancel less than so many hours before: a share of their pay, or pounds.

    There is a row for each notice. Where several apply, the one for the shortest notice counts. A share of 0 ends one.
    """

    notice_hours = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)

    personal_data = PersonalData(
        neither=("starts_on", "recorded_at", "source", "notice_hours", "percent", "amount")
    )

    class Meta:
        constraints = [
            not_negative("amount", name="cancellation_fee_amount_not_negative"),
            models.CheckConstraint(
                condition=Q(percent__isnull=False, percent__lte=100, amount__isnull=True)
                | Q(percent__isnull=True, amount__isnull=False),
                name="cancellation_fee_share_or_amount",
            ),
        ]

    def __str__(self):
        return f"Less than {self.notice_hours} hours"  # English: shown to no reader

    @property
    def pays_nothing(self):
        return not (self.percent or self.amount or Decimal(0))
