"""The one way to record taking part: who is expected, what happened, and what was paid for it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.rules import contributions as rules
from experts.services import commitments, needs

ROWS_A_STATEMENT = 500
NOTHING = Decimal("0.00")


class Paid(NamedTuple):
    """What was paid for one contribution: pounds for time, and pounds for everything else."""

    contribution_id: int
    time: Decimal
    expenses: Decimal


@transaction.atomic
def expect(*, activity, expert, band, travel_rule, preparation_minutes, budget, by, role="Member"):
    """Write that this expert is expected at this activity, on terms frozen now. Asking again changes nothing.

    `band` None means unpaid. A person who sent apologies and then took a place again starts afresh, on today's terms.
    """
    earlier = Contribution.objects.select_for_update().filter(activity=activity, expert=expert).first()
    if earlier and not rules.may_start_afresh(earlier, now=timezone.now()):
        return earlier
    if activity.cancelled_at:
        raise RuleBroken("This session has been cancelled, so nobody can be expected at it.")
    if earlier:
        _forget(earlier, by=by)
    terms = {
        "band": band,
        "travel_rule": travel_rule,
        "preparation_minutes": preparation_minutes,
        "budget": budget,
    }
    contribution, is_new = Contribution.objects.get_or_create(
        activity=activity, expert=expert, defaults={**terms, "role": role, "agreed_at": timezone.now()}
    )
    if is_new:
        audit.record(
            actor=by, action="contribution.expected", target=contribution, after=_terms(contribution)
        )
        commitments.commit(contribution=contribution, by=by)
    return contribution


@transaction.atomic
def confirm_attendance(*, contribution, status, by, minutes=None):
    """Record what happened: a ContributionStatus, with the minutes taken part where the person attended.

    What was recorded stands: only someone still expected can be confirmed. Raises RuleBroken otherwise.
    """
    contribution = _locked(contribution)
    minutes = minutes if status == ContributionStatus.ATTENDED else None
    if refusal := rules.why_not_confirm(contribution, status, minutes, now=timezone.now()):
        raise RuleBroken(refusal)
    return _move(contribution, status, minutes=minutes, by=by)


def withdraw_expected(*, contribution, by):
    """Record apologies for someone who has given up their place before the day."""
    return confirm_attendance(contribution=contribution, status=ContributionStatus.APOLOGIES, by=by)


def cancel_expected(*, contribution, by):
    """Record that we cancelled on someone we expected."""
    return confirm_attendance(contribution=contribution, status=ContributionStatus.CANCELLED_BY_US, by=by)


def record_payment(*, contribution, paid_on, time, expenses, by):
    """Write when one contribution was paid, and how many pounds for time and for expenses."""
    return record_payments(rows=[Paid(contribution.pk, time, expenses)], paid_on=paid_on, by=by)


@transaction.atomic
def record_payments(*, rows: Iterable[Paid], paid_on: date, by):
    """Write the payments of a whole run, a few statements for thousands of rows. Writing them again changes nothing."""
    amounts = {row.contribution_id: row for row in rows}
    contributions = _locked_all(amounts)
    for each in contributions:
        paid = amounts[each.pk]
        each.paid_on, each.paid_time, each.paid_expenses = paid_on, paid.time, paid.expenses
    commitments.give_back_many(contributions=contributions, by=by)
    return _save_paid(
        contributions, action="contribution.paid", after={"paid_on": paid_on.isoformat()}, by=by
    )


@transaction.atomic
def take_back_payments(*, contribution_ids, by):
    """Write that these contributions are not paid after all: the bank sent the money back."""
    contributions = _locked_all(contribution_ids)
    for each in contributions:
        each.paid_on, each.paid_time, each.paid_expenses = None, NOTHING, NOTHING
    return _save_paid(contributions, action="contribution.payment_returned", after={"paid_on": None}, by=by)


def _locked(contribution):
    # `of` leaves the activity unlocked: many people's attendance at one is recorded at once.
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("activity", "band", "budget")
    return rows.get(pk=contribution.pk)


def _move(contribution, status, *, by, minutes):
    before = contribution.status
    contribution.status, contribution.minutes = status, minutes
    contribution.confirmed_by, contribution.confirmed_at = by, timezone.now()
    contribution.save(update_fields=["status", "minutes", "confirmed_by", "confirmed_at", "updated_at"])
    audit.record(
        actor=by,
        action="contribution.moved",
        target=contribution,
        before={"status": before},
        after={"status": str(status), "minutes": minutes},
    )
    if status in rules.HAPPENS_AT_THE_ACTIVITY:
        needs.keep_unanswered(contribution=contribution)
    if status != ContributionStatus.ATTENDED:
        commitments.give_back(contribution=contribution, by=by)
    return contribution


def _forget(contribution, *, by):
    audit.record(
        actor=by,
        action="contribution.started_afresh",
        target=contribution,
        before={"status": contribution.status},
    )
    contribution.delete()


def _terms(contribution):
    return {
        "activity": contribution.activity_id,
        "expert": contribution.expert_id,
        "band": contribution.band_id,
        "travel_rule": str(contribution.travel_rule),
        "preparation_minutes": contribution.preparation_minutes,
        "budget": contribution.budget_id,
    }


def _locked_all(ids):
    # In one order, so that two runs cannot each wait for the other.
    return list(Contribution.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def _save_paid(contributions, *, action, after, by):
    # An upsert of rows that are there and locked: a plain statement for many, where bulk_update writes a CASE for each.
    Contribution.objects.bulk_create(
        contributions,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["paid_on", "paid_time", "paid_expenses", "updated_at"],
        batch_size=ROWS_A_STATEMENT,
    )
    audit.record_many(actor=by, action=action, targets=contributions, after=after)
    return contributions
