"""Planning, opening, closing and calling off the panel's meetings. When and where is a fact of the meeting's Activity."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import days_between, today
from coproduction.core.exceptions import RuleBroken
from experts.enums import ActivityKind, Rung
from experts.services.activities import cancel_activity, open_activity, stand_for
from quality_mark.enums import MeetingStatus
from quality_mark.models import Meeting
from quality_mark.notices import meetings as notices
from quality_mark.services.attendance import record_attendance
from quality_mark.services.minutes import keep_minutes
from quality_mark.services.room import locked_meeting

TITLE = "Quality mark panel"  # English: kept with the activity, for every reader
EARLIEST = timedelta(minutes=30)
TOO_EARLY = _("A meeting can be opened from half an hour before its start.")
DECIDED_ALREADY = _(
    "Something has been decided at this meeting, so it cannot be called off. Close it instead."
)


@transaction.atomic
def plan_meeting(*, directorate, starts_at, ends_at, venue, link, by, **terms):
    """Plan a meeting of the panel; `venue` None means online. Returns the Meeting.

    `terms` are those for the experts at it: band, travel_rule, preparation_minutes and budget, as Meeting has them.
    """
    day = timezone.localdate(starts_at)
    if day <= today():
        raise RuleBroken(gettext("A meeting is planned for a day to come."))
    activity = open_activity(
        kind=ActivityKind.MEETING,
        title=TITLE,
        rung=Rung.CO_PRODUCTION,
        directorate=directorate,
        venue=venue,
        starts_at=starts_at,
        ends_at=ends_at,
        notice_days=days_between(today(), day),
        page="quality_mark:meeting",
        by=by,
    )
    meeting = Meeting.objects.create(activity=activity, link=link, **terms)
    stand_for(activity=activity, thing=f"meeting:{meeting.pk}", page_key=meeting.pk)
    audit.record(actor=by, action="quality_meeting.planned", target=meeting)
    return meeting


@transaction.atomic
def open_meeting(*, meeting, by):
    """Open a meeting: from now on the panel can vote and decide."""
    meeting = locked_meeting(meeting)
    if meeting.activity.starts_at - EARLIEST > timezone.now():
        raise RuleBroken(TOO_EARLY)
    return _move(meeting, MeetingStatus.OPEN, by=by)


@transaction.atomic
def close_meeting(*, meeting, minutes, by):
    """Close a meeting: who was there is written down, so that experts are paid, and the minutes are made and kept.

    `minutes` is {seat id: minutes taken part} of the experts who were there.
    """
    meeting = locked_meeting(meeting)
    _move(meeting, MeetingStatus.CLOSED, by=by)
    record_attendance(meeting=meeting, minutes=minutes, by=by)
    return keep_minutes(meeting=meeting, by=by)


@transaction.atomic
def cancel_meeting(*, meeting, by):
    """Call a meeting off and tell its members. What is on its agenda can be put on another's."""
    meeting = locked_meeting(meeting)
    if meeting.agenda.filter(decision__isnull=False).exists():
        raise RuleBroken(DECIDED_ALREADY)
    _move(meeting, MeetingStatus.CANCELLED, by=by)
    cancel_activity(activity=meeting.activity, by=by)
    seats = list(meeting.seats.select_related("member", "meeting__activity"))
    notices.take_back_reminders(seats, meeting.activity.starts_at)
    for seat in seats:
        notices.cancelled(seat)
    return meeting


def _move(meeting, status, *, by):
    """The one door through which a meeting's status moves."""
    before = MeetingStatus(meeting.status)
    if not before.may_become(status):
        raise RuleBroken(
            gettext("This meeting is ‘{before}’, so that cannot be done now.").format(before=before.label)
        )
    meeting.status = status
    meeting.save(update_fields=["status", "updated_at"])
    audit.record(
        actor=by,
        action=f"quality_meeting.{status.value}",
        target=meeting,
        before={"status": before},
        after={"status": status},
    )
    return meeting
