"""How well a person and an advert fit: hard conditions, then points. Pure: `selectors.matching` says the same in SQL.

Every part is worth 0 to 100 and is weighed by the trust's own weights. Where one side has not said, a part is worth
50: neither for nor against. Equality data is never read.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from coproduction.core.dates import age_on
from involvement.enums import Place

FULL, HALF, NONE = 100, 50, 0
METRES_A_MILE = 1609
FAIRNESS = ((180, 60), (90, 40), (30, 20))  # days since the last offer, and what so long a wait is worth
NEVER_OFFERED = 60
EACH_NOT_CHOSEN, MOST_NOT_CHOSEN = 20, 2
NOBODY_LESS_THAN = 1  # mile: someone who travels 0 miles lives at the door


class Weights(NamedTuple):
    """What each part counts, and the miles a person travels who has not said."""

    topics: int
    place: int
    times: int
    language: int
    fairness: int
    usual_miles: int

    @property
    def whole(self):
        return self.topics + self.place + self.times + self.language + self.fairness


Spot = tuple[int, int]


@dataclass(frozen=True)
class Person:
    """What matching knows of one person. `training` and `checks` are {kind: its last good day}; sets hold ids."""

    pk: int
    active: bool = True
    online: bool = True
    in_person: bool = True
    born_on: date | None = None
    spot: Spot | None = None
    miles: int | None = None
    topics: frozenset = frozenset()
    localities: frozenset = frozenset()
    languages: frozenset = frozenset()
    times: frozenset = frozenset()
    training: dict = field(default_factory=dict)
    checks: dict = field(default_factory=dict)
    last_offer: date | None = None
    not_chosen: int = 0


@dataclass(frozen=True)
class Advert:
    """What matching knows of one advert. `first_day` is that of its first session."""

    pk: int
    host: int = 0
    place: str = ""
    locality: int | None = None
    spot: Spot | None = None
    least_age: int | None = None
    first_day: date | None = None
    topics: frozenset = frozenset()
    languages: frozenset = frozenset()
    times: frozenset = frozenset()
    training: frozenset = frozenset()
    checks: frozenset = frozenset()

    def day(self, on):
        """Return the day on which things must be in date: that of the first session, if it is still to come."""
        return max(self.first_day or on, on)


def is_possible(person, advert, *, on):
    """Say whether the hard conditions hold that nobody can put right for this person by a check or by training."""
    return (
        person.active
        and person.pk != advert.host
        and is_old_enough(person, advert, on=on)
        and can_meet(person, advert)
    )


def is_old_enough(person, advert, *, on):
    if not advert.least_age:
        return True
    return person.born_on is not None and age_on(advert.day(on), person.born_on) >= advert.least_age


def born_by(age, day):
    """Return the last day of birth of people who are this old on a day. Born on 29 February is 18 on 1 March."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return day.replace(year=day.year - age, day=28)


def birthday(born_on, age):
    """Return the day on which somebody is this old: for a child of 29 February, 1 March where there is none."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return born_on.replace(year=born_on.year + age, month=3, day=1)


def can_meet(person, advert):
    """Say whether they can be there: online, or in person within the miles they said."""
    if advert.place == Place.ONLINE:
        return person.online
    if advert.place == Place.IN_PERSON:
        return can_come(person, advert)
    return person.online or can_come(person, advert) if advert.place == Place.MIXED else True


def can_come(person, advert):
    return person.in_person and not is_too_far(person, advert)


def is_too_far(person, advert):
    """Say whether it is further than they said they travel. Unknown is not too far."""
    apart = apart_squared(person.spot, advert.spot)
    return apart is not None and person.miles is not None and apart > reach_squared(person.miles)


def apart_squared(one, other):
    """Return the square of the metres between two spots, or None where one is not known."""
    if one is None or other is None:
        return None
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def reach_squared(miles):
    return (METRES_A_MILE * max(miles, NOBODY_LESS_THAN)) ** 2


def miles_apart(one, other):
    """Return the miles between two spots as the crow flies, rounded; None where one is not known."""
    squared = apart_squared(one, other)
    return None if squared is None else round(squared**0.5 / METRES_A_MILE)


def lacks(person, advert, *, on):
    """Return (training kinds, check kinds) that are needed and not in date on the day of the first session."""
    day = advert.day(on)
    return (
        {kind for kind in advert.training if person.training.get(kind, date.min) < day},
        {kind for kind in advert.checks if person.checks.get(kind, date.min) < day},
    )


def points(person, advert, weights, *, on):
    """Return the weighed points, from 0 to 100 times the sum of the weights."""
    return (
        weights.topics * topics_part(person, advert)
        + weights.place * place_part(person, advert, weights)
        + weights.times * times_part(person, advert)
        + weights.language * language_part(person, advert)
        + weights.fairness * fairness_part(person, on=on)
    )


def topics_part(person, advert):
    return FULL * len(advert.topics & person.topics) // len(advert.topics) if advert.topics else HALF


def place_part(person, advert, weights):
    if not advert.place:
        return HALF
    if advert.place != Place.IN_PERSON and person.online:
        return FULL
    apart = apart_squared(person.spot, advert.spot)
    if apart is None:
        return _locality_part(person, advert)
    reach = reach_squared(weights.usual_miles if person.miles is None else person.miles)
    return FULL - HALF * apart // reach if apart <= reach else NONE


def _locality_part(person, advert):
    if advert.locality is None or not person.localities:
        return HALF
    return FULL if advert.locality in person.localities else NONE


def times_part(person, advert):
    if not advert.times or not person.times:
        return HALF
    return FULL * len(advert.times & person.times) // len(advert.times)


def language_part(person, advert):
    if not advert.languages or not person.languages:
        return HALF
    return FULL if advert.languages & person.languages else NONE


def fairness_part(person, *, on):
    waited = NEVER_OFFERED
    if person.last_offer is not None:
        waited = next((worth for days, worth in FAIRNESS if person.last_offer <= on - timedelta(days)), NONE)
    return waited + EACH_NOT_CHOSEN * min(person.not_chosen, MOST_NOT_CHOSEN)


def lot(person_id, advert_id):
    """Return the number by which ties are broken: the same each time for one advert, and another for the next."""
    return (person_id * 7919 + advert_id * 104729) % 10007


def percent(score, weights):
    """Return points as a score out of 100."""
    return score // weights.whole if weights.whole else 0
