"""What an advert asks for, from its rows: when and where it meets, whom it suits, and what must be in date by then."""

from django.db.models import Min
from django.utils import timezone

from coproduction.core.postcodes import tidy_postcode
from coproduction.reference.models import Postcode
from experts.enums import TimeOfDay
from involvement.enums import OpportunityStatus
from involvement.models import AdvertFacts, Session
from involvement.rules.words import say_needs

AFTERNOON, EVENING = 12, 17  # the hours, in London, from which it is afternoon and evening


def part_of_day(moment):
    """Return the TimeOfDay at which clocks in London show this moment."""
    hour = timezone.localtime(moment).hour
    if hour < AFTERNOON:
        return TimeOfDay.MORNING
    return TimeOfDay.AFTERNOON if hour < EVENING else TimeOfDay.EVENING


def slot(weekday, part):
    """Return one part of the week as the facts keep it: '0m' is Monday morning."""
    return f"{weekday}{part[0]}"


def first_days(opportunity_ids):
    """Return {opportunity id: the day in London of its first session that was not called off}."""
    rows = _sessions(opportunity_ids).order_by().values_list("opportunity_id")
    starts = rows.annotate(first=Min("activity__starts_at"))
    return {pk: timezone.localdate(first) for pk, first in starts}


def times_asked(adverts):
    """Return {opportunity id: set of slots}: those of its sessions where it has some, or else those its host asked for."""
    found: dict = {each.pk: set() for each in adverts}
    rows = _sessions(found).values_list("opportunity_id", "activity__starts_at").order_by()
    for pk, starts_at in rows:
        found[pk].add(slot(timezone.localtime(starts_at).weekday(), part_of_day(starts_at)))
    for advert in adverts:
        if not found[advert.pk]:
            found[advert.pk] = {slot(day, part) for day in advert.weekdays for part in advert.times_of_day}
    return found


def _sessions(opportunity_ids):
    return Session.objects.filter(opportunity__in=list(opportunity_ids), activity__cancelled_at__isnull=True)


def facts_of(opportunities):
    """Return the AdvertFacts, not saved, of a queryset of adverts, in a fixed number of queries."""
    rows = opportunities.select_related("venue")
    adverts = list(rows.prefetch_related("topics", "languages", "training", "checks"))
    days, times, spots = first_days(each.pk for each in adverts), times_asked(adverts), _spots(adverts)
    return [_facts(each, days, times, spots) for each in adverts]


def _facts(advert, days, times, spots):
    east, north = spots.get(_postcode(advert), (None, None))
    many = ("topics", "languages", "training", "checks")
    return AdvertFacts(
        opportunity=advert,
        host=advert.host_id,
        closes_on=advert.closing_date if advert.status == OpportunityStatus.PUBLISHED else None,
        place=advert.place,
        locality=advert.locality_id,
        east=east,
        north=north,
        least_age=advert.least_age,
        first_day=days.get(advert.pk, advert.first_date),
        topic_count=len(advert.topics.all()),
        times=as_set(times[advert.pk]),
        time_count=len(times[advert.pk]),
        **{name: as_set(row.pk for row in getattr(advert, name).all()) for name in many},
    )


def as_set(words):
    """Return ids or words as the facts keep a set: ' 3 17 ', '' for none."""
    inside = " ".join(str(word) for word in sorted(words))
    return f" {inside} " if inside else ""


def spot_of(venue):
    """Return (metres east, metres north) of a venue, or None where there is none or its postcode is not known."""
    code = _code_of(venue)
    return _spots_of({code}).get(code) if code else None


def _postcode(advert):
    return _code_of(advert.venue)


def _code_of(venue):
    return tidy_postcode(venue.postcode) or "" if venue else ""


def _spots(adverts):
    return _spots_of({_postcode(each) for each in adverts} - {""})


def _spots_of(codes):
    found = Postcode.objects.in_use().filter(code__in=codes) if codes else Postcode.objects.none()
    return {code: (east, north) for code, east, north in found.values_list("code", "east", "north")}


def names_asked(opportunity):
    """Return {field: the names of what it asks for, in order} of one advert."""
    many = ("topics", "languages", "training", "checks")
    return {name: [row.name for row in getattr(opportunity, name).all()] for name in many}


def needs_in_words(opportunity):
    """Return the sentences that say whom an advert suits, in the language of now."""
    names = names_asked(opportunity)
    return say_needs(**names, weekdays=opportunity.weekdays, times_of_day=opportunity.times_of_day)
