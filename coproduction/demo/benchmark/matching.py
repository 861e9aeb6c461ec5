"""What matching costs beside a control in the same run: one plain read of the same table."""

import statistics
import time
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from coproduction.core.dates import today
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.models import AdvertFacts, ExpertFacts, Opportunity
from involvement.selectors.matching import adverts, facts, people
from involvement.services import weekly

PEOPLE_MS, ADVERTS_MS, WEEKLY_SECONDS = 150, 15, 120
TOP = 20
DIFFERENT = 12  # adverts and people asked about, of every shape
NEW_ADVERTS = 200


@dataclass(frozen=True)
class Taken:
    """Milliseconds that something took, beside those of its control; `most` is the bound, in milliseconds."""

    name: str
    ms: float
    control_ms: float
    most: float

    @property
    def ratio(self):
        return self.ms / self.control_ms


def take_matching():
    """Yield a Taken for each of the three measures of matching. The last one writes: it runs on the bench's database."""
    yield Taken("top 20 people", *_for_people(), PEOPLE_MS)
    yield Taken("top 20 adverts", *_for_adverts(), ADVERTS_MS)
    yield Taken("weekly matches", *_for_week(), WEEKLY_SECONDS * 1000)


def _for_people() -> tuple[float, float]:
    day, weights = today(), facts.weights()
    asked = [facts.advert_of(each) for each in Opportunity.objects.open_on(day).order_by("pk")[:DIFFERENT]]
    return in_turns(
        [lambda each=each: _top(people.people_for(each, weights, on=day)) for each in asked],
        lambda: ExpertFacts.objects.aggregate(Count("topics"), Count("times")),
    )


def _for_adverts() -> tuple[float, float]:
    day, weights = today(), facts.weights()
    active = Expert.objects.filter(status=ExpertStatus.ACTIVE).order_by("pk")[:DIFFERENT]
    return in_turns(
        [
            lambda each=each: _top(adverts.adverts_for(each, weights, on=day))
            for each in [facts.person_of(expert) for expert in active]
        ],
        lambda: AdvertFacts.objects.aggregate(Count("topics"), Count("times")),
    )


def _for_week() -> tuple[float, float]:
    control = _ms(lambda: ExpertFacts.objects.aggregate(Count("topics"), Count("times")))
    last_week = timezone.now() - timedelta(days=today().weekday() + 2)
    newest = Opportunity.objects.open_on(today()).order_by("pk").values("pk")[:NEW_ADVERTS]
    Opportunity.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).update(
        published_at=last_week
    )
    return _ms(weekly.tell_of_new_adverts), control


def _top(ranked):
    return list(ranked.values_list("pk", "points")[:TOP])


def in_turns(works, control):
    """Return the medians of the works and of the control, which takes turns with them. Each work is done once before."""
    for work in works:
        work()
    turns = [(_ms(work), _ms(control)) for work in works]
    return tuple(statistics.median(times) for times in zip(*turns, strict=True))


def _ms(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
