"""What we tell people about sessions. A key holds what makes the message new: the contribution, and the time it speaks of."""

from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import days_between, say_moment, say_time, today
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing


def session_added(session, contribution):
    _tell(session, contribution, "session_added")


def session_changed(session, contribution, *, at):
    _tell(session, contribution, "session_changed", once=at.isoformat())


def session_cancelled(session, contribution):
    _tell(session, contribution, "session_cancelled")


def reminder(session, contribution):
    """Return the reminder of a session to come. A session that is moved is reminded of again: its key holds the start."""
    starts_at = session.activity.starts_at
    return _outgoing(
        session, contribution, "session_reminder", soon=_soon(starts_at), once=starts_at.isoformat()
    )


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


def no_show_recorded(session, contribution):
    _tell(session, contribution, "no_show_recorded")


def _soon(starts_at):
    days = days_between(today(), timezone.localdate(starts_at))
    when = {0: "Today", 1: "Tomorrow"}.get(days)
    return f"{when} at {say_time(starts_at)}" if when else say_moment(starts_at)


def _tell(session, contribution, kind, **more):
    return correspondence.send(**vars(_outgoing(session, contribution, kind, **more)))


def _outgoing(session, contribution, kind, *, once="", link="", to=None, **words):
    person = to or contribution.expert.user
    said = correspondence.say(
        f"involvement/{kind}", session=session, contribution=contribution, name=person.name, **words
    )
    return Outgoing(
        to=person,
        kind=kind,
        key=f"{kind}-{contribution.pk}-{once}".rstrip("-"),
        subject=said.subject,
        body=said.body,
        link=link or reverse("involvement:session", args=[session.pk]),
    )
