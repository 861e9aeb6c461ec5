"""The one way to record taking part: who is expected, what happened, and what was paid for it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.rules import contributions as rules
from experts.services import commitments, needs
from experts.services.cancelling import late_fees

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
        raise RuleBroken(gettext("This session has been cancelled, so nobody can be expected at it."))
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
        commitments.settle(contribution=contribution, by=by)
    return contribution


@transaction.atomic
def confirm_attendance(*, contribution, status, by, minutes=None, why=""):
    """Record what happened: a ContributionStatus, with the minutes taken part where the person attended.

    `why` is why the minutes are not those that were planned. Only someone still expected can be confirmed: raises
    RuleBroken otherwise. What was recorded is put right by `mending`.
    """
    contribution = _locked(contribution)
    minutes = minutes if status == ContributionStatus.ATTENDED else None
    if refusal := rules.why_not_confirm(contribution, status, minutes, now=timezone.now()):
        raise RuleBroken(refusal)
    return _move(contribution, status, minutes=minutes, by=by, why=why if minutes else "")


@transaction.atomic
def agree_afresh(*, contribution, band, travel_rule, by):
    """Put someone still expected on other terms, which they have said yes to. What has happened keeps its terms."""
    contribution = _locked(contribution)
    if contribution.status != ContributionStatus.EXPECTED:
        return contribution
    before = _terms(contribution)
    contribution.band, contribution.travel_rule = band, travel_rule
    if _terms(contribution) == before:
        return contribution
    contribution.agreed_at = timezone.now()
    contribution.save(update_fields=["band", "travel_rule", "agreed_at", "updated_at"])
    after = _terms(contribution)
    audit.record(
        actor=by, action="contribution.agreed_afresh", target=contribution, before=before, after=after
    )
    commitments.settle(contribution=contribution, by=by)
    return contribution


def withdraw_expected(*, contribution, by):
    """Record apologies for someone who has given up their place before the day."""
    return confirm_attendance(contribution=contribution, status=ContributionStatus.APOLOGIES, by=by)


@transaction.atomic
def cancel_expected(*, contribution, by):
    """Record that we cancelled on someone we expected, with what the policy owes them where it is late."""
    contribution = _locked(contribution)
    contribution.late_fee = late_fees([contribution], now=timezone.now()).get(contribution.pk)
    contribution.save(update_fields=["late_fee", "updated_at"])
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
    commitments.settle_many(contributions=contributions, by=by)
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


def _move(contribution, status, *, by, minutes, why):
    before = contribution.status
    contribution.status, contribution.minutes, contribution.why_minutes = status, minutes, why
    contribution.confirmed_by, contribution.confirmed_at = by, timezone.now()
    contribution.save(
        update_fields=["status", "minutes", "why_minutes", "confirmed_by", "confirmed_at", "updated_at"]
    )
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
        commitments.settle(contribution=contribution, by=by)
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
