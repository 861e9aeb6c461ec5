"""Which days a pattern makes, which it leaves out, and why: pure sums on dates, no queries.

Times are those of London's clocks: 7pm stays 7pm on both sides of a clock change.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import NoSuchTime, london_moment, months_after, say_date, weekday_name
from coproduction.core.working_days import bank_holiday
from involvement.series_enums import Repeats

MOST_SESSIONS = 104
MOST_YEARS = 2
NO_END = _("Say when it ends: enter the last date, or how many sessions. A series cannot go on for ever")
TOO_LATE = format_lazy(
    _("The last date must be within {years} years of the first. You can add more dates later"),
    years=MOST_YEARS,
)
OF_THE_MONTH = {
    1: _("the first {weekday}"),
    2: _("the second {weekday}"),
    3: _("the third {weekday}"),
    4: _("the fourth {weekday}"),
    5: _("the last {weekday}"),
}


@dataclass(frozen=True)
class Pattern:
    """When sessions are: from `first_day`, until `last_day` or so many (`count`), whichever is given and comes first.

    `left_out` are days the host leaves out. `terms` are (first, last) days of school terms, None for all the year round.
    """

    repeats: str
    every: int
    first_day: date
    start: time
    end: time
    last_day: date | None = None
    count: int | None = None
    skips_bank_holidays: bool = True
    left_out: frozenset[date] = frozenset()
    terms: list[tuple[date, date]] | None = None


class HowToGetIn(NamedTuple):
    """Where the sessions of a series are and how people get in. `places` None: everyone is expected at each."""

    place: str
    venue: Any = None
    link: str = ""
    joining: str = ""
    places: int | None = None


class Meeting(NamedTuple):
    """A session a pattern makes. Times are aware."""

    day: date
    starts_at: datetime
    ends_at: datetime


class Plan(NamedTuple):
    """The sessions a pattern makes, and [(day, why)] of the days it leaves out."""

    meetings: list[Meeting]
    left_out: list[tuple[date, str]]


def plan_of(pattern, *, now, after=None, taken=frozenset()):
    """Return the Plan of a pattern, of its days after one where given. Its count is of sessions, not of days left out.

    `taken` is when other sessions of the advert start at the same place.
    """
    meetings, left_out = [], []
    begin = after + timedelta(days=1) if after else pattern.first_day
    horizon = months_after(begin, 12 * MOST_YEARS)
    last = min(pattern.last_day or horizon, horizon)
    most = min(pattern.count or MOST_SESSIONS, MOST_SESSIONS)
    for day in _days(pattern, until=last):
        if day < begin:
            continue
        if len(meetings) == most:
            break
        meeting, why = _meeting(pattern, day, now, taken)
        if meeting:
            meetings.append(meeting)
        else:
            left_out.append((day, why))
    return Plan(meetings, left_out)


def say_pattern(series):
    """Say a pattern: 'Every 2 weeks on a Tuesday', 'Every month on the second Tuesday', 'Every 3 months on day 14'."""
    every, weekday = series.every, weekday_name(series.first_day)
    if series.repeats == Repeats.WEEKS:
        words = ngettext("Every week on a {weekday}", "Every {count} weeks on a {weekday}", every)
        return words.format(count=every, weekday=weekday)
    if series.repeats == Repeats.MONTHLY_DATE:
        words = ngettext(
            "Every month on day {day} of the month", "Every {count} months on day {day} of the month", every
        )
        return words.format(count=every, day=series.first_day.day)
    which = str(OF_THE_MONTH[_nth(series)]).format(weekday=weekday)
    words = ngettext("Every month on {which}", "Every {count} months on {which}", every)
    return words.format(count=every, which=which)


def _meeting(pattern, day, now, taken):
    if why := _why_left_out(pattern, day):
        return None, why
    try:
        starts_at, ends_at = (london_moment(day, clock) for clock in (pattern.start, pattern.end))
    except NoSuchTime as problem:
        return None, str(problem)
    if starts_at <= now:
        return None, gettext("This time has passed already.")
    if starts_at in taken:
        return None, gettext("There is already a session at this time.")
    return Meeting(day, starts_at, ends_at), ""


def _why_left_out(pattern, day):
    if day in pattern.left_out:
        return gettext("You left this date out.")
    if pattern.skips_bank_holidays and (name := bank_holiday(day)):
        return gettext("It is a bank holiday: {name}.").format(name=name)
    if pattern.terms is None or any(first <= day <= last for first, last in pattern.terms):
        return ""
    if not pattern.terms or day > pattern.terms[-1][1]:
        if not pattern.terms:
            return gettext("We do not know the school terms yet. An administrator can add them.")
        return gettext("We do not know the school terms after {day}. An administrator can add them.").format(
            day=say_date(pattern.terms[-1][1])
        )
    return gettext("It is not in term time.")


def _days(pattern, *, until):
    """Yield the days of a pattern in order, none left out. Each is counted from the first, so that none drifts."""
    step = 0
    while (day := _day(pattern, step * pattern.every)) <= until:
        yield day
        step += 1


def _day(pattern, steps):
    first = pattern.first_day
    if pattern.repeats == Repeats.WEEKS:
        return first + timedelta(weeks=steps)
    month = months_after(first.replace(day=1), steps)
    days = monthrange(month.year, month.month)[1]
    if pattern.repeats == Repeats.MONTHLY_DATE:
        return month.replace(day=min(first.day, days))
    return _weekday_of_month(month, first.weekday(), _nth(pattern), days)


def _weekday_of_month(month, weekday, nth, days):
    earliest = 1 + (weekday - month.weekday()) % 7
    day = earliest + 7 * (nth - 1)
    return month.replace(day=day if day <= days else day - 7)


def _nth(pattern):
    """Say which such weekday of its month: 1 to 4, or 5 for the last."""
    return 5 if pattern.repeats == Repeats.MONTHLY_LAST else (pattern.first_day.day - 1) // 7 + 1
