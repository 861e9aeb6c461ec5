"""What events of claims say to the person they were about, where somebody did it with them."""

from decimal import Decimal

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.money import pounds
from payments.enums import LineKind

MOVED = {
    "claim.submitted": _("We sent your claim {claim} to be checked."),
    "claim.withdrawn": _("You took claim {claim} back."),
}
DONE = {
    "claim.started": _("We started your claim {claim}."),
    "claim.receipt_added": _("We added a receipt to claim {claim}."),
    "claim.receipt_removed": _("We took a receipt off claim {claim}."),
    "claim.time_declined": _("You said that you do not want payment for your time on claim {claim}."),
    "claim.time_wanted": _("You asked for payment for your time on claim {claim}."),
    **MOVED,
}


def done(events):
    return {event.pk: DONE[event.action].format(claim=event.target_id) for event in events}


def line_added(events):
    return {
        event.pk: gettext("We added {line} to claim {claim}.").format(
            line=_line(event.after), claim=event.target_id
        )
        for event in events
    }


def line_removed(events):
    return {
        event.pk: gettext("We took {line} off claim {claim}.").format(
            line=_line(event.before), claim=event.target_id
        )
        for event in events
    }


def bank_details_changed(events):
    return {
        event.pk: gettext("You gave us new bank details. We never say them in a letter.") for event in events
    }


def _line(line):
    return f"{LineKind(line['kind']).label.lower()} ({pounds(Decimal(line['amount']))})"
