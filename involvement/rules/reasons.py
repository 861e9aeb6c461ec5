"""Why a person and an advert fit, and why not: each condition in words, with what would put it right. Pure.

Sentences are written for the person themselves; `said_about` turns them into what staff read. A host is told nothing a
person shares only with us: not their lived experience, not where they live, not which check is missing.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from coproduction.core.dates import say_date
from experts.enums import TimeOfDay, Weekday
from involvement.enums import Place
from involvement.rules import matching as rules
from involvement.rules.words import say_or

ALWAYS = date.max
PARTS = {part.value[0]: part.label.lower() for part in TimeOfDay}
LONG_WAIT = timedelta(days=rules.FAIRNESS[0][0])
PRONOUNS = (("You", "They"), ("Your", "Their"), ("your", "their"), ("you", "they"))
CHANGED = "If that has changed, change it in your profile."
FAIR = "You have waited long for a place."
HOST_CHECK = "A check you ask for is not in date."
HOST_CHECK_REMEDY = "Our people participation team can help."


class State(Enum):
    MET = "Yes"
    NOT_MET = "No"
    NOT_CHECKED = "Not checked"


class Condition(NamedTuple):
    """One thing that is asked, whether it is so, and what to do where it is not.

    `for_host` is what a host reads of it: None for the same words, '' for nothing. What `goes_without_saying` is left
    out of the reasons of a list.
    """

    state: State
    words: str
    remedy: str = ""
    for_host: str | None = None
    goes_without_saying: bool = False


@dataclass(frozen=True)
class Names:
    """The names of what an advert asks for, by id. `lived` are the topics that are lived experience.

    `next_dates` says of a kind of training when it is given next, where a date is known.
    """

    topics: dict[int, str]
    lived: frozenset
    languages: dict[int, str]
    training: dict[int, str]
    checks: dict[int, str]
    next_dates: dict[int, str] = field(default_factory=dict)


def must_haves(person, advert, names, *, on):
    """Return a Condition for each thing without which nobody is offered a place."""
    found = [_active(person)]
    if advert.least_age:
        found.append(_age(person, advert, on))
    if advert.place:
        found.append(_meeting(person, advert))
    found += [_training(person, advert, kind, names, on) for kind in sorted(advert.training)]
    return found + [_check(person, advert, kind, names.checks[kind], on) for kind in sorted(advert.checks)]


def counts(person, advert, names, *, on):
    """Return a Condition for each thing that counts towards a good match."""
    found = []
    if advert.topics:
        found.append(_topics(person, advert, names))
    if advert.place and not (advert.place != Place.IN_PERSON and person.online):
        found.append(_distance(person, advert))
    if advert.times:
        found.append(_times(person, advert))
    if advert.languages:
        found.append(_languages(person, advert, names))
    return [*found, _fairness(person, on)]


def _active(person):
    if person.active:
        return Condition(State.MET, "You are an active member of our network.", goes_without_saying=True)
    profile = "Look at your profile to see what comes next."
    return Condition(State.NOT_MET, "You are not an active member of our network now.", profile)


def _age(person, advert, on):
    words = f"This is for people who are {advert.least_age} or over."
    if person.born_on is None:
        return Condition(
            State.NOT_MET, f"{words} We do not know your date of birth.", "Add it to your profile."
        )
    if rules.is_old_enough(person, advert, on=on):
        return Condition(State.MET, "You are old enough.", goes_without_saying=True)
    return Condition(State.NOT_MET, words)


def _meeting(person, advert):
    if advert.place != Place.IN_PERSON and person.online:
        return Condition(State.MET, "You can join online.")
    if advert.place == Place.ONLINE:
        return Condition(State.NOT_MET, "It is online, and you told us that you do not join online.", CHANGED)
    if not person.in_person:
        return Condition(
            State.NOT_MET, "It is in person, and you told us that you do not come in person.", CHANGED
        )
    if rules.is_too_far(person, advert):
        far = f"It is about {_miles(rules.miles_apart(person.spot, advert.spot))} away, and you told us that you travel up to"
        return Condition(State.NOT_MET, f"{far} {_miles(person.miles)}.", CHANGED)
    return Condition(State.MET, "You can come in person.")


def _training(person, advert, kind, names, on):
    last, name = person.training.get(kind), names.training[kind]
    ask = names.next_dates.get(kind) or "Ask us about the next dates."
    if last is None:
        return Condition(State.NOT_MET, f"You need {name} training.", ask)
    return _in_date(f"Your {name} training", last, advert.day(on), ask, on)


def _check(person, advert, kind, name, on):
    last = person.checks.get(kind)
    ask = "Ask us: we arrange the check with you."
    if last is None:
        words = f"You need this check: {name}. We do not have a clear one from you."
        return Condition(State.NOT_MET, words, ask, HOST_CHECK)
    found = _in_date(f"Your check ({name})", last, advert.day(on), ask, on)
    return found._replace(for_host="" if found.state == State.MET else HOST_CHECK)


def _in_date(what, last, day, ask, on):
    if last < on:
        return Condition(State.NOT_MET, f"{what} ran out in {last:%B %Y}.", ask)
    if last < day:
        return Condition(State.NOT_MET, f"{what} runs out on {say_date(last)}, before the first day.", ask)
    until = "" if last == ALWAYS else f", until {say_date(last)}"
    return Condition(State.MET, f"{what} is in date{until}.")


def _topics(person, advert, names):
    shared = sorted(names.topics[one] for one in advert.topics & person.topics)
    open_ones = sorted(names.topics[one] for one in (advert.topics & person.topics) - names.lived)
    for_host = f"You share {', '.join(open_ones)}." if open_ones else ""
    if shared:
        words = (
            f"You share {len(shared)} of the {len(advert.topics)} things it asks for: {', '.join(shared)}."
        )
        return Condition(
            State.MET, words if len(advert.topics) > 1 else f"You share {shared[0]}.", for_host=for_host
        )
    asked = say_or(sorted(names.topics[one] for one in advert.topics))
    add = "If one of these is yours, add it to your profile."
    return Condition(State.NOT_MET, f"It is about {asked}, which you have not chosen.", add, "")


def _distance(person, advert):
    miles = rules.miles_apart(person.spot, advert.spot)
    if miles is not None:
        words = f"It is about {_miles(miles)} from you."
        return Condition(State.MET, words, for_host="You live near enough to come.")
    unknown = "Distance not checked."
    if advert.locality is None or not person.localities:
        add = "" if person.spot else "Add your postcode to your profile."
        return Condition(State.NOT_CHECKED, unknown, add)
    if advert.locality in person.localities:
        return Condition(State.MET, f"It is in a place you chose. {unknown}")
    return Condition(State.NOT_MET, f"It is not in a place you chose. {unknown}", CHANGED, "")


def _times(person, advert):
    if not person.times:
        return Condition(
            State.NOT_CHECKED, "You have not told us when you are free.", "Add it to your profile."
        )
    free = advert.times & person.times
    if free:
        return Condition(State.MET, f"You are free on {_slots(free)}.")
    return Condition(
        State.NOT_MET, f"It is on {_slots(advert.times)}, when you are not usually free.", CHANGED
    )


def _slots(slots):
    said = [f"{Weekday(int(slot[0])).label} {PARTS[slot[1]]}" for slot in sorted(slots, key=_in_week)]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _in_week(slot):
    return slot[0], "mae".index(slot[1])


def _languages(person, advert, names):
    if not person.languages:
        return Condition(
            State.NOT_CHECKED, "You have not told us which languages you use.", "Add them to your profile."
        )
    shared = sorted(names.languages[one] for one in advert.languages & person.languages)
    if shared:
        return Condition(State.MET, f"You use {' and '.join(shared)}.")
    return Condition(
        State.NOT_MET,
        f"It asks for {say_or(sorted(names.languages[one] for one in advert.languages))}.",
        CHANGED,
    )


def _fairness(person, on):
    times = f"{person.not_chosen} time{'' if person.not_chosen == 1 else 's'}"
    passed = f" You were not chosen {times} since." if person.last_offer else f" You were not chosen {times}."
    more = passed if person.not_chosen else ""
    if person.last_offer is None:
        return Condition(State.MET, f"You have not been offered a place before.{more}", for_host=FAIR)
    if person.last_offer <= on - LONG_WAIT:
        return Condition(State.MET, f"You have not been offered a place for 6 months.{more}", for_host=FAIR)
    recent = (
        f"You were last offered something on {say_date(person.last_offer)}, so others may come first.{more}"
    )
    return Condition(State.NOT_MET, recent, for_host="")


def _miles(miles):
    return f"{miles} mile{'' if miles == 1 else 's'}"


def said_about(condition, *, to_host=False):
    """Return a Condition in the words staff read: 'they' for 'you', and for a host only what they may know."""
    words, remedy = condition.words, condition.remedy
    if to_host and condition.for_host is not None:
        words = condition.for_host
        remedy = HOST_CHECK_REMEDY if words == HOST_CHECK else ""
        if words == HOST_CHECK:
            return condition._replace(words=words, remedy=remedy)
    return condition._replace(words=_about(words), remedy=_about(remedy))


def _about(words):
    said = words.replace("Ask us about", "Tell them about").replace("Ask us: we arrange", "Arrange")
    said = said.replace("the check with you", "the check with them").replace(
        "clear one from you", "clear one from them"
    )
    said = said.replace("miles from you", "miles from them").replace("mile from you", "mile from them")
    for you, they in PRONOUNS:
        said = _replace_word(said, you, they)
    return said


def _replace_word(said, you, they):
    return " ".join(they + word[len(you) :] if _is(word, you) else word for word in said.split(" "))


def _is(word, you):
    return word.startswith(you) and not word[len(you) : len(you) + 1].isalpha()
