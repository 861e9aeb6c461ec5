"""What we tell members of the panel about its meetings. No title of any work is in it: a member may have a tie to it."""

from django.urls import reverse

from coproduction.core.dates import say_moment
from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from quality_mark.enums import Permission
from quality_mark.selectors.people import holders_of


def invited(seat, event):
    _tell(seat, "seat_invited", f"{seat.pk}-{event.pk}")


def cancelled(seat):
    _tell(seat, "meeting_cancelled", f"{seat.pk}")


def moved(seat, event):
    _tell(seat, "meeting_moved", f"{seat.pk}-{event.pk}")


def reminder(seat):
    """Return the reminder of a meeting to come. One that is moved is reminded of again: its key holds the start."""
    return _outgoing(seat, "meeting_reminder", reminder_key(seat))


def reminder_key(seat):
    return f"{seat.pk}-{seat.meeting.activity.starts_at.isoformat()}"


def take_back_reminders(seats, starts_at):
    """Take back the reminders of a start that have reached nobody yet: they would come after the word that it is not so."""
    correspondence.take_back(f"quality-meeting_reminder-{seat.pk}-{starts_at.isoformat()}" for seat in seats)


def apologies(seat, event):
    """Tell the chairs that a member cannot come."""
    for chair in holders_of(Permission.RUN_PANEL):
        if chair.pk != seat.member_id:
            _tell(seat, "seat_apologies", f"{event.pk}-{chair.pk}", to=chair)


def you_can_claim(seat):
    """Tell an expert who was there that they can claim."""
    link = reverse("payments:claim_start", args=[seat.contribution_id])
    _tell(seat, "meeting_attended", f"{seat.pk}", link=link)


def _tell(*args, **more):
    return correspondence.send(**vars(_outgoing(*args, **more)))


def _outgoing(seat, kind, key, *, to=None, link=""):
    to = to or seat.member
    with in_language_of(to):
        said = correspondence.say(
            f"quality_mark/{kind}",
            name=to.name,
            seat=seat,
            meeting=seat.meeting,
            starts=say_moment(seat.meeting.activity.starts_at),
        )
    return Outgoing(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{key}",
        subject=said.subject[:200],
        body=said.body,
        link=link or reverse("quality_mark:meeting", args=[seat.meeting_id]),
    )
