"""A clock for telling the past, and the list of what happened in it.

The demonstration's history is made by the real services, so that its audit trail, messages and ledger hang together.
They ask `timezone.now()` what time it is, and what they write then cannot be changed afterwards: audit events are
append-only. So while a step of the history is told, the clock says that it is then. Only the command that loads an
empty demonstration does this, before the web server and the worker start.
"""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from functools import partial

from django.utils import timezone

REAL_NOW = timezone.now


@contextmanager
def at(moment):
    """Make it this moment for as long as the block runs."""
    before = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = before


class Timeline:
    """What happened, told in the order in which it happened. Days count from today: -7 is a week ago."""

    def __init__(self):
        self.now = REAL_NOW()
        self.today = timezone.localdate(self.now)
        self._steps: list[tuple[datetime, int, Callable]] = []

    @property
    def local_hour(self):
        return timezone.localtime(self.now).hour

    def day(self, offset):
        return self.today + timedelta(days=offset)

    def moment(self, offset, hour=10, minute=0):
        """Return the moment a clock in London shows this time on a day."""
        return timezone.make_aware(datetime.combine(self.day(offset), time(hour, minute))).astimezone(UTC)

    def on(self, offset, do, *args, hour=10, **kwargs):
        """Add a step. One that would still be to come is told as of now."""
        moment = min(self.moment(offset, hour), self.now)
        self._steps.append((moment, len(self._steps), partial(do, *args, **kwargs)))

    def tell(self):
        """Do every step at its own time."""
        for moment, _, do in sorted(self._steps, key=lambda step: step[:2]):
            with at(moment):
                do()
        self._steps.clear()
