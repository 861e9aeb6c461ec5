"""The members at a meeting: asked, expected on its terms, sorry that they cannot come, here, or gone early."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import remind_each
from experts.enums import ContributionStatus
from experts.models import Expert
from experts.services import contributions
from quality_mark.enums import MeetingStatus, Permission, SeatStatus, Side
from quality_mark.models import MeetingSeat
from quality_mark.notices import meetings as notices
from quality_mark.rules import meetings as rules
from quality_mark.selectors.panel import side_of
from quality_mark.services.room import locked_meeting

ROLE = "Panel member"  # English: kept with the contribution, and counted by its words
TOO_LATE = _("{} sent apologies, and the meeting has begun, so they cannot be asked again.")
NOT_ON_PANEL = _("{} is not a member of the panel any more.")


@transaction.atomic
def invite(*, meeting, members, by):
    """Ask members of the panel to a meeting. Experts are expected there on its terms. Asking one again changes nothing.

    One who sent apologies is asked afresh. Returns the seats of those asked now.
    """
    meeting = locked_meeting(meeting)
    if refusal := rules.why_not_invite(meeting.status):
        raise RuleBroken(refusal)
    for user in members:
        if not user.has_perm(Permission.REVIEW):
            raise RuleBroken(NOT_ON_PANEL.format(user))
    there = {seat.member_id: seat for seat in meeting.seats.all()}
    fresh = [user for user in members if _may_be_asked(there.get(user.pk))]
    return [_seat(meeting, user, there.get(user.pk), by=by) for user in fresh]


@transaction.atomic
def send_apologies(*, seat, by):
    """Say that a member cannot come. An expert's place and what was set aside to pay them are given back."""
    meeting = locked_meeting(seat.meeting)
    seat = _again(seat, meeting)
    if refusal := rules.why_not_apologise(meeting.status, seat.status):
        raise RuleBroken(refusal)
    if seat.contribution and seat.contribution.status == ContributionStatus.EXPECTED:
        contributions.withdraw_expected(contribution=seat.contribution, by=by)
    event = _move(seat, SeatStatus.APOLOGIES, by=by)
    notices.apologies(seat, event)
    return seat


@transaction.atomic
def give_up_all(expert, *, by):
    """Send the apologies of a person who leaves the network to every meeting that is planned."""
    seats = MeetingSeat.objects.filter(
        member=expert.pk, status=SeatStatus.EXPECTED, meeting__status=MeetingStatus.PLANNED
    )
    # In the order of the meetings, so that two who leave at once cannot each wait for the other.
    for seat in seats.select_related("meeting").order_by("meeting_id"):
        send_apologies(seat=seat, by=by)


@transaction.atomic
def mark(*, meeting, statuses, by):
    """Write who is here, who has left and who did not come: {seat id: SeatStatus}. Only what differs is written."""
    meeting = locked_meeting(meeting)
    if refusal := rules.why_not_mark(meeting.status):
        raise RuleBroken(refusal)
    for seat in meeting.seats.select_related("member"):
        status = statuses.get(seat.pk, seat.status)
        if status != seat.status:
            _move(seat, SeatStatus(status), by=by)


def remind_members():
    """Remind everyone expected at a meeting tomorrow. Returns how many. Running again reminds nobody twice."""
    tomorrow = today() + timedelta(days=1)
    expected = MeetingSeat.objects.filter(
        status=SeatStatus.EXPECTED,
        meeting__status=MeetingStatus.PLANNED,
        meeting__activity__starts_at__gt=timezone.now(),
        meeting__activity__starts_at__lt=timezone.now() + timedelta(days=3),
    ).select_related("member", "meeting__activity__venue")
    return remind_each(
        [seat for seat in expected if timezone.localdate(seat.meeting.activity.starts_at) == tomorrow],
        key=lambda seat: f"quality-meeting_reminder-{notices.reminder_key(seat)}",
        outgoing=notices.reminder,
    )


def _may_be_asked(seat):
    return seat is None or seat.status == SeatStatus.APOLOGIES


def _seat(meeting, user, seat, *, by):
    side = side_of(user)
    if seat is None:
        seat = MeetingSeat.objects.create(meeting=meeting, member=user, side=side)
    else:
        # The contribution of one who sent apologies is taken away when they are expected afresh.
        seat.side, seat.status, seat.contribution = side, SeatStatus.EXPECTED, None
        seat.save(update_fields=["side", "status", "contribution", "updated_at"])
    if side == Side.EXPERT:
        seat.contribution = _expect(meeting, user, by=by)
        seat.save(update_fields=["contribution", "updated_at"])
    event = audit.record(
        actor=by, action="quality_seat.invited", target=seat, after={"meeting": meeting.pk, "side": side}
    )
    seat.meeting, seat.member = meeting, user
    notices.invited(seat, event)
    return seat


def _expect(meeting, user, *, by):
    expected = contributions.expect(
        activity=meeting.activity,
        expert=Expert.objects.get(pk=user.pk),
        band=meeting.band,
        travel_rule=meeting.travel_rule,
        preparation_minutes=meeting.preparation_minutes,
        budget=meeting.budget,
        role=ROLE,
        by=by,
    )
    if expected.status != ContributionStatus.EXPECTED:
        raise RuleBroken(TOO_LATE.format(user))
    return expected


def _again(seat, meeting):
    rows = MeetingSeat.objects.select_for_update(of=("self",)).select_related("member", "contribution")
    seat = rows.get(pk=seat.pk)
    seat.meeting = meeting
    return seat


def _move(seat, status, *, by):
    """The one door through which a seat's status moves. Returns the audit event."""
    before = seat.status
    seat.status = status
    seat.save(update_fields=["status", "updated_at"])
    return audit.record(
        actor=by,
        action=f"quality_seat.{status.value}",
        target=seat,
        before={"status": before},
        after={"status": status},
    )
