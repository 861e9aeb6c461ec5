"""What is known of people, read from the rows of each fact one kind at a time: what the statement is held against."""

from collections import defaultdict
from datetime import date

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from coproduction.reference.models import Postcode
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
from involvement.models import ExpertFacts
from involvement.rules.matching import Person
from involvement.selectors.requirements import slot


def people_read_slowly(expert_ids):
    """Return {expert id: Person} read from the rows of each fact, whatever is kept."""
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
