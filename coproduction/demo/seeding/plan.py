from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from random import Random

from django.utils import timezone

ATTENDANCE = 0.85
SPARE = 1.15  # more attendances than claims: some people have not claimed yet
YEARS_BACK = 2
OPEN_SESSIONS = 3  # dates an open advert has arranged
POPULAR = 60  # people interested in a popular advert: more than one page of them
POPULAR_EVERY = 50  # adverts
ROWS_A_PANEL = 4.6  # with its activity, and the seats of experts


@dataclass(frozen=True)
class Plan:
    """How much history to make. Half of the adverts are open; the other half are past, and carry the claims."""

    experts: int
    opportunities: int
    claims: int
    seed: int
    today: date
    panels: int = 0

    @property
    def past(self):
        return max(1, self.opportunities // 2)

    @property
    def members(self):
        """How many people join each past opportunity."""
        return max(1, min(10, self.experts))

    @property
    def sessions(self):
        """How many sessions each past opportunity needs for everybody's claims."""
        return max(1, ceil(self.claims * SPARE / ATTENDANCE / (self.past * self.members)))

    def interested(self, number):
        """How many people are interested in the opportunity of this number."""
        return min(self.experts, self.members + 3 if number % POPULAR_EVERY else POPULAR)

    @property
    def rows(self):
        """About how many rows it makes, for the progress bar."""
        sessions = self.past * self.sessions + (self.opportunities - self.past) * OPEN_SESSIONS
        taking_part = self.past * self.sessions * self.members
        adverts = self.opportunities * (3.5 + self.interested(1)) + sessions * 2
        return round(
            self.experts * 17
            + adverts
            + taking_part * (1 + ATTENDANCE)
            + self.claims * 6
            + self.panels * ROWS_A_PANEL
        )

    def random(self, part):
        """Return a source of chance for one part, so that a change to one leaves the others as they were."""
        return Random(f"{self.seed}:{part}")

    def day(self, days):
        return self.today + timedelta(days=days)

    def moment(self, day, hour=9, minute=0):
        """Return a moment on a day in London."""
        return datetime.combine(day, time(hour, minute), timezone.get_default_timezone())
