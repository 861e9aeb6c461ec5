"""What is known of people and adverts as `rules.matching` reads it, from the rows themselves."""

from collections import defaultdict
from datetime import date

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from coproduction.reference.models import Postcode
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus
from experts.models import (
    Availability,
    Check,
    Expert,
    ExpertLanguage,
    ExpertLocality,
    ExpertTopic,
    Qualification,
)
from involvement.models import ExpertFacts, Opportunity
from involvement.rules.matching import Advert, Person, Weights
from involvement.selectors.requirements import facts_of, slot


def weights():
    """Return the trust's Weights."""
    names = ("topics", "place", "times", "language", "fairness")
    parts = {name: setting(f"match_weight_{name}") for name in names}
    return Weights(**parts, usual_miles=setting("match_usual_miles"))


def advert_of(opportunity):
    """Return an Advert, from its rows as they are now."""
    now = facts_of(Opportunity.objects.filter(pk=opportunity.pk))
    return advert_from(now[0])


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
    """Return {expert id: Person} read from the rows of each fact, whatever is kept, in a fixed number of queries."""
    experts = list(Expert.objects.filter(pk__in=list(expert_ids)))
    keys = [each.pk for each in experts]
    spots, standing = _spots(experts), _standing(keys)
    sets = {name: _sets(model, f"{name[:-1]}_id", keys) for name, model in LISTS.items()}
    sets["localities"] = _sets(ExpertLocality, "locality_id", keys)
    sets["times"] = _times(keys)
    waits = {
        each.pk: each for each in ExpertFacts.objects.filter(pk__in=keys).only("last_offer", "not_chosen")
    }
    return {each.pk: _person(each, spots, sets, standing, waits.get(each.pk)) for each in experts}


LISTS = {"topics": ExpertTopic, "languages": ExpertLanguage}


def person_of(expert):
    """Return one Person."""
    return people_of([expert.pk])[expert.pk]


def _person(expert, spots, sets, standing, waits):
    told = waits.last_offer if waits else None
    return Person(
        pk=expert.pk,
        active=expert.status == ExpertStatus.ACTIVE,
        online=expert.online,
        in_person=expert.in_person,
        born_on=expert.date_of_birth,
        spot=spots.get(expert.postcode),
        miles=expert.travel_miles,
        **{name: frozenset(found[expert.pk]) for name, found in sets.items()},
        training=standing[0][expert.pk],
        checks=standing[1][expert.pk],
        last_offer=timezone.localdate(told) if told else None,
        not_chosen=waits.not_chosen if waits else 0,
    )


def _spots(experts):
    codes = {each.postcode for each in experts if each.postcode}
    found = Postcode.objects.in_use().filter(code__in=codes) if codes else ()
    return {each.code: (each.east, each.north) for each in found}


def _sets(model, column, keys):
    found = defaultdict(set)
    for pk, one in model.objects.filter(expert__in=keys).values_list("expert_id", column):
        found[pk].add(one)
    return found


def _times(keys):
    found = defaultdict(set)
    rows = Availability.objects.filter(expert__in=keys).values_list("expert_id", "weekday", "time_of_day")
    for pk, weekday, part in rows:
        found[pk].add(slot(weekday, part))
    return found


def _standing(keys):
    """Return ({expert: {training kind: last day}}, {expert: {check kind: last day}}): the last day each counts."""
    training = Qualification.objects.filter(expert__in=keys)
    checks = Check.objects.good_on(date.min).filter(expert__in=keys)
    return _last_days(training), _last_days(checks)


def _last_days(rows):
    found: dict = defaultdict(dict)
    ends = (
        rows.order_by()
        .values_list("expert_id", "kind_id")
        .annotate(end=Max(Coalesce("expires_on", date.max)))
    )
    for expert, kind, end in ends:
        found[expert][kind] = end
    return found
