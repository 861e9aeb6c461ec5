"""The lines of a claim as the policy prices them: unsaved ClaimLines, each with its rate row and its sum in English.

Amounts are pounds, rounded once on the line (domain.md, invariant 9). Time is priced by the rates in force on the day
of the activity in London, journeys by those in force on the day of the journey.
"""

from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_english
from coproduction.core.money import pence_exact, pounds
from coproduction.policy.enums import AllowanceKind, Preparation, TravelMode
from coproduction.policy.pricing import (
    price_cancellation,
    price_mileage,
    price_passengers,
    price_preparation,
    price_time,
    tax_year_of,
)
from coproduction.policy.selectors import allowance_for, mileage_rates, rate_for
from experts.selectors.estimates import planned_minutes
from payments.enums import LineKind
from payments.models import ClaimLine
from payments.rules.claims import HOLDS_MILES

NO_RATE = _(
    "We have not set the amount for this yet, so it cannot be claimed today. Contact us and "
    "we will put it right."
)
TENTH = Decimal("0.1")
PRICED = ("quantity", "unit", "amount", "explanation", "rate", "mileage_rate", "details")
NOT_AWAY_LONG = _("You were not away long enough for us to pay for food and drink.")
NOT_PAID_FOR = _("Our payment policy does not cover this cost on that day.")


def day_of(contribution):
    """Return the day of the activity, in London."""
    return timezone.localdate(contribution.activity.starts_at)


def time_lines(contribution):
    """Return the lines for the time taken part and agreed preparation, or the one for our cancelling late."""
    if contribution.band_id is None:
        return []
    on = day_of(contribution)
    rate = rate_for(contribution.band, on=on)
    if rate is None:
        raise RuleBroken(NO_RATE)
    if contribution.late_fee_id:
        return [_cancelled_line(contribution, on, rate)]
    lines = [
        _line(contribution, LineKind.TIME, on, _priced(price_time, rate, contribution.minutes), rate=rate)
    ]
    preparation = contribution.band.preparation
    if contribution.preparation_minutes and preparation == Preparation.PAID:
        priced = _priced(price_preparation, rate, contribution.preparation_minutes, preparation=preparation)
        lines.append(_line(contribution, LineKind.PREPARATION, on, priced, rate=rate))
    return lines


def _cancelled_line(contribution, on, rate):
    planned = _priced(price_time, rate, planned_minutes(contribution.activity))
    priced = _priced(price_cancellation, contribution.late_fee, time=planned)
    return _line(contribution, LineKind.CANCELLED, on, priced, rate=rate)


def mileage_line(contribution, *, mode, miles, on, miles_already):
    """Return the line for a journey. Where it crosses a threshold, its rate row is the one for the first mile of it."""
    rates = mileage_rates(mode, on=on)
    if not rates:
        raise RuleBroken(NOT_PAID_FOR)
    priced = _priced(price_mileage, rates, miles=miles, miles_already=miles_already)
    first = [rate for rate in rates if rate.above_miles <= miles_already][-1]
    return _line(
        contribution,
        LineKind.MILEAGE,
        on,
        priced,
        mileage_rate=first,
        details={"mode": str(mode), "miles": str(miles), "miles_already": str(miles_already)},
    )


def passenger_line(contribution, *, miles, on, passengers):
    rates = mileage_rates(TravelMode.PASSENGER, on=on)
    if not rates:
        raise RuleBroken(NOT_PAID_FOR)
    priced = _priced(price_passengers, rates[0], miles=miles, passengers=passengers)
    details = {"miles": str(miles), "passengers": passengers}
    return _line(contribution, LineKind.PASSENGERS, on, priced, mileage_rate=rates[0], details=details)


