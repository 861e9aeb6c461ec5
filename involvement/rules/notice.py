"""The trust's notice: how long people have from one day to another, in days or in working days of England."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import ngettext

from coproduction.core.dates import days_between
from coproduction.core.working_days import working_days_after, working_days_between


class Notice(NamedTuple):
    """How many days are owed from publishing to the closing date, and from the decision to the first session.

    The day itself is not counted and the last day is. `in_working_days` leaves out Saturdays, Sundays and bank holidays.
    """

    before_closing: int
    before_first_session: int
    in_working_days: bool = False

    def days(self, start: date, end: date):
        """Return how many days, of the trust's sort, people have from one day to a later one."""
        return working_days_between(start, end) if self.in_working_days else days_between(start, end)

    def reach(self, start: date, count: int):
        """Return the first date that gives so many days from `start`."""
        return working_days_after(start, count) if self.in_working_days else start + timedelta(days=count)

    def say(self, count):
        """Say a number of days: '1 day', '10 working days'."""
        if self.in_working_days:
            return ngettext("{count} working day", "{count} working days", count).format(count=count)
        return ngettext("{count} day", "{count} days", count).format(count=count)
