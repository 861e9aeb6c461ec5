"""What we tell people about adverts that may suit them."""

from django.urls import reverse

from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing

# They stand for what differs, in words that are put together once for a hundred thousand people.
NAME, ADVERTS = "\x01", "\x02"


def invited(opportunity, matches):
    """Tell each person of some Matches that an advert may suit them, and why."""
    correspondence.send_many(_invitation(opportunity, each) for each in matches)


def _invitation(opportunity, match):
    person = match.thing.user
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


def weekly_words():
    """Return (the words of the weekly message, its link): marks stand where the name and the adverts go."""
    said = correspondence.say("involvement/weekly_matches", name=NAME, adverts=ADVERTS)
    return said, reverse("involvement:my_matches")


def weekly(person, lines, week, said):
    """Return the message of a week: `lines` are the adverts in words, the best first; `said` is `weekly_words`."""
    said, link = said
    body = said.body.replace(NAME, person.name or "there").replace(ADVERTS, "\n".join(lines))
    return Outgoing(
        to=person,
        kind="weekly_matches",
        key=f"weekly-matches-{week}-{person.pk}",
        subject=said.subject.replace(NAME, person.name or ""),
        body=body,
        link=link,
    )
