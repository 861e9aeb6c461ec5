"""What the page of a panel shows around it: seats, what was asked and answered, and how it went."""

from typing import NamedTuple

from django.utils import timezone

from experts.rules.needs import are_shown
from experts.selectors import needs_at as access
from involvement.enums import RequestStatus
from involvement.models import PanelSeat, SeatSignOff
from involvement.rules import asking as rules, seats as seat_rules
from involvement.selectors.asking import escalated_of, requests_of
from involvement.selectors.debriefs import answered_of
from involvement.selectors.seats import is_expected, with_doubts


class Row(NamedTuple):
    """One seat, what its holder lacks for it on the day, and what may be done with it now."""

    seat: PanelSeat
    lacks: list[str]
    signed: SeatSignOff | None
    may_take_off: bool
    may_sign_off: bool


def around(panel, user):
    """Return what those who record panels see, as a dict, in a fixed number of queries."""
    now = timezone.now()
    rows = [_row(panel, seat, lacks, user, now) for seat, lacks in with_doubts(panel)]
    requests = list(requests_of(panel))
    is_open = any(each.status == RequestStatus.OPEN for each in requests)
    expected = any(is_expected(row.seat) for row in rows)
    may_ask = not rules.why_not_ask(panel, now=now)
    return {
        "seats": rows,
        "requests": requests,
        "escalated": escalated_of(requests),
        "may_cancel": not seat_rules.why_not_cancel(panel, now=now),
        "may_ask": may_ask and not is_open,
        "may_seat": may_ask,
        "may_record": expected and not seat_rules.why_not_record(panel, now=now),
        "debriefs": list(answered_of(panel)) if panel.activity.starts_at <= now else [],
        **(access.of_the_room(panel.activity) if expected and are_shown(panel.activity, now=now) else {}),
    }


def _row(panel, seat, lacks, user, now):
    signed = getattr(seat, "sign_off", None)
    return Row(
        seat,
        lacks if not seat.override_by_id else [],
        signed,
        not seat_rules.why_not_give_up(panel, seat.contribution, now=now),
        not seat_rules.why_not_sign_off(seat, by=user, is_chair=False),
    )
