"""Calling activities off: everyone's place at them ends, and what the policy owes for doing so late is kept."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.policy.rules import fee_of
from coproduction.policy.selectors import cancellation_fees
from experts.enums import ContributionStatus
from experts.models import Activity, Contribution
from experts.services import commitments

ALREADY = _("This session has already been cancelled.")
TOOK_PART = _("People have been recorded as taking part, so this session cannot be cancelled.")


@transaction.atomic
def cancel_activities(*, activities, by):
    """Cancel activities and everyone's place at them, in a few statements for all. Returns who was expected.

    They are Contributions, with their activity and person, in the order in which the activities were to be.
    """
    rows = list(
        Activity.objects.select_for_update().filter(pk__in=[each.pk for each in activities]).order_by("pk")
    )
    if any(row.cancelled_at for row in rows):
        raise RuleBroken(ALREADY)
    if Contribution.objects.attended().filter(activity__in=rows).exists():
        raise RuleBroken(TOOK_PART)
    now = timezone.now()
    Activity.objects.filter(pk__in=[row.pk for row in rows]).update(cancelled_at=now, updated_at=now)
    audit.record_many(actor=by, action="activity.cancelled", targets=rows)
    return _cancel_expected(rows, by, now)


def late_fees(contributions, *, now):
    """Return {contribution id: CancellationFee} for those of paid time whom we cancel late, in one query."""
    fees = cancellation_fees(on=today())
    owed = {}
    for each in contributions:
        hours_before = (each.activity.starts_at - now).total_seconds() / 3600
        fee = fee_of(fees, hours_before=hours_before)
        if fee and each.band_id:
            owed[each.pk] = fee
    return owed


def _cancel_expected(activities, by, now):
    expected = list(
        Contribution.objects.select_for_update(of=("self",))
        .filter(activity__in=activities, status=ContributionStatus.EXPECTED)
        .select_related("activity", "band", "expert__user", "budget")
        .order_by("activity__starts_at", "pk")
    )
    owed = late_fees(expected, now=now)
    of_fee = defaultdict(list)
    for each in expected:
        each.late_fee = owed.get(each.pk)
        each.status = ContributionStatus.CANCELLED_BY_US
        of_fee[each.late_fee].append(each)
    for fee, those in of_fee.items():
        _write(those, fee, by, now)
    commitments.settle_many(contributions=expected, by=by)
    return expected


def _write(contributions, fee, by, now):
    Contribution.objects.filter(pk__in=[each.pk for each in contributions]).update(
        status=ContributionStatus.CANCELLED_BY_US,
        late_fee=fee,
        confirmed_by=by,
        confirmed_at=now,
        updated_at=now,
    )
    audit.record_many(
        actor=by,
        action="contribution.moved",
        targets=contributions,
        before={"status": str(ContributionStatus.EXPECTED)},
        after={"status": str(ContributionStatus.CANCELLED_BY_US), "late_fee": fee and fee.pk},
    )
