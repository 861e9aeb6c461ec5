"""One advert as the public reads it: the same facts for the page, the preview and the check."""

from django.utils import timezone

from coproduction.core.dates import days_between, say_date, say_minutes, today
from experts.enums import Rung
from involvement.enums import OpportunityStatus
from involvement.models import Session
from involvement.rules import words
from involvement.rules.opportunities import is_short_notice
from involvement.rules.sections import has_sessions
from involvement.selectors.opportunities import notice_wanted
from involvement.selectors.terms import offer_of, terms

MOST_SESSIONS = 200
COLUMNS = (
    "reference", "title", "organisation", "kind", "summary", "what_you_will_do", "who_we_need", "rung", "places",
    "frequency", "session_minutes", "preparation_minutes", "first_date", "place", "joining", "access", "selection", "least_age",
    "closing_date", "decision_date", "short_notice_reason", "band_id", "unpaid_reason", "travel_rule", "support",
    "contact_email", "status", "published_at", "cancelled_reason", "needs",
    "venue__name", "venue__address", "venue__postcode", "venue__access", "locality__name",
)  # fmt: skip
SESSION = ("activity__starts_at", "activity__ends_at", "activity__venue__name")


def in_words(opportunity, *, on=None):
    """Return what the page of an advert says, as a dict of words and rows. One query, and the Terms where they are not kept."""
    day = on or today()
    meets = has_sessions(opportunity.kind)
    kept = terms(on=day)
    offer = offer_of(opportunity.band_id, kept, on=day)
    return {
        "opportunity": opportunity,
        "facts": [(key, value) for key, value in _facts(opportunity, offer, day, meets) if value],
        "is_open": opportunity.status == OpportunityStatus.PUBLISHED and opportunity.closing_date >= day,
        "is_cancelled": opportunity.status == OpportunityStatus.CANCELLED,
        "short_notice": opportunity.short_notice_reason if _is_short(opportunity) else "",
        "sessions": sessions_of(opportunity) if meets else [],
        "pay_days": kept.pay_days if opportunity.band_id else None,
    }


def sessions_of(opportunity):
    """Return when and where each session that was not called off is, the first one first, as rows of SESSION."""
    rows = Session.objects.filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    return list(rows.order_by("activity__starts_at", "pk").values(*SESSION)[:MOST_SESSIONS])


def _is_short(opportunity):
    if not opportunity.short_notice_reason:
        return False
    published = timezone.localdate(opportunity.published_at) if opportunity.published_at else today()
    return is_short_notice(opportunity, on=published, notice=notice_wanted())


def _facts(opportunity, offer, day, meets):
    venue = opportunity.venue
    yield "Kind", words.KINDS.get(opportunity.kind)
    yield "Level of involvement", Rung(opportunity.rung).label if opportunity.rung else ""
    yield "Payment for your time", words.say_pay(offer, opportunity.unpaid_reason)
    yield "Payment for travel", words.TRAVEL.get(opportunity.travel_rule)
    yield "How often", words.FREQUENCIES.get(opportunity.frequency)
    if meets:
        yield "How long each time", _minutes(opportunity.session_minutes)
        yield "Preparation", _minutes(opportunity.preparation_minutes)
        yield "Where", words.say_where(opportunity.place, venue.name if venue else "")
        yield "Address", ", ".join(filter(None, (venue.address, venue.postcode))) if venue else ""
        yield "How to join online", opportunity.joining
    access = words.say_access(
        opportunity.kind, opportunity.place, opportunity.access, venue.access if venue else ""
    )
    yield "Access", access
    yield "Locality", opportunity.locality and opportunity.locality.name
    yield "Places", f"{opportunity.places:,}" if opportunity.places else ""
    yield "Age", f"{opportunity.least_age} or over" if opportunity.least_age else ""
    yield "How we choose", opportunity.selection
    yield from _dates(opportunity, day, meets)
    yield "Support", opportunity.support


def _dates(opportunity, day, meets):
    if opportunity.closing_date:
        yield "Closing date", words.say_closing(opportunity.closing_date, on=day)
    if meets and opportunity.decision_date:
        yield "You will hear from us by", say_date(opportunity.decision_date)
    if opportunity.first_date:
        yield ("First date" if meets else "Starts"), say_date(opportunity.first_date)
    if opportunity.published_at and opportunity.closing_date:
        days = days_between(timezone.localdate(opportunity.published_at), opportunity.closing_date)
        yield "Notice", f"{days} days to answer" if meets else ""


def _minutes(minutes):
    return say_minutes(minutes) if minutes else ""
