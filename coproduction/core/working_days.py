"""Working days in England: not Saturdays, Sundays or bank holidays."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


def bank_holiday(day: date):
    """Return the name of the bank holiday in England on a day, or ''."""
    name = holidays.country_holidays("GB", subdiv="ENG", years=day.year).get(day, "")
    return name.replace("(observed)", "(substitute day)")


def is_working_day(day: date):
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


@lru_cache(maxsize=64)
def _bank_holidays(year):
    # Asked for once: making a year's takes the library a millisecond.
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def working_days_before(day: date, count: int):
    """Return the last date that leaves `count` whole working days between it and a day to come."""
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(start: date, end: date):
    """Return how many working days come after `start`, up to and with `end`; 0 where `end` is not later."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


def working_days_after(day: date, count: int):
    """Return the first date by which `count` working days have come after a day; that day itself for 0."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
