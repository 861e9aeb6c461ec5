"""Days and moments as people say them in their language, ruled in Europe/London."""

from calendar import monthrange
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, gettext, ngettext

FIRST_YEAR = 1900


def today():
    """Return today's date in London: on a UTC server the hour after midnight in summer is still yesterday."""
    return timezone.localdate()


def years_of_now():
    """Return the first and the last year that somebody alive could mean. A later one breaks every sum of days with it."""
    return FIRST_YEAR, today().year + 100


def is_year_of_now(year):
    first, last = years_of_now()
    return first <= year <= last


def say_date(day):
    """Say a date, or the date in London of a moment: '2 November 2026'."""
    day = _day_of(day)
    said = _calendar(get_language())
    return said.date.format(day=day.day, month=said.months[day.month - 1], year=day.year)


def say_short_date(day):
    """Say a date, or the date in London of a moment, where there is little room: '2 Nov 2026'."""
    day = _day_of(day)
    said = _calendar(get_language())
    return said.date.format(day=day.day, month=said.short_months[day.month - 1], year=day.year)


def say_month(day):
    """Say the month of a date: 'November 2026'."""
    said = _calendar(get_language())
    return said.month.format(month=said.months[day.month - 1], year=day.year)


def month_name(day):
    """Return the name of the month of a date: 'November'."""
    return _calendar(get_language()).months[day.month - 1]


def weekday_name(day):
    """Return the name of the day of the week of a date: 'Monday'."""
    return str(WEEKDAYS[day.weekday()])


def _day_of(day):
    return timezone.localtime(day) if isinstance(day, datetime) and timezone.is_aware(day) else day


class Calendar(NamedTuple):
    """How one language says dates."""

    date: str
    month: str
    months: list[str]
    short_months: list[str]


@cache
def _calendar(language):
    # Kept, and not Django's date_format: to look up formats and names each time cost a list of 50 rows 3 ms.
    return Calendar(
        date=gettext("{day} {month} {year}"),
        month=gettext("{month} {year}"),
        months=[str(MONTHS[number]) for number in range(1, 13)],
        short_months=gettext("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split(),
    )


def say_time(moment):
    """Say the time in London: '2pm', '2:30pm', 'midday', 'midnight'."""
    local = timezone.localtime(moment)
    if local.minute == 0 and local.hour in (0, 12):
        return gettext("midday") if local.hour else gettext("midnight")
    hour = local.hour % 12 or 12
    time = f"{hour}:{local.minute:02d}" if local.minute else f"{hour}"
    return (
        gettext("{time}pm").format(time=time) if local.hour >= 12 else gettext("{time}am").format(time=time)
    )


def say_moment(moment):
    """Say a moment: '2 November 2026 at 2pm'."""
    day = timezone.localtime(moment).date()
    return gettext("{day} at {time}").format(day=say_date(day), time=say_time(moment))


def say_minutes(minutes):
    """Say a length of time: 150 is '2 hours 30 minutes'."""
    hours, left = divmod(int(minutes), 60)
    words = [ngettext("{count} hour", "{count} hours", hours).format(count=hours)] if hours else []
    if left or not hours:
        words.append(ngettext("{count} minute", "{count} minutes", left).format(count=left))
    return " ".join(words)


def age_on(day, born):
    """Return how many years old a person born on a date is on a day. A child of 29 February is older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_after(day, months):
    """Return the date so many months later: a month after 31 January is the last day of February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def days_between(first, last):
    """Return the whole days from one date to another."""
    return (last - first).days


class NoSuchTime(ValueError):
    """The clock on the wall does not show this time once on that day. The message is the sentence to show."""


def london_moment(day, time):
    """Return the moment (in UTC) at which clocks in London show this time. Raises NoSuchTime when not exactly one does."""
    london = timezone.get_default_timezone()
    first, second = (datetime.combine(day, time, london).replace(fold=fold) for fold in (0, 1))
    moment = first.astimezone(UTC)
    if first.utcoffset() == second.utcoffset():
        return moment
    if moment.astimezone(london).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise NoSuchTime(
            gettext(
                "The clocks go forward on {day}, so there is no such time on that day. Choose 2am or later."
            ).format(day=say_date(day))
        )
    raise NoSuchTime(
        gettext(
            "The clocks go back on {day}, so this time comes twice. Choose a time before 1am, or 2am or later."
        ).format(day=say_date(day))
    )
