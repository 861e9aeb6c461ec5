"""What time and travel come to, in pounds and in words: pure sums on rows of the policy that the caller has fetched.

Amounts are Decimal pounds, rounded half up to the penny once, on the line. The numbers come from the rows: which side
of a boundary a length falls on, how long a block is and where a mileage threshold lies are data.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_minutes
from coproduction.core.money import pence_exact, pounds
from coproduction.policy.enums import PayUnit, Preparation, TravelMode

NOTHING = Decimal("0.00")
TENTH = Decimal("0.1")
FRACTION = (
    100  # counted as gettext counts what is not whole: 2.5 miles, in every language the form for most numbers
)
# A unit is kept with the line and says nothing to people; the sum in words beside it does.
ONE_OF = {
    PayUnit.SESSION: ("session", _("1 session at {rate} is {total}")),
    PayUnit.HALF_DAY: ("half day", _("1 half day at {rate} is {total}")),  # English: the unit is kept
    PayUnit.DAY: ("day", _("1 day at {rate} is {total}")),
}
BY_MODE = {
    TravelMode.CAR: _("{miles} by car or van at {rate} a mile is {total}"),
    TravelMode.MOTORCYCLE: _("{miles} by motorcycle at {rate} a mile is {total}"),
    TravelMode.BICYCLE: _("{miles} by bicycle at {rate} a mile is {total}"),
    TravelMode.PASSENGER: _("{miles} by each passenger you take at {rate} a mile is {total}"),
}


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
        return Priced(
            NOTHING, Decimal(0), "minutes", gettext("No time was recorded, so nothing is paid for it")
        )
    return _PRICES[PayUnit(rate.unit)](rate, minutes)


def price_preparation(rate, minutes, *, preparation):
    """Price whole minutes of agreed preparation: by the hour where the band pays it, else it is in the amount."""
    _refuse_negative(minutes)
    if preparation == Preparation.PAID and rate.unit == PayUnit.HOUR:
        return price_time(rate, minutes)
    words = gettext("{time} of preparation is included in the amount for your time").format(
        time=say_minutes(minutes)
    )
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
    words = ngettext(
        "{count} passenger for {miles} at {rate} a mile each is {total}",
        "{count} passengers for {miles} at {rate} a mile each is {total}",
        passengers,
    ).format(count=passengers, miles=_say_miles(miles), rate=_pence(rate.amount), total=pounds(amount))
    return Priced(amount, miles * passengers, "passenger miles", words)  # English: the unit is kept


def price_cancellation(fee, *, time):
    """Price our cancelling late by a CancellationFee: `time` is the Priced planned time, of which a share is paid."""
    notice = say_notice(fee.notice_hours)
    if fee.percent is None:
        amount = pence_exact(fee.amount)
        words = gettext("Cancelled by us less than {notice} before. We pay {total} for that")
        return Priced(amount, Decimal(1), "session", words.format(notice=notice, total=pounds(amount)))
    amount = pence_exact(time.amount * fee.percent / 100)
    if fee.percent == 100:
        words = gettext("Cancelled by us less than {notice} before. We pay all of the planned time: {sum}")
    else:
        words = gettext(
            "Cancelled by us less than {notice} before. The planned time: {sum}. "
            "We pay {percent}% of that: {total}"
        )
    words = words.format(notice=notice, sum=time.explanation, percent=fee.percent, total=pounds(amount))
    return Priced(amount, time.quantity, time.unit, words)


def say_notice(hours):
    """Say how long beforehand, in days where it comes to whole days: '7 days', '36 hours'."""
    if hours % 24 == 0:
        return ngettext("{count} day", "{count} days", hours // 24).format(count=hours // 24)
    return ngettext("{count} hour", "{count} hours", hours).format(count=hours)


def say_cancellation(fee):
    """Say what a fee for cancelling late pays: '50% of the planned time', '£20.00', 'Nothing'."""
    if fee.pays_nothing:
        return gettext("Nothing")
    return (
        gettext("{percent}% of the planned time").format(percent=fee.percent)
        if fee.percent is not None
        else pounds(fee.amount)
    )


def say_rate(rate):
    """Say what a rate pays: '£11.50 for each hour', '£150.00 for more than 4 hours, £75.00 for 4 hours or less'."""
    if rate.unit == PayUnit.BY_LENGTH:
        words = (
            gettext("{amount} for more than {length}, {lower} for {length} or less")
            if rate.boundary_is_short
            else gettext("{amount} for {length} or more, {lower} for less than {length}")
        )
        length = say_minutes(rate.short_up_to_minutes)
        return words.format(amount=pounds(rate.amount), length=length, lower=pounds(rate.short_amount))
    if rate.unit == PayUnit.BLOCK:
        return gettext("{amount} for each block of {length} or part of one").format(
            amount=pounds(rate.amount), length=say_minutes(rate.block_minutes)
        )
    return gettext("{amount} {for_each_unit}").format(
        amount=pounds(rate.amount), for_each_unit=PayUnit(rate.unit).label
    )


def say_mileage(rate):
    """Say what a mileage rate pays: '55p a mile', '25p a mile above 10,000 miles in a tax year'."""
    if rate.above_miles:
        return gettext("{rate} a mile above {miles} miles in a tax year").format(
            rate=_pence(rate.amount), miles=f"{rate.above_miles:,}"
        )
    return gettext("{rate} a mile").format(rate=_pence(rate.amount))


def _by_hour(rate, minutes):
    amount = pence_exact(rate.amount * minutes / 60)
    words = gettext("{time} at {rate} an hour is {total}").format(
        time=say_minutes(minutes), rate=pounds(rate.amount), total=pounds(amount)
    )
    return Priced(amount, Decimal(minutes), "minutes", words)


def _by_one(rate, minutes):
    unit, words = ONE_OF[PayUnit(rate.unit)]
    amount = pence_exact(rate.amount)
    return Priced(amount, Decimal(1), unit, words.format(rate=pounds(rate.amount), total=pounds(amount)))


def _by_block(rate, minutes):
    blocks = -(-minutes // rate.block_minutes)
    amount = pence_exact(rate.amount * blocks)
    words = ngettext(
        "{time} is {count} block of {length} or part of one. At {rate} each that is {total}",
        "{time} is {count} blocks of {length} or part of one. At {rate} each that is {total}",
        blocks,
    ).format(
        time=say_minutes(minutes),
        count=blocks,
        length=say_minutes(rate.block_minutes),
        rate=pounds(rate.amount),
        total=pounds(amount),
    )
    return Priced(amount, Decimal(blocks), "block", words)


def _by_length(rate, minutes):
    is_short = minutes < rate.short_up_to_minutes or (
        minutes == rate.short_up_to_minutes and rate.boundary_is_short
    )
    amount = pence_exact(rate.short_amount if is_short else rate.amount)
    words = str(BY_LENGTH[is_short, rate.boundary_is_short]).format(
        time=say_minutes(minutes), total=pounds(amount), length=say_minutes(rate.short_up_to_minutes)
    )
    return Priced(amount, Decimal(minutes), "minutes", words)


# By whether it is the lower amount, and whether exactly the length pays that one.
BY_LENGTH = {
    (True, True): _("You took part for {time}. We pay {total} for {length} or less"),
    (True, False): _("You took part for {time}. We pay {total} for less than {length}"),
    (False, True): _("You took part for {time}. We pay {total} for more than {length}"),
    (False, False): _("You took part for {time}. We pay {total} for {length} or more"),
}
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
    if not parts:
        return gettext("{miles} is {total}").format(miles=_say_miles(miles), total=pounds(amount))
    if len(parts) == 1:
        rate = parts[0][0]
        return BY_MODE[TravelMode(rate.mode)].format(
            miles=_say_miles(miles), rate=_pence(rate.amount), total=pounds(amount)
        )
    said = [
        gettext("{miles} at {rate} a mile").format(miles=_say_miles(part), rate=_pence(rate.amount))
        for rate, part in parts
    ]
    return gettext("{parts} is {total}. The rate changes after {miles} miles in a tax year").format(
        parts=reduce(_and, said), total=pounds(amount), miles=f"{parts[-1][0].above_miles:,}"
    )


def _and(one, another):
    return gettext("{one} and {another}").format(one=one, another=another)


def _say_miles(miles):
    whole = int(miles) if miles == int(miles) else FRACTION
    return ngettext("{count} mile", "{count} miles", whole).format(count=f"{miles.normalize():f}")


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
