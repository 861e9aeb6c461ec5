"""What an advert offers, in the words people read."""

from coproduction.core.dates import days_between, say_date
from coproduction.policy.enums import TravelRule
from experts.enums import TimeOfDay, Weekday
from involvement.enums import Frequency, OpportunityKind, Place
from involvement.rules.sections import has_sessions

TRAVEL: dict[str, str] = {
    TravelRule.NONE: "No travel is needed",
    TravelRule.ONLINE: "Online, so there is no travel to pay for",
    TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT: "We pay mileage, or public transport at what it costs you",
    TravelRule.RAIL_BOOKED: "We book and pay for standard class rail travel",
}
KINDS = dict(OpportunityKind.choices)
FREQUENCIES = dict(Frequency.choices)
PLACES = dict(Place.choices)


def say_closing(closing, *, on):
    """Say when an advert closes and how long is left: '8 December 2026 (15 days left)'."""
    left = days_between(on, closing)
    if left < 0:
        return f"{say_date(closing)} (closed)"
    words = {0: "closes today", 1: "1 day left"}.get(left, f"{left} days left")
    return f"{say_date(closing)} ({words})"


def say_where(place, venue):
    """Say where people meet: 'Online', 'Springfield University Hospital, or online'."""
    if place == Place.ONLINE:
        return "Online"
    if not venue:
        return PLACES.get(place, "")
    return f"{venue}, or online" if place == Place.MIXED else venue


def say_access(kind, place, access, venue_access):
    """Say how accessible it is: the advert's own words, or what is known of the venue."""
    words = access or ("" if place == Place.ONLINE else venue_access)
    return words or ("Tell us what you need" if has_sessions(kind) else "")


def say_pay(offer, unpaid_reason):
    """Say what time pays: the offer in words, or why it is not paid."""
    return offer or (f"Not paid. {unpaid_reason}" if unpaid_reason else "")


def say_needs(*, topics, languages, training, checks, weekdays, times_of_day):
    """Return the sentences that say whom an advert suits: what is needed first, then what would help."""
    said = [f"You need {name} training, in date on the first day." for name in training]
    said += [f"You need this check: {name}. We arrange it with you." for name in checks]
    if languages:
        said.append(f"It helps if you speak or sign {say_or(languages)}.")
    if topics:
        said.append(f"It helps if you know about any of these: {', '.join(topics)}.")
    if weekdays and times_of_day:
        days = say_or([Weekday(day).label for day in weekdays])
        parts = say_or([TimeOfDay(part).label.lower() for part in times_of_day])
        said.append(f"It is likely to be on {days}, in the {parts}.")
    return said


def say_or(words):
    """Say a list of which one is enough: 'Monday, Tuesday or Friday'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
