"""Who came: the whole room at once, each person by the one door for taking part."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence import services as correspondence
from experts.enums import ContributionStatus
from experts.services import contributions
from experts.services.mending import mend_attendance
from involvement.notices import sessions as notices
from involvement.rules import sessions as rules
from involvement.selectors.sessions import people_at, to_remind

TELL = {
    ContributionStatus.ATTENDED: notices.you_can_claim,
    ContributionStatus.APOLOGIES: notices.apologies_recorded,
    ContributionStatus.NO_SHOW: notices.no_show_recorded,
}


class Came(NamedTuple):
    """What the host says of one person: a ContributionStatus, and where they took part the minutes.

    `why` is why those are not the planned minutes.
    """

    contribution_id: int
    status: str
    minutes: int | None = None
    why: str = ""


@transaction.atomic
def record_attendance(*, session, rows, by):
    """Record what happened to some or all of the people expected: all of these or none. Returns their Contributions.

    Nobody records their own attendance: it decides what they are paid.
    """
    if refusal := rules.why_not_record(session, now=timezone.now()):
        raise RuleBroken(refusal)
    room = {each.pk: each for each in people_at(session)}
    if any(row.contribution_id not in room for row in rows):
        raise RuleBroken(
            gettext("Someone on this list is not at this session any more. Reload the page and try again.")
        )
    return [_record(session, room[row.contribution_id], row, by) for row in rows]


@transaction.atomic
def send_apologies(*, contribution, session, by):
    """Say that a person cannot come to one session. They keep their place at the others."""
    moved = contributions.withdraw_expected(contribution=contribution, by=by)
    notices.apologies_recorded(session, moved)
    notices.host_apologies(session, moved)
    return moved


@transaction.atomic
def mend(*, contribution, session, status, minutes, reason, by):
    """Put right what was recorded of one person, before anything is claimed by it. The person is told."""
    if refusal := rules.why_not_record(session, now=timezone.now()):
        raise RuleBroken(refusal)
    _refuse_own(contribution, by)
    mended = mend_attendance(contribution=contribution, status=status, minutes=minutes, reason=reason, by=by)
    notices.attendance_mended(session, mended)
    return mended


def remind_of_sessions():
    """Remind everyone expected at a session that is near. Returns how many. Running again reminds nobody twice."""
    outgoing = [notices.reminder(each.activity.session, each) for each in to_remind()]
    return len(correspondence.send_many(outgoing))


def _refuse_own(contribution, by):
    if contribution.expert_id == by.pk:
        raise RuleBroken(gettext("You cannot record your own attendance. Ask a coordinator to do it."))


def _record(session, contribution, row, by):
    _refuse_own(contribution, by)
    status = ContributionStatus(row.status)
    moved = contributions.confirm_attendance(
        contribution=contribution, status=status, minutes=row.minutes, why=row.why, by=by
    )
    moved.expert = contribution.expert
    TELL[status](session, moved)
    return moved
