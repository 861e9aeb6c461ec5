"""What an advert offers, in the words people read."""

import unicodedata

from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import days_between, say_date
from coproduction.core.languages import Words
from coproduction.policy.enums import TravelRule
from experts.enums import TimeOfDay, Weekday
from involvement.enums import OpportunityKind, Place
from involvement.rules.kinds import has_sessions
from involvement.series_enums import Frequency

TRAVEL: dict[str, Words] = {
    TravelRule.NONE: _("No travel is needed"),
    TravelRule.ONLINE: _("Online, so there is no travel to pay for"),
    TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT: _("We pay mileage, or public transport at what it costs you"),
    TravelRule.RAIL_BOOKED: _("We book and pay for standard class rail travel"),
}
KINDS = dict(OpportunityKind.choices)
MOST_DAYS_COUNTED = 99  # further away, how many days are left tells nobody anything
FREQUENCIES = dict(Frequency.choices)
PLACES = dict(Place.choices)

# What each fact is called on the page of an advert, in the order people read them.
FACTS = {
    "kind": _("Kind"),
    "rung": _("Level of involvement"),
    "salary": _("Pay"),
    "band": _("Payment for your time"),
    "travel_rule": _("Payment for travel"),
    "once": _("How often"),
    "frequency": _("How often"),
    "documents": _("What there is to read"),
    "session_minutes": _("How long each time"),
    "preparation_minutes": _("Preparation"),
    "place": _("Where"),
    "venue": _("Address"),
    "joining": _("How to join online"),
    "access": _("Access"),
    "locality": _("Locality"),
    "places": _("Places"),
    "least_age": _("Age"),
    "selection": _("How we choose"),
    "looks_for": _("What we look for"),
    "is_blind": _("Names"),
    "closing_date": _("Closing date"),
    "decision_date": _("You will hear from us by"),
    "first_date": _("First date"),
    "documents_due": _("Send your comments by"),
    "short_notice_reason": _("Notice"),
    "ethics_reference": _("Ethics approval"),
    "support": _("Support"),
}
# What they are called for a kind that means something else by them.
FACTS_OF = {
    OpportunityKind.MEMBERSHIP: {"first_date": _("Starts")},
    OpportunityKind.DOCUMENT_REVIEW: {
        "first_date": _("We send you the documents on"),
        "session_minutes": _("Time for your comments"),
        "preparation_minutes": _("Time to read"),
        "access": _("Formats"),
    },
    OpportunityKind.PEER_ROLE: {"first_date": _("Starts"), "places": _("Jobs")},
}


def say_closing(closing, *, on):
    """Say when an advert closes and, where it is near, how long is left: '8 December 2026 (15 days left)'."""
    left = days_between(on, closing)
    if left < 0:
        return gettext("{day} (closed)").format(day=say_date(closing))
    if left > MOST_DAYS_COUNTED:
        return say_date(closing)
    if left == 0:
        return gettext("{day} (closes today)").format(day=say_date(closing))
    words = ngettext("{day} ({left} day left)", "{day} ({left} days left)", left)
    return words.format(day=say_date(closing), left=left)


def say_where(place, venue):
    """Say where people meet: 'Online', 'Springfield University Hospital, or online'."""
    if place == Place.ONLINE:
        return gettext("Online")
    if not venue:
        return PLACES.get(place, "")
    return gettext("{venue}, or online").format(venue=venue) if place == Place.MIXED else venue


def say_access(kind, place, access, venue_access):
    """Say how accessible it is: the advert's own words, or what is known of the venue."""
    words = access or ("" if place == Place.ONLINE else venue_access)
    return words or (gettext("Tell us what you need") if has_sessions(kind) else "")


def as_sentence(said):
    """End with a full stop what has no sign at its end: a voice runs on over the end of a line."""
    is_ended = not said or unicodedata.category(said[-1]) == "Po"  # the full stop of Urdu, too
    return said if is_ended else f"{said}."


def say_looks_for(criteria):
    """Say what is looked for on one line: 'Has called our crisis line; Is a carer'."""
    return "; ".join(criteria)


def say_pay(offer, unpaid_reason):
    """Say what time pays: the offer in words, or why it is not paid."""
    return offer or (
        gettext("Not paid. {unpaid_reason}").format(unpaid_reason=unpaid_reason) if unpaid_reason else ""
    )


def say_needs(*, topics, languages, training, checks, weekdays, times_of_day):
    """Return the sentences that say whom an advert suits: what is needed first, then what would help."""
    said = [
        gettext("You need {name} training, in date on the first day.").format(name=name) for name in training
    ]
    said += [
        gettext("You need this check: {name}. We arrange it with you.").format(name=name) for name in checks
    ]
    if languages:
        said.append(gettext("It helps if you speak or sign {languages}.").format(languages=say_or(languages)))
    if topics:
        said.append(
            gettext("It helps if you know about any of these: {topics}.").format(topics=", ".join(topics))
        )
    if weekdays and times_of_day:
        days = say_or([Weekday(day).label for day in weekdays])
        parts = say_or([str(TimeOfDay(part).label).lower() for part in times_of_day])
        said.append(gettext("It is likely to be on {days}, in the {parts}.").format(days=days, parts=parts))
    return said


def say_or(words):
    """Say a list of which one is enough: 'Monday, Tuesday or Friday'."""
    if len(words) == 1:
        return words[0]
    return gettext("{words} or {last}").format(words=", ".join(map(str, words[:-1])), last=words[-1])


def say_and(words):
    """Say a list: 'Monday, Tuesday and Friday'."""
    if len(words) == 1:
        return words[0]
    return gettext("{words} and {last}").format(words=", ".join(map(str, words[:-1])), last=words[-1])
