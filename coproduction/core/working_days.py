"""Working days in England: not Saturdays, Sundays or bank holidays."""

from datetime import date, timedelta

import holidays


def is_working_day(day: date):
    return day.weekday() < 5 and day not in holidays.country_holidays("GB", subdiv="ENG", years=day.year)


def working_days_before(day: date, count: int):
    """Return the last date that leaves `count` whole working days between it and a day to come."""
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day
