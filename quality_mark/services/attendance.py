"""Who was at a meeting, by the one door for taking part: so that the experts at it can claim."""

from django.utils.translation import gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from experts.services import contributions
from quality_mark.enums import SeatStatus
from quality_mark.notices import meetings as notices

HERE = (SeatStatus.PRESENT, SeatStatus.LEFT)
NOTHING_TO_CLAIM = (TravelRule.NONE, TravelRule.ONLINE)
OWN = _("You cannot record your own attendance. Ask somebody else who runs the panel.")


def record_attendance(*, meeting, minutes, by):
    """Confirm every expert still expected at a meeting that is closed: {seat id: minutes} of those who were there."""
    seats = meeting.seats.filter(contribution__status=ContributionStatus.EXPECTED)
    for seat in seats.select_related("member", "contribution", "meeting__activity").order_by("pk"):
        if seat.member_id == by.pk:
            raise RuleBroken(OWN)
        _record(seat, minutes.get(seat.pk), by=by)


def _record(seat, minutes, *, by):
    if seat.status in HERE:
        seat.contribution = contributions.confirm_attendance(
            contribution=seat.contribution, status=ContributionStatus.ATTENDED, minutes=minutes, by=by
        )
        if seat.contribution.band_id or seat.contribution.travel_rule not in NOTHING_TO_CLAIM:
            notices.you_can_claim(seat)
        return
    sorry = seat.status == SeatStatus.APOLOGIES
    status = ContributionStatus.APOLOGIES if sorry else ContributionStatus.NO_SHOW
    contributions.confirm_attendance(contribution=seat.contribution, status=status, by=by)
