"""The day of a panel and after it: reminders, who came, and signing off what was seen."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import remind_each
from experts.enums import ContributionStatus
from experts.services import activities, contributions
from involvement.models import SeatSignOff
from involvement.notices import seats as notices
from involvement.rules import seats as rules
from involvement.selectors.seats import seats_with_all, to_remind
from involvement.services import debriefs
from involvement.services.asking import stop_asking
from involvement.services.seats import locked_panel, panel_cancelled

GONE = _("Someone on this list is not on this panel any more. Reload the page and try again.")
NOT_YOUR_OWN = _("You cannot record your own attendance. Ask a coordinator to do it.")


@transaction.atomic
def record_attendance(*, panel, rows, by):
    """Record what happened to some or all of those seated: all of these or none. Returns their PanelSeats.

    `rows` are (contribution id, ContributionStatus, minutes or None). Those who came are asked how it went.
    """
    panel = locked_panel(panel.pk)
    if refusal := rules.why_not_record(panel, now=timezone.now()):
        raise RuleBroken(refusal)
    room = {each.contribution_id: each for each in seats_with_all().filter(panel=panel)}
    if any(contribution_id not in room for contribution_id, _, _ in rows):
        raise RuleBroken(GONE)
    return [_record(room[key], ContributionStatus(status), minutes, by) for key, status, minutes in rows]


@transaction.atomic
def sign_off(*, seat, ready, note, is_chair, by):
    """Say how somebody did on a panel, and whether they are ready for the next seat. What was said stands."""
    locked_panel(seat.panel_id)
    seat = seats_with_all().get(pk=seat.pk)
    if refusal := rules.why_not_sign_off(seat, by=by, is_chair=is_chair):
        raise RuleBroken(refusal)
    signed = SeatSignOff.objects.create(
        seat=seat, ready=ready, note=note, signed_by=by, signed_at=timezone.now()
    )
    audit.record(actor=by, action="panel_seat.signed_off", target=seat, after={"ready": ready})
    notices.signed_off(seat)
    return signed


@transaction.atomic
def cancel_panel(*, panel, by):
    """Call a panel off before it starts. Everyone seated is told, and everyone who was still asked."""
    panel = locked_panel(panel.pk)
    if refusal := rules.why_not_cancel(panel, now=timezone.now()):
        raise RuleBroken(refusal)
    gone = activities.cancel_activity(activity=panel.activity, by=by)
    audit.record(actor=by, action="panel.cancelled", target=panel)
    panel_cancelled(panel=panel, contribution_ids=[each.pk for each in gone])
    stop_asking(panel=panel, by=by)
    return panel


def remind():
    """Remind everyone seated on a panel that is near. Returns how many. Running again reminds nobody twice."""
    return remind_each(to_remind(), key=notices.reminder_key, outgoing=notices.reminder)


def _record(seat, status, minutes, by):
    if seat.expert_id == by.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    seat.contribution = contributions.confirm_attendance(
        contribution=seat.contribution, status=status, minutes=minutes, by=by
    )
    notices.recorded(seat)
    if status == ContributionStatus.ATTENDED:
        debriefs.ask_about(seat=seat)
    return seat
