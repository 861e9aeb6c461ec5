"""Why a person and an advert fit, and why not: each condition in words, with what would put it right. Pure.

Sentences are written for the person themselves and for staff; `said_about` picks what staff read. A host is told
nothing a person shares only with us: not their lived experience, not where they live, not which check is missing.
"""

from datetime import date

from django.utils.translation import gettext

from coproduction.core.dates import say_date, say_month
from involvement.enums import Place
from involvement.rules import matching as rules
from involvement.rules.both import Both, together
from involvement.rules.conditions import Condition, Names, State, add_it, changed, in_miles, said_about
from involvement.rules.what_counts import counts

__all__ = ["ALWAYS", "Condition", "Names", "State", "counts", "must_haves", "said_about"]

ALWAYS = date.max


def must_haves(person, advert, names, *, on):
    """Return a Condition for each thing without which nobody is offered a place."""
    found = [_active(person)]
    if advert.least_age:
        found.append(_age(person, advert, on))
    if advert.place:
        found.append(_meeting(person, advert))
    found += [_training(person, advert, kind, names, on) for kind in sorted(advert.training)]
    return found + [_check(person, advert, kind, names.checks[kind], on) for kind in sorted(advert.checks)]


def _active(person):
    if person.active:
        words = Both(
            gettext("You are an active member of our network."),
            gettext("They are an active member of our network."),
        )
        return Condition(State.MET, words, goes_without_saying=True)
    words = Both(
        gettext("You are not an active member of our network now."),
        gettext("They are not an active member of our network now."),
    )
    profile = Both(
        gettext("Look at your profile to see what comes next."),
        gettext("Look at their profile to see what comes next."),
    )
    return Condition(State.NOT_MET, words, profile)


def _age(person, advert, on):
    words = gettext("This is for people who are {least_age} or over.").format(least_age=advert.least_age)
    if person.born_on is None:
        unknown = Both(
            gettext("We do not know your date of birth."), gettext("We do not know their date of birth.")
        )
        return Condition(State.NOT_MET, together(words, unknown), add_it())
    if rules.is_old_enough(person, advert, on=on):
        words = Both(gettext("You are old enough."), gettext("They are old enough."))
        return Condition(State.MET, words, goes_without_saying=True)
    return Condition(State.NOT_MET, words)


def _meeting(person, advert):
    if advert.place != Place.IN_PERSON and person.online:
        return Condition(State.MET, Both(gettext("You can join online."), gettext("They can join online.")))
    if advert.place == Place.ONLINE:
        words = Both(
            gettext("It is online, and you told us that you do not join online."),
            gettext("It is online, and they told us that they do not join online."),
        )
        return Condition(State.NOT_MET, words, changed())
    if not person.in_person:
        words = Both(
            gettext("It is in person, and you told us that you do not come in person."),
            gettext("It is in person, and they told us that they do not come in person."),
        )
        return Condition(State.NOT_MET, words, changed())
    if rules.is_too_far(person, advert):
        words = Both(
            gettext("It is about {far} away, and you told us that you travel up to {most}."),
            gettext("It is about {far} away, and they told us that they travel up to {most}."),
            far=in_miles(rules.miles_apart(person.spot, advert.spot)),
            most=in_miles(person.miles),
        )
        return Condition(State.NOT_MET, words, changed())
    return Condition(State.MET, Both(gettext("You can come in person."), gettext("They can come in person.")))


def _training(person, advert, kind, names, on):
    last, name = person.training.get(kind), names.training[kind]
    ask = names.next_dates.get(kind) or Both(
        gettext("Ask us about the next dates."), gettext("Tell them about the next dates.")
    )
    if last is None:
        needs = Both(gettext("You need {name} training."), gettext("They need {name} training."), name=name)
        return Condition(State.NOT_MET, needs, ask)
    what = Both(gettext("Your {name} training"), gettext("Their {name} training"), name=name)
    return _in_date(what, last, advert.day(on), ask, on)


def _check(person, advert, kind, name, on):
    last = person.checks.get(kind)
    ask = Both(gettext("Ask us: we arrange the check with you."), gettext("Arrange the check with them."))
    host_reads, remedy = (
        gettext("A check you ask for is not in date."),
        gettext("Our people participation team can help."),
    )
    if last is None:
        words = Both(
            gettext("You need this check: {name}. We do not have a clear one from you."),
            gettext("They need this check: {name}. We do not have a clear one from them."),
            name=name,
        )
        return Condition(State.NOT_MET, words, ask, host_reads, remedy_for_host=remedy)
    what = Both(gettext("Your check ({name})"), gettext("Their check ({name})"), name=name)
    found = _in_date(what, last, advert.day(on), ask, on)
    return (
        found._replace(for_host="")
        if found.state == State.MET
        else found._replace(for_host=host_reads, remedy_for_host=remedy)
    )


def _in_date(what, last, day, ask, on):
    if last < on:
        words = _same(gettext("{what} ran out in {month}."), what=what, month=say_month(last))
        return Condition(State.NOT_MET, words, ask)
    if last < day:
        words = _same(
            gettext("{what} runs out on {last}, before the first day."), what=what, last=say_date(last)
        )
        return Condition(State.NOT_MET, words, ask)
    if last == ALWAYS:
        return Condition(State.MET, _same(gettext("{what} is in date."), what=what))
    words = _same(gettext("{what} is in date, until {last}."), what=what, last=say_date(last))
    return Condition(State.MET, words)


def _same(words, **values):
    """Return a sentence that differs in what is put into it alone."""
    return Both(words, words, **values)
