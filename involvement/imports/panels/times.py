"""Times of day as people and spreadsheets keep them: alone, with a day before them, or as a part of a day."""

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import TimeField
from involvement.imports.cells import date_of

TIMES = TimeField(label=_("Time"))
DAY_AND_TIME = re.compile(
    r"(?P<day>\S.*?)(?:\s+at)?(?:\s+|(?<=[0-9])T(?=[0-9]))(?P<time>[0-9][^\sT]*(?:\s?[ap]m)?)", re.IGNORECASE
)
# A workbook counts days from here, and a time alone is a part of its first day.
FIRST_DAY = date(1899, 12, 30)
LEAST_DAYS = 32874  # those since then until 1990: a smaller number is hours and minutes, as in 9.30
DAYS_OF_NO_MEANING = {"1899-12-30", "1899-12-31", "1900-01-00", "1900-01-01", "1904-01-01", "30/12/1899",
                      "31/12/1899", "00/01/1900", "01/01/1900", "01/01/1904"}  # fmt: skip
SERIAL = re.compile(r"(?P<days>0|[1-9][0-9]{0,4})(?P<part>\.[0-9]+)", re.ASCII)
SECONDS_A_DAY = 24 * 60 * 60
STEP, NEAR_ENOUGH = 5 * 60, 5  # seconds


class TimeTold(NamedTuple):
    """A time, and the day that was told with it, or None."""

    time: time
    day: date | None = None


@lru_cache(maxsize=4096)
def time_told(words):
    """Return TimeTold, or None: '09:00', '1:30pm', '2026-10-05 09:30:00', '0.395833'."""
    serial = SERIAL.fullmatch(words)
    if serial and not 0 < int(serial["days"]) < LEAST_DAYS:
        return _serial(int(serial["days"]), float(serial["part"]))
    return _alone(words) or _after_a_day(words)


def _alone(words):
    try:
        return TimeTold(TIMES.to_python(words))
    except ValidationError:
        return None


def _after_a_day(words):
    match = DAY_AND_TIME.fullmatch(words)
    if match is None:
        return None
    told = _alone(match["time"])
    if told is None or match["day"] in DAYS_OF_NO_MEANING:
        return told
    day = date_of(match["day"])
    return TimeTold(told.time, day) if day else None


def _serial(days, part):
    """A number as a workbook keeps times. '0.35' could be a time somebody typed, so only whole five minutes are read."""
    seconds = part * SECONDS_A_DAY
    whole = round(seconds / STEP) * STEP
    if abs(seconds - whole) > NEAR_ENOUGH or whole == SECONDS_A_DAY:
        return None
    return TimeTold(time(whole // 3600, whole // 60 % 60), FIRST_DAY + timedelta(days=days) if days else None)
