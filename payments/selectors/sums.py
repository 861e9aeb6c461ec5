"""How each price came about, in the language of whoever reads it.

A line keeps its sum in English, as finance and an auditor read it years later. For another language the words are put
together again from what the line and its rate say. Where that does not come to what the line holds, since what it
rests on is gone or was changed, the words that were kept are true and these would not be: they stand.
"""

from decimal import Decimal

from coproduction.core.languages import is_english
from coproduction.policy.enums import Preparation
from coproduction.policy.models import MileageRate
from coproduction.policy.pricing import (
    price_cancellation,
    price_mileage,
    price_passengers,
    price_preparation,
    price_time,
)
from coproduction.policy.selectors import mileage_rates
from experts.selectors.estimates import planned_minutes
from payments.enums import LineKind
from payments.selectors.pricing import say_cost


def sum_of(line):
    """Return the sum of a line in words, in the language of now."""
    if is_english():
        return line.explanation
    if line.get_kind().is_expense:
        return say_cost(Decimal(line.details.get("spent", line.amount)), line.amount)
    for priced in _again(line):
        if (priced.amount, priced.quantity) == (line.amount, line.quantity):
            return priced.explanation
    return line.explanation


def _again(line):
    """Yield the ways in which a line may have been priced, the likeliest first."""
    if line.get_kind().is_time and line.rate:
        yield _time(line)
    elif line.kind == LineKind.MILEAGE and line.mileage_rate:
        rate = line.mileage_rate
        alone = MileageRate(mode=rate.mode, amount=rate.amount, above_miles=0)
        yield price_mileage([alone], miles=line.quantity, miles_already=0)
        if "miles_already" in line.details:
            yield _beyond_a_threshold(line)
    elif line.kind == LineKind.PASSENGERS and line.mileage_rate and "passengers" in line.details:
        miles, passengers = Decimal(line.details["miles"]), line.details["passengers"]
        yield price_passengers(line.mileage_rate, miles=miles, passengers=passengers)


def _time(line):
    contribution = line.contribution
    if line.kind == LineKind.PREPARATION:
        return price_preparation(
            line.rate, contribution.preparation_minutes or 0, preparation=Preparation.PAID
        )
    if line.kind == LineKind.CANCELLED and contribution.late_fee:
        planned = price_time(line.rate, planned_minutes(contribution.activity))
        return price_cancellation(contribution.late_fee, time=planned)
    return price_time(line.rate, contribution.minutes or 0)


def _beyond_a_threshold(line):
    rates = mileage_rates(line.mileage_rate.mode, on=line.on, known_by=line.updated_at)
    already = Decimal(line.details["miles_already"])
    return price_mileage(rates, miles=line.quantity, miles_already=already)
