"""Days and moments as people in England say them, ruled in Europe/London."""

from calendar import monthrange
from datetime import UTC, datetime

from django.utils import timezone


def today():
    """Return today's date in London: on a UTC server the hour after midnight in summer is still yesterday."""
    return timezone.localdate()


def say_date(day):
    """Say a date, or the date in London of a moment: '2 November 2026'."""
    # Not Django's date_format: it looks up formats and translations each time, which cost a list of 50 rows 3 ms.
    day = _day_of(day)
    return f"{day.day} {day:%B %Y}"


def say_short_date(day):
    """Say a date, or the date in London of a moment, where there is little room: '2 Nov 2026'."""
    day = _day_of(day)
    return f"{day.day} {day:%b %Y}"


def _day_of(day):
    return timezone.localtime(day) if isinstance(day, datetime) and timezone.is_aware(day) else day


def say_time(moment):
    """Say the time in London: '2pm', '2:30pm', 'midday', 'midnight'."""
    local = timezone.localtime(moment)
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    hour = local.hour % 12 or 12
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes}{'pm' if local.hour >= 12 else 'am'}"


def say_moment(moment):
    """Say a moment: '2 November 2026 at 2pm'."""
    return f"{say_date(timezone.localtime(moment).date())} at {say_time(moment)}"


def say_minutes(minutes):
    """Say a length of time: 150 is '2 hours 30 minutes'."""
    hours, left = divmod(int(minutes), 60)
    words = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if left or not hours:
        words.append(f"{left} minute{'' if left == 1 else 's'}")
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
            f"The clocks go forward on {say_date(day)}, so there is no such time on that day. Choose 2am or later."
        )
    raise NoSuchTime(
        f"The clocks go back on {say_date(day)}, so this time comes twice. Choose a time before 1am, or 2am or later."
    )
