"""What we remind people of about adverts and sessions. Each key names the thing, and the week where it is said weekly."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing


def offer_key(interest):
    return f"offer_reminder-{interest.pk}-{interest.answer_by}"


def offer(interest):
    """Remind a person of an offer that runs out soon."""
    page = reverse("involvement:interest", args=[interest.pk])
    return _outgoing(
        interest.expert.user,
        "offer_reminder",
        offer_key(interest),
        page,
        interest=interest,
        opportunity=interest.opportunity,
    )


def closing_key(opportunity):
    return f"closing_soon-{opportunity.pk}-{opportunity.closing_date}"


def closing(opportunity):
    """Tell the host of an advert that closes soon how many of `waiting` are interested."""
    page = reverse("involvement:interests", args=[opportunity.reference])
    words = {"opportunity": opportunity, "how_many": opportunity.waiting}
    return _outgoing(opportunity.host, "closing_soon", closing_key(opportunity), page, **words)


def overdue_key(opportunity, person, *, week):
    return f"answers_overdue-{opportunity.pk}-{person.pk}-{week}"


def overdue(opportunity, person, *, week):
    """Remind a host or a coordinator that `waiting` people should have heard by now."""
    page = reverse("involvement:interests", args=[opportunity.reference])
    words = {"opportunity": opportunity, "how_many": opportunity.waiting}
    key = overdue_key(opportunity, person, week=week)
    return _outgoing(person, "answers_overdue", key, page, **words)


def attendance_key(session, *, week):
    return f"attendance_missing-{session.pk}-{week}"


def attendance(session, *, week):
    """Remind the host to say who came."""
    page = reverse("involvement:attendance", args=[session.pk])
    key = attendance_key(session, week=week)
    return _outgoing(session.opportunity.host, "attendance_missing", key, page, session=session)


def _how_many(people):
    if not people:
        return gettext("No people are interested")
    return ngettext("{count} person is interested", "{count} people are interested", people).format(
        count=people
    )


def _outgoing(person, kind, key, link, *, how_many=None, **words):
    with in_language_of(person):
        said = correspondence.say(
            f"involvement/{kind}", name=person.name, interested=_how_many(how_many), **words
        )
    return Outgoing(to=person, kind=kind, key=key, subject=said.subject, body=said.body, link=link)
