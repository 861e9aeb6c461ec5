"""What events of claims say to the person they were about, where somebody did it with them."""

from decimal import Decimal

from coproduction.core.money import pounds
from payments.enums import LineKind

MOVED = {
    "claim.submitted": "We sent your claim {} to be checked.",
    "claim.withdrawn": "You took claim {} back.",
}
DONE = {
    "claim.started": "We started your claim {}.",
    "claim.receipt_added": "We added a receipt to claim {}.",
    "claim.receipt_removed": "We took a receipt off claim {}.",
    "claim.time_declined": "You said that you do not want payment for your time on claim {}.",
    "claim.time_wanted": "You asked for payment for your time on claim {}.",
    **MOVED,
}


def done(events):
    return {event.pk: DONE[event.action].format(event.target_id) for event in events}


def line_added(events):
    return {event.pk: f"We added {_line(event.after)} to claim {event.target_id}." for event in events}


def line_removed(events):
    return {event.pk: f"We took {_line(event.before)} off claim {event.target_id}." for event in events}


def bank_details_changed(events):
    return {event.pk: "You gave us new bank details. We never say them in a letter." for event in events}


def _line(line):
    return f"{LineKind(line['kind']).label.lower()} ({pounds(Decimal(line['amount']))})"
