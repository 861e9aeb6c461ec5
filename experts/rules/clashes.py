"""When two things a person is expected at are in each other's way: pure, no queries. Moments are UTC, so that no change of
the clocks makes an hour more or less than it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from coproduction.core.dates import say_minutes, say_moment
from experts.enums import ClashKind


@dataclass(frozen=True)
class Slot:
    """When and where something is. No `venue`: people join online, or nobody has said where."""

    activity: int
    title: str
    starts_at: datetime
    ends_at: datetime
    venue: int | None


@dataclass(frozen=True)
class Travel:
    """Minutes a person needs between two venues, and between a venue and a place where they can be online."""

    between_venues: int
    to_be_online: int

    @property
    def longest(self):
        return timedelta(minutes=max(self.between_venues, self.to_be_online))

    def needed(self, one, other):
        if one.venue == other.venue:
            return timedelta(0)
        is_online = one.venue is None or other.venue is None
        return timedelta(minutes=self.to_be_online if is_online else self.between_venues)


@dataclass(frozen=True)
class Clash:
    """`other` is the Slot in the way; `minutes` what is left between the two, 0 where they overlap."""

    kind: ClashKind
    other: Slot
    minutes: int = 0

    @property
    def words(self):
        """The sentence for the person themselves."""
        if self.kind == ClashKind.OVERLAP:
            words = gettext("You are also expected at ‘{title}’ on {starts_at}, which is at the same time.")
        elif self.minutes:
            words = gettext(
                "You are also expected at ‘{title}’ on {starts_at}. There is {length} between the two, and you may "
                "need longer to get from one to the other."
            )
        else:
            words = gettext(
                "You are also expected at ‘{title}’ on {starts_at}. There is no time between the two, and you may "
                "need longer to get from one to the other."
            )
        return words.format(
            title=self.other.title,
            starts_at=say_moment(self.other.starts_at),
            length=say_minutes(self.minutes),
        )


def clash(slot, other, travel):
    """Return the Clash of a Slot with another, or None. One that ends as the other begins does not overlap."""
    if slot.activity == other.activity:
        return None
    if slot.starts_at < other.ends_at and other.starts_at < slot.ends_at:
        return Clash(ClashKind.OVERLAP, other)
    left = max(slot.starts_at, other.starts_at) - min(slot.ends_at, other.ends_at)
    if left < travel.needed(slot, other):
        return Clash(ClashKind.NO_TIME, other, int(left.total_seconds() // 60))
    return None


def clashes(slot, others, travel):
    """Return the Clashes of a Slot with any of the others, in the order given."""
    return [found for other in others if (found := clash(slot, other, travel))]


def worst(found):
    """Return the ClashKind that matters most among some Clashes, or None."""
    kinds = {each.kind for each in found}
    return ClashKind.OVERLAP if ClashKind.OVERLAP in kinds else next(iter(kinds), None)
