"""Where people stand on the ladder of seats, and the log of what they have done on panels."""

from collections import Counter

from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus
from involvement.enums import Seat
from involvement.models import PanelSeat, SeatSignOff
from involvement.rules.seats import Needed, Standing
from involvement.selectors.panels import trained_on

SITS = (Seat.MEMBER, Seat.CHAIR)


def needed():
    """Return the trust's Needed."""
    return Needed(setting("panel_observed_needed"), setting("panel_sat_needed"))


def standings(expert_ids, *, day):
    """Return {expert id: Standing} on the day of a panel, in three queries."""
    ids = list(expert_ids)
    trained = trained_on(ids, day)
    signed = Counter(
        SeatSignOff.objects.filter(seat__expert__in=ids, ready=True).values_list("seat__expert", "seat__seat")
    )
    sat = Counter(
        PanelSeat.objects.filter(
            expert__in=ids, seat__in=SITS, contribution__status=ContributionStatus.ATTENDED
        ).values_list("expert", flat=True)
    )
    return {
        pk: Standing(
            pk in trained, signed[pk, Seat.OBSERVER.value], sat[pk], signed[pk, Seat.MEMBER.value] > 0
        )
        for pk in ids
    }


def standing_of(expert_id, *, day):
    return standings([expert_id], day=day)[expert_id]


def log_of(user):
    """Return every seat a person has had on a panel, the newest first, with any sign-off: what they see of themselves."""
    seats = PanelSeat.objects.filter(expert_id=user.pk, contribution__isnull=False)
    rows = seats.select_related("panel__activity", "contribution", "sign_off__signed_by")
    return rows.order_by("-panel__held_on", "-pk")
