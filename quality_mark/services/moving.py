"""Moving a meeting that is planned: to another day, time or place, with a reason its members read."""

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from experts.services.activities import change_activity
from quality_mark.enums import SeatStatus
from quality_mark.notices import meetings as notices, reviews as review_notices
from quality_mark.rules import moving as rules
from quality_mark.selectors.moving import due_again
from quality_mark.services.room import locked_meeting


@transaction.atomic
def move_meeting(*, meeting, starts_at, ends_at, venue, link, reason, by):
    """Move a planned meeting and tell those expected why; `venue` None means online. Returns the Meeting.

    Reviews still to come in are due by its new day. A reminder of the old one that has reached nobody is taken back.
    """
    meeting, now = locked_meeting(meeting), timezone.now()
    new = {"starts_at": starts_at, "ends_at": ends_at, "venue": venue}
    due = due_again(meeting, timezone.localdate(starts_at))
    _refuse(rules.why_not_move(meeting.status, meeting.activity.starts_at, now=now))
    _refuse(rules.why_not_to(starts_at, now=now))
    _refuse(rules.why_not_the_same(_as_it_is(meeting), new | {"link": link}))
    _refuse(rules.why_not_so_soon([(review.due_on, day) for review, day in due], today=today()))
    seats = list(meeting.seats.filter(status=SeatStatus.EXPECTED).select_related("member").order_by("pk"))
    notices.take_back_reminders(seats, meeting.activity.starts_at)
    event = _move(meeting, new, link, reason, by=by)
    for review, day in due:
        _due_on(review, day, event, by=by)
    for seat in seats:
        seat.meeting = meeting
        notices.moved(seat, event)
    return meeting


def _move(meeting, new, link, reason, *, by):
    before = _said(_as_it_is(meeting))
    meeting.moved_on, meeting.moved_from = today(), meeting.activity.starts_at
    meeting.moved_reason, meeting.link = reason, link
    meeting.activity = change_activity(activity=meeting.activity, by=by, **new)
    meeting.save(update_fields=["link", "moved_on", "moved_from", "moved_reason", "updated_at"])
    after = {**_said(_as_it_is(meeting)), "reason": reason}
    return audit.record(actor=by, action="quality_meeting.moved", target=meeting, before=before, after=after)


def _due_on(review, day, event, *, by):
    before = {"due_on": review.due_on.isoformat()}
    review.due_on = day
    review.save(update_fields=["due_on", "updated_at"])
    audit.record(
        actor=by,
        action="review.due_again",
        target=review,
        before=before,
        after={"due_on": day.isoformat()},
    )
    review_notices.review_moved(review, event)


def _as_it_is(meeting):
    activity = meeting.activity
    facts = {name: getattr(activity, name) for name in ("starts_at", "ends_at", "venue")}
    return facts | {"link": meeting.link}


def _said(facts):
    return facts | {
        "starts_at": facts["starts_at"].isoformat(),
        "ends_at": facts["ends_at"].isoformat(),
        "venue": facts["venue"].pk if facts["venue"] else None,
    }


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
