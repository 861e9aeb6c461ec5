"""What saying yes to an offer means, in words: pay, travel, preparation, and every session to come."""

from django.utils import timezone

from coproduction.core.dates import say_minutes, today
from coproduction.core.languages import in_english
from coproduction.policy.enums import LimitKind
from coproduction.policy.selectors import offer_in_words, time_limit
from experts.selectors.clashes import sentences_for
from experts.selectors.estimates import estimates_for
from experts.selectors.warnings import Proposed, warnings_for
from involvement.rules.changes import mark_of_offer
from involvement.rules.words import TRAVEL, say_pay
from involvement.selectors.changes import Held, held_by
from involvement.selectors.sessions import coming

MOST_SESSIONS = 50


def in_words(interest):
    """Return the terms of an offered or accepted place, as a dict of words, with its sessions and any warnings."""
    advert, on = interest.opportunity, today()
    held = held_by(interest.expert, advert)
    agreed = held or Held(advert.band, advert.travel_rule)
    sessions = list(coming(advert)[:MOST_SESSIONS])
    pay = offer_in_words(agreed.band, on=on) if agreed.band else ""
    return {
        "is_asked": held is not None,
        "mark": mark_of_offer(advert, sessions, _in_english(agreed.band, on)),
        "pay": say_pay(pay, advert.unpaid_reason),
        "is_paid": bool(agreed.band),
        "travel": TRAVEL.get(agreed.travel_rule, TRAVEL["none"]),
        "preparation": say_minutes(advert.preparation_minutes) if advert.preparation_minutes else "",
        "pay_days": time_limit(LimitKind.PAYMENT_PROMISE, on=on),
        "sessions": sessions,
        "clashes": sentences_for(interest.expert_id, [session.activity for session in sessions]),
        "warnings": warnings_for(interest.expert, _proposed(advert, sessions)) if advert.band_id else [],
    }


def mark_of(interest):
    """Return the mark of an offered place as it is now: the `mark` of its terms in words."""
    advert = interest.opportunity
    return mark_of_offer(
        advert,
        list(coming(advert)[:MOST_SESSIONS]),
        _in_english(advert.band if advert.band_id else None, today()),
    )


def _in_english(band, on):
    """Say what a band pays in one language for everybody: a person who changes theirs has not seen another offer."""
    with in_english():
        return offer_in_words(band, on=on) if band else ""


def _proposed(advert, sessions):
    activities = [session.activity for session in sessions]
    amounts = estimates_for(activities, band=advert.band, preparation_minutes=advert.preparation_minutes)
    days = [timezone.localdate(activity.starts_at) for activity in activities]
    return [Proposed(on=day, amount=amount) for day, amount in zip(days, amounts, strict=True)]
