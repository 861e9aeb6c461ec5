"""What we tell people about their seats on panels. Each key names the seat, and the event that moved it."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from experts.enums import ContributionStatus

AFTERWARDS = {
    ContributionStatus.ATTENDED: "panel_attended",
    ContributionStatus.APOLOGIES: "panel_given_up",
    ContributionStatus.NO_SHOW: "panel_missed",
}


def seated(seat, event):
    _tell(seat, "panel_seated", f"{event.pk}")


def seated_many(seats):
    """Tell each of many people, in a few statements, of a seat that was recorded or brought in with its panel."""
    correspondence.send_many(_outgoing(seat, "panel_seated", f"seat-{seat.pk}") for seat in seats)


def given_up(seat, event, *, reason=""):
    """Say that a person's apologies are sent, or that we took the seat away, and why."""
    _tell(seat, "panel_seat_taken_away" if reason else "panel_given_up", f"{event.pk}", reason=reason)


def moved(seat, event):
    _tell(seat, "panel_moved", f"{event.pk}")


def joining_changed(seat):
    _tell(seat, "panel_joining", f"{seat.pk}-{seat.panel.updated_at.isoformat()}")


def cancelled(seat):
    _tell(seat, "panel_cancelled", f"{seat.pk}")


def recorded(seat):
    """Tell a person what was recorded of them; with it, those who came can claim and say how it went."""
    kind = AFTERWARDS[ContributionStatus(seat.contribution.status)]
    _tell(seat, kind, f"{seat.contribution_id}-recorded")


def signed_off(seat):
    _tell(seat, "panel_signed_off", f"{seat.pk}", link=reverse("involvement:my_panels"))


def reminder_key(seat, starts_at=None):
    """A panel that is moved is reminded of again: the key holds the start."""
    starts_at = starts_at or seat.panel.activity.starts_at
    return f"panel_reminder-{seat.contribution_id}-{starts_at.isoformat()}"


def take_back_reminders(seats, starts_at):
    """Take back reminders, of a panel that was to start then, that have reached nobody yet: they would say what is not so.

    One of how things are now comes in its time.
    """
    correspondence.take_back([reminder_key(seat, starts_at) for seat in seats])


def reminder(seat):
    """Return the reminder of a panel that is near."""
    return _outgoing(seat, "panel_reminder", reminder_key(seat).removeprefix("panel_reminder-"))


def _tell(seat, kind, key, **words):
    return correspondence.send(**vars(_outgoing(seat, kind, key, **words)))


def _outgoing(seat, kind, key, *, link="", **words):
    person = seat.expert.user
    with in_language_of(person):
        said = correspondence.say(
            f"involvement/{kind}",
            name=person.name,
            panel=seat.panel,
            seat=seat,
            contribution=seat.contribution,
            **words,
        )
    return Outgoing(
        to=person,
        kind=kind,
        key=f"{kind}-{key}",
        subject=said.subject,
        body=said.body,
        link=link or reverse("involvement:my_seat", args=[seat.panel_id]),
    )
