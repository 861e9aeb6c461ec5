"""What time and travel come to, in pounds and in words: pure sums on rows of the policy that the caller has fetched.

Amounts are Decimal pounds, rounded half up to the penny once, on the line. The numbers come from the rows: which side
of a boundary a length falls on, how long a block is and where a mileage threshold lies are data.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coproduction.core.dates import say_minutes
from coproduction.core.money import pence_exact, pounds
from coproduction.policy.enums import PayUnit, Preparation, TravelMode

NOTHING = Decimal("0.00")
TENTH = Decimal("0.1")
ONE_OF = {PayUnit.SESSION: "session", PayUnit.HALF_DAY: "half day", PayUnit.DAY: "day"}


@dataclass(frozen=True)
class Priced:
    """One line: pounds, how many of which unit, and the sum in words.

    `unit` is minutes, miles or passenger miles (so that the quantity is exact), or block, session, half day or day.
    """

    amount: Decimal
    quantity: Decimal
    unit: str
    explanation: str


class TaxYear(NamedTuple):
    """The first and last day of a tax year. Mileage is counted within one."""

    first_day: date
    last_day: date

    def __str__(self):
        return f"{self.first_day.year}-{self.last_day.year % 100:02d}"


def tax_year_of(day):
    """Return the tax year a day lies in: from 6 April to 5 April."""
    first = day.year if (day.month, day.day) >= (4, 6) else day.year - 1
    return TaxYear(date(first, 4, 6), date(first + 1, 4, 5))


def price_time(rate, minutes):
    """Price whole minutes of taking part, on one day, at a Rate. No time is no pay, whatever the unit."""
    _refuse_negative(minutes)
    if minutes == 0:
        return Priced(NOTHING, Decimal(0), "minutes", "No time was recorded, so nothing is paid for it")
    return _PRICES[PayUnit(rate.unit)](rate, minutes)


def price_preparation(rate, minutes, *, preparation):
    """Price whole minutes of agreed preparation: by the hour where the band pays it, else it is in the amount."""
    _refuse_negative(minutes)
    if preparation == Preparation.PAID and rate.unit == PayUnit.HOUR:
        return price_time(rate, minutes)
    words = f"{say_minutes(minutes)} of preparation is included in the amount for your time"
    return Priced(NOTHING, Decimal(minutes), "minutes", words)


def price_mileage(rates, *, miles, miles_already):
    """Price a journey by one mode of travel, in Decimal miles to a tenth.

    `rates` are the rows in force on the day of the journey, one for each threshold, the first from mile 0.
    `miles_already` are the miles by that mode earlier in the same tax year: the part of the journey beyond a
    threshold is paid at the rate above it.
    """
    miles, miles_already = _tenths(miles), _tenths(miles_already)
    parts = [part for part in _parts(rates, miles_already, miles_already + miles) if part[1]]
    amount = pence_exact(sum((part * rate.amount for rate, part in parts), NOTHING))
    return Priced(amount, miles, "miles", _say_mileage(parts, miles, amount))


def price_passengers(rate, *, miles, passengers):
    """Price the miles driven with so many passengers, at the rate for each passenger."""
    miles = _tenths(miles)
    _refuse_negative(passengers)
    amount = pence_exact(miles * passengers * rate.amount)
    who = f"{passengers} passenger{'' if passengers == 1 else 's'}"
    words = f"{who} for {_say_miles(miles)} at {_pence(rate.amount)} a mile each is {pounds(amount)}"
    return Priced(amount, miles * passengers, "passenger miles", words)


def say_rate(rate):
    """Say what a rate pays: '£11.50 for each hour', '£150.00 for more than 4 hours, £75.00 for 4 hours or less'."""
    if rate.unit == PayUnit.BY_LENGTH:
        longer, shorter = _lengths(rate)
        return f"{pounds(rate.amount)} for {longer}, {pounds(rate.short_amount)} for {shorter}"
    if rate.unit == PayUnit.BLOCK:
        return f"{pounds(rate.amount)} for each block of {say_minutes(rate.block_minutes)} or part of one"
    return f"{pounds(rate.amount)} {PayUnit(rate.unit).label}"


def say_mileage(rate):
    """Say what a mileage rate pays: '55p a mile', '25p a mile above 10,000 miles in a tax year'."""
    beyond = f" above {rate.above_miles:,} miles in a tax year" if rate.above_miles else ""
    return f"{_pence(rate.amount)} a mile{beyond}"


def _by_hour(rate, minutes):
    amount = pence_exact(rate.amount * minutes / 60)
    words = f"{say_minutes(minutes)} at {pounds(rate.amount)} an hour is {pounds(amount)}"
    return Priced(amount, Decimal(minutes), "minutes", words)


def _by_one(rate, minutes):
    unit = ONE_OF[PayUnit(rate.unit)]
    amount = pence_exact(rate.amount)
    return Priced(amount, Decimal(1), unit, f"1 {unit} at {pounds(rate.amount)} is {pounds(amount)}")


def _by_block(rate, minutes):
    blocks = -(-minutes // rate.block_minutes)
    amount = pence_exact(rate.amount * blocks)
    count = f"{blocks} block{'' if blocks == 1 else 's'} of {say_minutes(rate.block_minutes)} or part of one"
    words = f"{say_minutes(minutes)} is {count}. At {pounds(rate.amount)} each that is {pounds(amount)}"
    return Priced(amount, Decimal(blocks), "block", words)


def _by_length(rate, minutes):
    longer, shorter = _lengths(rate)
    is_short = minutes < rate.short_up_to_minutes or (
        minutes == rate.short_up_to_minutes and rate.boundary_is_short
    )
    amount = pence_exact(rate.short_amount if is_short else rate.amount)
    words = f"You took part for {say_minutes(minutes)}. We pay {pounds(amount)} for {shorter if is_short else longer}"
    return Priced(amount, Decimal(minutes), "minutes", words)


def _lengths(rate):
    length = say_minutes(rate.short_up_to_minutes)
    if rate.boundary_is_short:
        return f"more than {length}", f"{length} or less"
    return f"{length} or more", f"less than {length}"


_PRICES = {
    PayUnit.HOUR: _by_hour,
    PayUnit.SESSION: _by_one,
    PayUnit.HALF_DAY: _by_one,
    PayUnit.DAY: _by_one,
    PayUnit.BLOCK: _by_block,
    PayUnit.BY_LENGTH: _by_length,
}


def _parts(rates, start, end):
    """Yield (rate, miles) for the stretch from `start` to `end`, counted from the beginning of the tax year."""
    steps = sorted(rates, key=lambda rate: rate.above_miles)
    if not steps or steps[0].above_miles:
        raise ValueError("There must be a mileage rate for the first mile.")
    for rate, following in zip(steps, [*steps[1:], None], strict=True):
        until = end if following is None else min(end, Decimal(following.above_miles))
        yield rate, max(until - max(start, Decimal(rate.above_miles)), Decimal(0))


def _say_mileage(parts, miles, amount):
    if len(parts) < 2:
        each = f" at {_pence(parts[0][0].amount)} a mile" if parts else ""
        mode = f" by {TravelMode(parts[0][0].mode).label.lower()}" if parts else ""
        return f"{_say_miles(miles)}{mode}{each} is {pounds(amount)}"
    said = " and ".join(f"{_say_miles(part)} at {_pence(rate.amount)} a mile" for rate, part in parts)
    passed = parts[-1][0].above_miles
    return f"{said} is {pounds(amount)}. The rate changes after {passed:,} miles in a tax year"


def _say_miles(miles):
    return f"{miles.normalize():f} mile{'' if miles == 1 else 's'}"


def _pence(amount):
    pence = (Decimal(amount) * 100).normalize()
    return f"{pence:f}p" if pence < 100 else pounds(amount)


def _tenths(miles):
    miles = Decimal(miles)
    _refuse_negative(miles)
    if miles != miles.quantize(TENTH):
        raise ValueError("Miles are counted to a tenth.")
    return miles


def _refuse_negative(number):
    if number < 0:
        raise ValueError("Time, miles and passengers cannot be less than none.")