def expense_line(contribution, *, kind, spent, on, hours_away=0, **said):
    """Return the line for a cost in pounds: what was spent, up to the policy's cap. `said` are the person's own words."""
    allowance = allowance_for(AllowanceKind(kind), on=on, hours_away=hours_away)
    if allowance is None:
        raise RuleBroken(NOT_AWAY_LONG if kind == LineKind.SUBSISTENCE else NOT_PAID_FOR)
    spent = pence_exact(spent)
    amount = spent if allowance.cap is None else min(spent, allowance.cap)
    details = {"spent": str(spent), **{name: words for name, words in said.items() if words}}
    if hours_away:
        details["hours_away"] = hours_away
    return ClaimLine(
        contribution=contribution,
        kind=kind,
        quantity=Decimal(1),
        unit="cost",
        on=on,
        amount=amount,
        explanation=_priced(say_cost, spent, amount),
        details=details,
    )


def receipt_is_needed(kind, *, spent, on, hours_away=0):
    """Whether the policy asks for a receipt, or a reason why there is none, for a cost in pounds."""
    allowance = allowance_for(AllowanceKind(kind), on=on, hours_away=hours_away)
    return allowance is not None and spent > allowance.receipt_needed_above


def miles_already(claim, *, mode, on):
    """Return the Decimal miles by a mode in the tax year of a day on this person's other claims that have been sent."""
    year = tax_year_of(on)
    sent = ClaimLine.objects.filter(
        claim__claimant_id=claim.claimant_id,
        claim__status__in=HOLDS_MILES,
        kind=LineKind.MILEAGE,
        mileage_rate__mode=mode,
        on__range=(year.first_day, year.last_day),
    ).exclude(claim_id=claim.pk)
    miles = sent.aggregate(miles=Sum("quantity"))["miles"] or Decimal(0)
    return miles.quantize(TENTH)  # SQLite adds up as floating point


def priced_again(claim):
    """Yield each line that the policy prices, unsaved, priced as the policy and the person's other claims now say.

    Journeys are priced the earliest first, so that a threshold falls where it should. The caller holds the lock on
    the claimant.
    """
    counted = {}
    for line in claim.lines.select_related("contribution__activity", "contribution__band").order_by(
        "on", "pk"
    ):
        kind = LineKind(line.kind)
        if kind.is_time:
            yield _with_price_of(line, _time_line_like(line))
        elif kind.is_journey:
            yield _with_price_of(line, _journey_like(line, claim, counted))


def _time_line_like(line):
    return next(fresh for fresh in time_lines(line.contribution) if fresh.kind == line.kind)


def _journey_like(line, claim, counted):
    miles = Decimal(line.details["miles"])
    if line.kind == LineKind.PASSENGERS:
        passengers = line.details["passengers"]
        return passenger_line(line.contribution, miles=miles, on=line.on, passengers=passengers)
    mode = line.details["mode"]
    stretch = mode, tax_year_of(line.on)
    if stretch not in counted:
        counted[stretch] = miles_already(claim, mode=mode, on=line.on)
    before, counted[stretch] = counted[stretch], counted[stretch] + miles
    return mileage_line(line.contribution, mode=mode, miles=miles, on=line.on, miles_already=before)


def _with_price_of(line, fresh):
    fresh.details = {**line.details, **fresh.details}
    for name in PRICED:
        setattr(line, name, getattr(fresh, name))
    return line


def _priced(price, *args, **facts):
    """Price, with the sum in English: it is kept for every reader. `sums.sum_of` says it in theirs."""
    with in_english():
        return price(*args, **facts)


def _line(contribution, kind, on, priced, **facts):
    return ClaimLine(
        contribution=contribution,
        kind=kind,
        on=on,
        quantity=priced.quantity,
        unit=priced.unit,
        amount=priced.amount,
        explanation=priced.explanation,
        **facts,
    )


def say_cost(spent, amount):
    if amount == spent:
        return gettext("You spent {spent}").format(spent=pounds(spent))
    return gettext("You spent {spent}. We pay up to {amount} for this").format(
        spent=pounds(spent), amount=pounds(amount)
    )
