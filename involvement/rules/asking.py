"""Asking for experts for a panel, and answering: pure sentences, no queries.

A function named `why_not_...` returns the whole sentence that refuses, or '' where it may be done.
"""

from datetime import timedelta

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from coproduction.core.working_days import working_days_before
from experts.rules.people import may_be_offered
from involvement.enums import PanelOfferStatus, RequestStatus
from involvement.rules.seats import CANCELLED, STARTED

FULL = _("Sorry, the seats have been taken. You have not done anything wrong, and you will be asked again.")
NOT_LOOKING = _("We are not looking for people for this panel any more. Thank you for answering.")
ASKED_ALREADY = _(
    "We are looking for people for this panel already. Call that off first if you want something else."
)
NOT_ACTIVE = _("You are not an active member of the network now, so you cannot accept. Look at your profile.")
COORDINATORS, LEADS = 1, 2
LINK_OPENS_AFTER_THE_DAY = timedelta(days=30)
ANSWERS = {
    PanelOfferStatus.ACCEPTED: _("You said yes to this seat."),
    PanelOfferStatus.DECLINED: _("You said no to this seat. That is fine."),
    PanelOfferStatus.TAKEN: FULL,
    PanelOfferStatus.GIVEN_UP: _("You gave this seat up."),
}


def why_not_ask(panel, *, now):
    if panel.activity.cancelled_at:
        return CANCELLED
    return STARTED if panel.activity.starts_at <= now else ""


def why_not_needed_by(day, panel, *, on):
    """Say why a panel's experts cannot be needed by a day."""
    if day < on:
        return gettext("The day you need an answer by must be today or later")
    if day >= panel.held_on:
        return gettext("The day you need an answer by must be before the panel on {held_on}").format(
            held_on=say_date(panel.held_on)
        )
    return ""


def why_not_call_off(request):
    if RequestStatus(request.status).may_become(RequestStatus.CANCELLED):
        return ""
    return gettext("We are not looking for people for this panel any more.")


def why_not_answer(offer, *, on, now):
    """Say to a person why they can neither accept nor decline an offer now."""
    if offer.request.panel.activity.cancelled_at:
        return gettext("This panel has been cancelled, so nobody is needed.")
    if offer.status != PanelOfferStatus.OFFERED:
        return ANSWERS.get(offer.status, "") or run_out(offer, now=now)
    if has_run_out(offer, on=on) or offer.request.panel.activity.starts_at <= now:
        return run_out(offer, now=now)
    return "" if offer.request.status == RequestStatus.OPEN else NOT_LOOKING


def why_not_accept(offer, *, on, now):
    refusal = why_not_answer(offer, on=on, now=now)
    return refusal or ("" if may_be_offered(offer.expert) else NOT_ACTIVE)


def has_run_out(offer, *, on):
    """The last day to answer is a day on which people may still answer."""
    return offer.status == PanelOfferStatus.OFFERED and offer.answer_by < on


def link_opens(offer, *, on):
    """The link in a message leads to its offer until some weeks after the panel, however long ago we sent it."""
    return on <= offer.request.panel.held_on + LINK_OPENS_AFTER_THE_DAY


def run_out(offer, *, now):
    if offer.request.panel.activity.starts_at <= now:
        return gettext("You had until {answer_by} to answer. This panel has begun or is over.").format(
            answer_by=say_date(offer.answer_by)
        )
    return gettext(
        "You had until {answer_by} to answer, so we asked somebody else. Contact us if you still want a seat."
    ).format(answer_by=say_date(offer.answer_by))


def answer_by(panel, *, on, days):
    """Return the last day to answer an offer made on a day: so many days later, and before the panel where it can be."""
    return max(on, min(on + timedelta(days=days), panel.held_on - timedelta(days=1)))


def level(request, *, on, first, second):
    """Return how far an open request has escalated on a day: 0, COORDINATORS or LEADS.

    `first` and `second` are whole working days left before the panel. A day to have people by that has gone by counts
    as the first.
    """
    held_on = request.panel.held_on
    if on >= working_days_before(held_on, second):
        return LEADS
    if on > request.needed_by or on >= working_days_before(held_on, first):
        return COORDINATORS
    return 0


def late_until(on, *, first, second):
    """Return the last day of a panel that has escalated on a day whenever people are needed: `level` turned round."""
    day, most = on, max(first, second)
    while working_days_before(day + timedelta(days=1), most) <= on:
        day += timedelta(days=1)
    return day
