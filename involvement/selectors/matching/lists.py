"""Matches as pages show them: the best few, each with its reasons in words. Reasons are made for those shown alone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Subquery, Value
from django.utils.translation import gettext

from coproduction.core.dates import today
from coproduction.reference.enums import TopicKind
from coproduction.reference.models import CheckKind, Language, Topic, TrainingKind
from experts.models import Expert
from involvement.models import Invitation, Opportunity
from involvement.rules import matching as rules
from involvement.rules.reasons import Condition, Names, State, counts, must_haves, said_about
from involvement.selectors.matching import adverts, facts, people
from involvement.selectors.training import next_dates

MOST_SHOWN, MOST_LACKING = 20, 10
LISTS = {"topics": Topic, "languages": Language, "training": TrainingKind, "checks": CheckKind}


@dataclass(frozen=True)
class Match:
    """One person or advert of a list, with a score out of 100, what speaks for it, and what is missing.

    `lacking` are the sentences that say which training or check an offer waits for, to a member of staff, or ''.
    """

    thing: Expert | Opportunity
    score: int
    reasons: list[Condition]
    missing: list[Condition]
    lacking: str
    invited_at: datetime | None = None


def names_of(asked):
    """Return the Names of all that some Adverts ask for, in one query, and one more where they ask for training."""
    asked = list(asked)
    parts = [_named(name, model, _ids(asked, name)) for name, model in LISTS.items()]
    found: dict = {name: {} for name in LISTS}
    lived = set()
    for which, pk, name, kind in parts[0].union(*parts[1:], all=True):
        found[which][pk] = name
        if kind == TopicKind.LIVED_EXPERIENCE:
            lived.add(pk)
    again = next_dates(found["training"]) if found["training"] else {}
    return Names(lived=frozenset(lived), next_dates=again, **found)


def _named(which, model, keys):
    kind = F("kind") if model is Topic else Value("")
    rows = model.objects.filter(pk__in=keys).order_by()
    return rows.annotate(which=Value(which), of_kind=kind).values_list("which", "pk", "name", "of_kind")


def _ids(asked, name):
    return {one for each in asked for one in getattr(each, name)}


def who_fits(opportunity, *, on=None, most=MOST_SHOWN):
    """Return ([Match of those who fit], [Match of those who would if something were put right]) for an advert."""
    day, weights, advert = on or today(), facts.weights(), facts.advert_of(opportunity)
    fit = _rows(people.people_for(advert, weights, on=day), most)
    lacking = _rows(people.people_lacking(advert, weights, on=day), min(most, MOST_LACKING))
    known, names = facts.people_of([*fit, *lacking]), names_of([advert])
    invited = Invitation.objects.filter(opportunity=opportunity, expert=OuterRef("pk")).values("invited_at")
    rows = Expert.objects.filter(pk__in=known).select_related("user")
    experts = {each.pk: each for each in rows.annotate(invited_at=Subquery(invited))}
    found = [
        _match(experts[pk], known[pk], advert, names, weights, day, experts[pk].invited_at)
        for pk in known_in_order(fit | lacking, known, advert, day)
    ]
    return [each for each in found if not each.missing], [each for each in found if each.missing]


def known_in_order(ranked, known, advert, day):
    """Return the keys in their order, without those whose rows say by now that they cannot take part."""
    return [pk for pk in ranked if rules.is_possible(known[pk], advert, on=day)]


def _rows(ranked, most):
    return dict(ranked.values_list("pk", "points")[:most])


def _match(thing, person, advert, names, weights, day, invited_at=None):
    needed = must_haves(person, advert, names, on=day)
    return Match(
        thing,
        rules.percent(rules.points(person, advert, weights, on=day), weights),
        [each for each in _all(person, advert, names, day) if each.state != State.NOT_MET],
        [each for each in needed if each.state == State.NOT_MET],
        _lacking(advert, needed),
        invited_at,
    )


def _lacking(advert, needed):
    asked = len(advert.training) + len(advert.checks)
    found = [each for each in needed[len(needed) - asked :] if each.state == State.NOT_MET]
    if not found:
        return ""
    said = " ".join(said_about(each, to_host=True).words for each in found)
    return gettext(
        "They cannot be offered a place yet. {said} A coordinator can record it on their page "
        "once it is done."
    ).format(said=said)


def _all(person, advert, names, day):
    asked = [each for each in must_haves(person, advert, names, on=day) if not each.goes_without_saying]
    return [*counts(person, advert, names, on=day), *asked]


def ways_for(expert, *, on=None, most=MOST_SHOWN):
    """Return ([Match of adverts that fit], [Match of those that would if something were put right]) for a person."""
    day, weights, person = on or today(), facts.weights(), facts.person_of(expert)
    fit = _rows(adverts.adverts_for(person, weights, on=day), most)
    lacking = _rows(adverts.adverts_lacking(person, weights, on=day), min(most, MOST_LACKING))
    ranked = [*fit, *lacking]
    open_ones = Opportunity.objects.open_on(day).filter(pk__in=ranked).select_related("facts")
    rows = {each.pk: each for each in open_ones}
    asked = {pk: facts.advert_of(each) for pk, each in rows.items()}
    names = names_of(asked.values())
    found = [_match(rows[pk], person, asked[pk], names, weights, day) for pk in ranked if pk in rows]
    return [each for each in found if not each.missing], [each for each in found if each.missing]


def reasons_for(experts, opportunity, *, on=None):
    """Return {expert key: Match} of some people and one advert, in a few queries whatever their number."""
    if not experts:
        return {}
    day, weights, advert = on or today(), facts.weights(), facts.advert_of(opportunity)
    known, names = facts.people_of([each.pk for each in experts]), names_of([advert])
    return {each.pk: _match(each, known[each.pk], advert, names, weights, day) for each in experts}


def why(expert, opportunity, *, on=None):
    """Return ([Condition that must hold], [Condition that counts], the score out of 100) for one person and one advert."""
    day, weights, advert = on or today(), facts.weights(), facts.advert_of(opportunity)
    person, names = facts.person_of(expert), names_of([advert])
    score = rules.percent(rules.points(person, advert, weights, on=day), weights)
    return must_haves(person, advert, names, on=day), counts(person, advert, names, on=day), score


def why_lacking(interest, *, on=None):
    """Return the sentences that say which training or check an offer waits for, to a member of staff, or ''."""
    advert = facts.advert_of(interest.opportunity)
    if not (advert.training or advert.checks):
        return ""
    return reasons_for([interest.expert], interest.opportunity, on=on)[interest.expert_id].lacking
