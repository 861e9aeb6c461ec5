"""What we tell people about sessions. A key holds what makes the message new: the contribution, and the time it speaks of."""

from collections import defaultdict

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import days_between, say_moment, say_time, today
from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing


def session_added(session, contribution):
    _tell(session, contribution, "session_added")


def session_changed(session, contribution, *, at, asks):
    _tell(session, contribution, "session_changed", once=at.isoformat(), asks=asks)


def session_cancelled(session, contribution):
    _tell(session, contribution, "session_cancelled", owes=bool(contribution.late_fee_id))


def sessions_added(sessions, interests):
    """Tell everyone who has a place of all the new dates at once. `interests` are accepted ones."""
    _tell_of_dates("sessions_added", sessions, interests, link=reverse("involvement:my_involvement"))


def sessions_to_choose(sessions, interests):
    """Tell everyone who has a place that there are sessions for them to choose."""
    _tell_of_dates("sessions_to_choose", sessions, interests)


def session_chosen(session, contribution):
    _tell(session, contribution, "session_chosen", once=contribution.agreed_at.isoformat())


def sessions_changed(opportunity, sessions, contributions, *, at):
    """Tell each person once of all the sessions of theirs that changed together."""
    said = {"session": sessions[0], "opportunity": opportunity}
    correspondence.send_many(
        _of_many("sessions_changed", theirs, f"{sessions[0].pk}-{at.isoformat()}", **said)
        for theirs in _by_person(contributions)
    )


def sessions_cancelled(opportunity, contributions, *, reason):
    """Tell each person once of all the sessions of theirs that are cancelled together."""
    correspondence.send_many(
        _of_many("sessions_cancelled", theirs, theirs[0].pk, opportunity=opportunity, reason=reason)
        for theirs in _by_person(contributions)
    )


def reminder(session, contribution):
    """Return the reminder of a session to come."""
    starts_at = session.activity.starts_at
    with in_language_of(contribution.expert.user):
        soon = _soon(starts_at)
    return _outgoing(session, contribution, "session_reminder", soon=soon, once=starts_at.isoformat())


def reminder_key(contribution, starts_at):
    """A session that is moved is reminded of again: the key holds the start."""
    return _key("session_reminder", contribution, starts_at.isoformat())


def take_back_reminders(due):
    """Take back reminders that have reached nobody yet, of (contribution, when its session was to start).

    They would come after the word that it moved, and say what is not so. One of how things are now comes in its time.
    """
    correspondence.take_back([reminder_key(contribution, starts_at) for contribution, starts_at in due])


def you_can_claim(session, contribution):
    """Tell a person who took part that they can claim."""
    _tell(
        session,
        contribution,
        "attendance_recorded",
        link=reverse("payments:claim_start", args=[contribution.pk]),
    )


def apologies_recorded(session, contribution):
    _tell(session, contribution, "apologies_recorded")


def host_apologies(session, contribution):
    """Tell the host that somebody cannot come."""
    host = session.opportunity.host
    if host.pk != contribution.expert_id:
        _tell(session, contribution, "host_apologies", to=host)


def attendance_mended(session, contribution):
    """Tell a person that what we had written down about them was wrong, and what it says now."""
    _tell(session, contribution, "attendance_mended", once=contribution.confirmed_at.isoformat())


def no_show_recorded(session, contribution):
    _tell(session, contribution, "no_show_recorded")


def _tell_of_dates(kind, sessions, interests, *, link=""):
    moments = [each.activity.starts_at for each in sessions]
    correspondence.send_many(
        _outgoing_of_dates(
            kind,
            each.expert.user,
            moments,
            key=f"{each.pk}-{sessions[0].pk}",
            link=link or reverse("involvement:sessions_choose", args=[each.pk]),
            session=sessions[0],
            opportunity=sessions[0].opportunity,
        )
        for each in interests
    )


def _by_person(contributions):
    found = defaultdict(list)
    for each in contributions:
        found[each.expert_id].append(each)
    return found.values()


def _of_many(kind, contributions, once, **words):
    person = contributions[0].expert.user
    return _outgoing_of_dates(
        kind,
        person,
        [each.activity.starts_at for each in contributions],
        key=f"{person.pk}-{once}",
        link=reverse("involvement:my_involvement"),
        owes=any(each.late_fee_id for each in contributions),
        **words,
    )


def _outgoing_of_dates(kind, person, moments, *, key, link, **words):
    with in_language_of(person):
        said = correspondence.say(f"involvement/{kind}", name=person.name, moments=moments, **words)
    return Outgoing(
        to=person, kind=kind, key=f"{kind}-{key}", subject=said.subject, body=said.body, link=link
    )


def _soon(starts_at):
    days = days_between(today(), timezone.localdate(starts_at))
    if days == 0:
        return gettext("Today at {time}").format(time=say_time(starts_at))
    if days == 1:
        return gettext("Tomorrow at {time}").format(time=say_time(starts_at))
    return say_moment(starts_at)


def _tell(session, contribution, kind, **more):
    return correspondence.send(**vars(_outgoing(session, contribution, kind, **more)))


def _outgoing(session, contribution, kind, *, once="", link="", to=None, **words):
    person = to or contribution.expert.user
    with in_language_of(person):
        said = correspondence.say(
            f"involvement/{kind}", session=session, contribution=contribution, name=person.name, **words
        )
    return Outgoing(
        to=person,
        kind=kind,
        key=_key(kind, contribution, once),
        subject=said.subject,
        body=said.body,
        link=link or reverse("involvement:session", args=[session.pk]),
    )


def _key(kind, contribution, once):
    return f"{kind}-{contribution.pk}-{once}".rstrip("-")
