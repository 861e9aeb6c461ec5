"""What we tell people about adverts that may suit them."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language, gettext

from coproduction.core.dates import say_date
from coproduction.core.languages import in_language, in_language_of, language_of, offered
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from coproduction.correspondence.services.wordings import Said
from involvement.selectors.matching.lists import reasons_for

# They stand for what differs, in words that are put together once for a hundred thousand people.
NAME, ADVERTS = "\x01", "\x02"


def invited(opportunity, matches):
    """Tell each person of some Matches that an advert may suit them, and why."""
    correspondence.send_many(
        _invitation(opportunity, match)
        for each in _by_language(matches)
        for match in _said(opportunity, *each)
    )


def _by_language(matches):
    """Return [(code, its Matches)] by the language each person reads."""
    found: dict = {}
    for match in matches:
        found.setdefault(language_of(match.thing.user), []).append(match)
    return found.items()


def _said(opportunity, code, matches):
    """Return Matches with their reasons in a language: they were made in that of whoever invites."""
    if code == get_language():
        return matches
    with in_language(code):
        return reasons_for([each.thing for each in matches], opportunity).values()


def _invitation(opportunity, match):
    person = match.thing.user
    with in_language_of(person):
        said = correspondence.say(
            "involvement/invitation", opportunity=opportunity, match=match, name=person.name
        )
    return Outgoing(
        to=person,
        kind="invitation",
        key=f"invitation-{opportunity.pk}-{person.pk}",
        subject=said.subject,
        body=said.body,
        link=opportunity.get_absolute_url(),
    )


class Week(NamedTuple):
    """What the weekly message says in one language: marks stand where the name and the adverts go."""

    said: Said
    no_name: str
    lines: dict[int, str]  # of each advert


def weekly_words(adverts):
    """Return {code of a language: Week} of some adverts, put together once for everybody who reads that language."""
    return {code: _week(code, adverts) for code, _ in offered()}


def _week(code, adverts):
    with in_language(code):
        said = correspondence.say("involvement/weekly_matches", name=NAME, adverts=ADVERTS)
        return Week(said, gettext("there"), {each.pk: _line(each) for each in adverts})


def _line(advert):
    words = gettext("- {advert}. Closes on {closing_date}.")
    return words.format(advert=advert, closing_date=say_date(advert.closing_date))


def weekly(person, adverts, week, words):
    """Return the message of a week: `adverts` are ids, the best first; `words` is `weekly_words`."""
    said, no_name, lines = words[language_of(person)]
    body = said.body.replace(NAME, person.name or no_name)
    body = body.replace(ADVERTS, "\n".join(lines[each] for each in adverts))
    return Outgoing(
        to=person,
        kind="weekly_matches",
        key=f"weekly-matches-{week}-{person.pk}",
        subject=said.subject.replace(NAME, person.name or ""),
        body=body,
        link=reverse("involvement:my_matches"),
    )
