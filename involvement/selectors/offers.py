"""What saying yes to an offer means, in words: pay, travel, preparation, and every session to come."""

from django.utils import timezone

from coproduction.core.dates import say_minutes, today
from coproduction.policy.enums import LimitKind
from coproduction.policy.selectors import offer_in_words, time_limit
from experts.selectors.estimates import estimates_for
from experts.selectors.warnings import Proposed, warnings_for
from involvement.rules.words import TRAVEL, say_pay
from involvement.selectors.sessions import coming

MOST_SESSIONS = 50


def in_words(interest):
    """Return the terms of an offered or accepted place, as a dict of words, with its sessions and any warnings."""
    advert, on = interest.opportunity, today()
    sessions = list(coming(advert)[:MOST_SESSIONS])
    pay = offer_in_words(advert.band, on=on) if advert.band_id else ""
    return {
        "pay": say_pay(pay, advert.unpaid_reason),
        "is_paid": bool(advert.band_id),
        "travel": TRAVEL.get(advert.travel_rule, TRAVEL["none"]),
        "preparation": say_minutes(advert.preparation_minutes) if advert.preparation_minutes else "",
        "pay_days": time_limit(LimitKind.PAYMENT_PROMISE, on=on),
        "sessions": sessions,
        "warnings": warnings_for(interest.expert, _proposed(advert, sessions)) if advert.band_id else [],
    }


def _proposed(advert, sessions):
    activities = [session.activity for session in sessions]
    amounts = estimates_for(activities, band=advert.band, preparation_minutes=advert.preparation_minutes)
    days = [timezone.localdate(activity.starts_at) for activity in activities]
    return [Proposed(on=day, amount=amount) for day, amount in zip(days, amounts, strict=True)]
