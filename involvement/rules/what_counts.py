"""What makes a person and an advert a better match: each condition in words. Pure."""

from datetime import timedelta

from django.utils.translation import gettext, ngettext

from coproduction.core.dates import say_date
from experts.enums import TimeOfDay, Weekday
from involvement.enums import Place
from involvement.rules import matching as rules
from involvement.rules.both import Both, together
from involvement.rules.conditions import Condition, State, add_it, changed, in_miles
from involvement.rules.words import say_and, say_or

PARTS = {part.value[0]: part for part in TimeOfDay}
LONG_WAIT = timedelta(days=rules.FAIRNESS[0][0])


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


def _topics(person, advert, names):
    shared = sorted(names.topics[one] for one in advert.topics & person.topics)
    open_ones = sorted(names.topics[one] for one in (advert.topics & person.topics) - names.lived)
    for_host = _share(open_ones) if open_ones else ""
    if shared:
        words = _share(shared)
        if len(advert.topics) > 1:
            words = Both(
                gettext("You share {number} of the {asked} things it asks for: {topics}."),
                gettext("They share {number} of the {asked} things it asks for: {topics}."),
                number=len(shared),
                asked=len(advert.topics),
                topics=", ".join(shared),
            )
        return Condition(State.MET, words, for_host=for_host)
    words = Both(
        gettext("It is about {asked}, which you have not chosen."),
        gettext("It is about {asked}, which they have not chosen."),
        asked=say_or(sorted(names.topics[one] for one in advert.topics)),
    )
    add = Both(
        gettext("If one of these is yours, add it to your profile."),
        gettext("If one of these is theirs, add it to their profile."),
    )
    return Condition(State.NOT_MET, words, add, "")


def _share(topics):
    return Both(gettext("You share {topics}."), gettext("They share {topics}."), topics=", ".join(topics))


def _distance(person, advert):
    miles = rules.miles_apart(person.spot, advert.spot)
    if miles is not None:
        words = Both(
            gettext("It is about {miles} from you."),
            gettext("It is about {miles} from them."),
            miles=in_miles(miles),
        )
        near = Both(gettext("You live near enough to come."), gettext("They live near enough to come."))
        return Condition(State.MET, words, for_host=near)
    unknown = gettext("Distance not checked.")
    if advert.locality is None or not person.localities:
        add = Both(
            gettext("Add your postcode to your profile."), gettext("Add their postcode to their profile.")
        )
        return Condition(State.NOT_CHECKED, unknown, "" if person.spot else add)
    if advert.locality in person.localities:
        words = Both(gettext("It is in a place you chose."), gettext("It is in a place they chose."))
        return Condition(State.MET, together(words, unknown))
    words = Both(gettext("It is not in a place you chose."), gettext("It is not in a place they chose."))
    return Condition(State.NOT_MET, together(words, unknown), changed(), "")


def _times(person, advert):
    if not person.times:
        words = Both(
            gettext("You have not told us when you are free."),
            gettext("They have not told us when they are free."),
        )
        return Condition(State.NOT_CHECKED, words, add_it())
    free = advert.times & person.times
    if free:
        words = Both(
            gettext("You are free on {free}."), gettext("They are free on {free}."), free=_slots(free)
        )
        return Condition(State.MET, words)
    words = Both(
        gettext("It is on {times}, when you are not usually free."),
        gettext("It is on {times}, when they are not usually free."),
        times=_slots(advert.times),
    )
    return Condition(State.NOT_MET, words, changed())


def _slots(slots):
    return say_and(
        [
            gettext("{day} {part}").format(
                day=Weekday(int(slot[0])).label, part=str(PARTS[slot[1]].label).lower()
            )
            for slot in sorted(slots, key=_in_week)
        ]
    )


def _in_week(slot):
    return slot[0], "mae".index(slot[1])


def _languages(person, advert, names):
    if not person.languages:
        words = Both(
            gettext("You have not told us which languages you use."),
            gettext("They have not told us which languages they use."),
        )
        add = Both(gettext("Add them to your profile."), gettext("Add them to their profile."))
        return Condition(State.NOT_CHECKED, words, add)
    shared = sorted(names.languages[one] for one in advert.languages & person.languages)
    if shared:
        all_of_them = gettext(" and ").join(shared)
        words = Both(gettext("You use {languages}."), gettext("They use {languages}."), languages=all_of_them)
        return Condition(State.MET, words)
    asked = say_or(sorted(names.languages[one] for one in advert.languages))
    return Condition(State.NOT_MET, gettext("It asks for {languages}.").format(languages=asked), changed())


def _fairness(person, on):
    fair = Both(gettext("You have waited long for a place."), gettext("They have waited long for a place."))
    if person.last_offer is None:
        words = Both(
            gettext("You have not been offered a place before."),
            gettext("They have not been offered a place before."),
        )
        return Condition(State.MET, together(words, _passed_over(person)), for_host=fair)
    if person.last_offer <= on - LONG_WAIT:
        words = Both(
            gettext("You have not been offered a place for 6 months."),
            gettext("They have not been offered a place for 6 months."),
        )
        return Condition(State.MET, together(words, _passed_over(person)), for_host=fair)
    recent = Both(
        gettext("You were last offered something on {day}, so others may come first."),
        gettext("They were last offered something on {day}, so others may come first."),
        day=say_date(person.last_offer),
    )
    return Condition(State.NOT_MET, together(recent, _passed_over(person)), for_host="")


def _passed_over(person):
    """Say how often a person was not chosen since their last offer, or ''."""
    times = person.not_chosen
    if not times:
        return ""
    if person.last_offer is None:
        you = ngettext("You were not chosen {times} time.", "You were not chosen {times} times.", times)
        they = ngettext("They were not chosen {times} time.", "They were not chosen {times} times.", times)
    else:
        you = ngettext(
            "You were not chosen {times} time since.", "You were not chosen {times} times since.", times
        )
        they = ngettext(
            "They were not chosen {times} time since.", "They were not chosen {times} times since.", times
        )
    return Both(you, they, times=times)
