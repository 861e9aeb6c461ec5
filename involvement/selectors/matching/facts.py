"""What is known of people and adverts as `rules.matching` reads it."""

from datetime import date

from django.utils import timezone

from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus
from involvement.models import ExpertFacts, Opportunity
from involvement.rules.matching import Advert, Person, Weights
from involvement.selectors.matching.derived import people_now
from involvement.selectors.requirements import facts_of

SETS = ("topics", "languages", "localities")


def weights():
    """Return the trust's Weights."""
    names = ("topics", "place", "times", "language", "fairness")
    parts = {name: setting(f"match_weight_{name}") for name in names}
    return Weights(**parts, usual_miles=setting("match_usual_miles"))


def advert_of(opportunity):
    """Return an Advert from what is kept of it, or from its rows where nothing is kept yet."""
    kept = getattr(opportunity, "facts", None)
    return advert_from(kept or facts_of(Opportunity.objects.filter(pk=opportunity.pk))[0])


def advert_from(kept):
    """Return the Advert of AdvertFacts."""
    sets = {name: ids_in(getattr(kept, name)) for name in ("topics", "languages", "training", "checks")}
    return Advert(
        pk=kept.pk,
        host=kept.host,
        place=kept.place,
        locality=kept.locality,
        spot=None if kept.east is None else (kept.east, kept.north),
        least_age=kept.least_age,
        first_day=kept.first_day,
        times=frozenset(kept.times.split()),
        **sets,
    )


def ids_in(kept):
    return frozenset(int(word) for word in kept.split())


def people_of(expert_ids):
    """Return {expert id: Person} as their rows are now, whatever is kept, in one query."""
    sql, params = people_now(list(expert_ids))
    return {each.pk: _person(each) for each in ExpertFacts.objects.raw(sql, params)}


def person_of(expert):
    """Return one Person."""
    return people_of([expert.pk])[expert.pk]


def _person(now):
    return Person(
        pk=now.pk,
        active=now.status == ExpertStatus.ACTIVE,
        online=now.online,
        in_person=now.in_person,
        born_on=now.born_on,
        spot=None if now.east is None else (now.east, now.north),
        miles=now.miles,
        **{name: ids_in(getattr(now, name)) for name in SETS},
        times=frozenset(now.times.split()),
        training=_last_days(now.training),
        checks=_last_days(now.checks),
        last_offer=timezone.localdate(now.last_offer) if now.last_offer else None,
        not_chosen=now.not_chosen,
    )


def _last_days(kept):
    """Return {kind: its last good day} of ' 3:2027-05-31 '."""
    pairs = (word.split(":") for word in kept.split())
    return {int(kind): date.fromisoformat(day) for kind, day in pairs}
