"""One advert as the public reads it: the same facts for the page, the preview, the check and the booklet."""

from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date, say_minutes, today
from coproduction.core.languages import is_english
from coproduction.reference.access_facts import in_short
from experts.enums import Rung
from involvement.enums import OpportunityKind, OpportunityStatus, Place
from involvement.models import Session
from involvement.rules import words
from involvement.rules.kinds import has, has_sessions, shape_of
from involvement.rules.opportunities import is_short_notice
from involvement.selectors.requirements import needs_in_words
from involvement.selectors.terms import offer_of, terms
from involvement.series_enums import Frequency

WITHOUT_NAMES = _("Whoever chooses does not see your name until they have decided.")
MOST_SESSIONS = 200
COLUMNS = (
    "reference", "title", "organisation", "kind", "summary", "what_you_will_do", "who_we_need", "rung", "places",
    "frequency", "session_minutes", "preparation_minutes", "first_date", "documents", "documents_due",
    "ethics_reference", "salary", "apply_link", "place", "joining", "access", "selection", "least_age",
    "is_blind", "looks_for",
    "closing_date", "decision_date", "short_notice_reason", "band_id", "unpaid_reason", "travel_rule", "support",
    "contact_email", "status", "published_at", "cancelled_reason", "needs",
    "venue__name", "venue__address", "venue__postcode", "venue__access", "venue__facts",
    "locality__name",
)  # fmt: skip
SESSION = ("activity__starts_at", "activity__ends_at", "activity__venue__name")


def in_words(opportunity, *, on=None):
    """Return what the page of an advert says, as a dict of words and rows. One query, and the Terms where they are not kept."""
    sessions = sessions_of(opportunity) if has_sessions(opportunity.kind) else []
    day = on or today()
    if not is_english():
        opportunity.needs = needs_in_words(opportunity)  # what is kept is in English
    return _said(opportunity, day, terms(on=day), sessions)


def all_in_words(opportunities, *, on):
    """Return what `in_words` says of each of many adverts: with as many queries for two hundred as for one."""
    opportunities, kept = list(opportunities), terms(on=on)
    sessions = defaultdict(list)
    for session in _sessions(opportunity__in=opportunities).values("opportunity_id", *SESSION):
        sessions[session["opportunity_id"]].append(session)
    return [
        _said(each, on, kept, sessions[each.pk][:MOST_SESSIONS] if has_sessions(each.kind) else [])
        for each in opportunities
    ]


def _said(opportunity, day, kept, sessions):
    offer = offer_of(opportunity.band_id, kept, on=day)
    return {
        "opportunity": opportunity,
        "facts": _facts(opportunity, offer, day, kept.notice),
        "is_open": opportunity.status == OpportunityStatus.PUBLISHED and opportunity.closing_date >= day,
        "is_cancelled": opportunity.status == OpportunityStatus.CANCELLED,
        "short_notice": opportunity.short_notice_reason if _is_short(opportunity, kept.notice) else "",
        "sessions": sessions,
        "pay_days": kept.pay_days if opportunity.band_id and has(opportunity.kind, "band") else None,
        "apply_link": opportunity.apply_link if has(opportunity.kind, "apply_link") else "",
        "is_job": bool(shape_of(opportunity.kind).no_interest),
    }


def sessions_of(opportunity):
    """Return when and where each session that was not called off is, the first one first, as rows of SESSION."""
    return list(_sessions(opportunity=opportunity).values(*SESSION)[:MOST_SESSIONS])


def _sessions(**whose):
    rows = Session.objects.filter(activity__cancelled_at__isnull=True, **whose)
    return rows.order_by("activity__starts_at", "pk")


def _is_short(opportunity, notice):
    if not opportunity.short_notice_reason:
        return False
    published = timezone.localdate(opportunity.published_at) if opportunity.published_at else today()
    return is_short_notice(opportunity, on=published, notice=notice)


def _facts(opportunity, offer, day, notice):
    """Return (what it is called, what it says) for each field this kind has, in the order people read them."""
    said = {**_offered(opportunity, offer), **_where(opportunity), **_dates(opportunity, day, notice)}
    own = words.FACTS_OF.get(opportunity.kind, {})
    return [
        (str(own.get(field) or words.FACTS[field]), str(said[field]))
        for field in words.FACTS
        if said.get(field) and has(opportunity.kind, field)
    ]


def _offered(opportunity, offer):
    once = words.FREQUENCIES[Frequency.ONE_OFF] if opportunity.kind == OpportunityKind.ONE_OFF_EVENT else ""
    return {
        "kind": words.KINDS.get(opportunity.kind),
        "rung": Rung(opportunity.rung).label if opportunity.rung else "",
        "salary": opportunity.salary,
        "band": words.say_pay(offer, opportunity.unpaid_reason),
        "travel_rule": words.TRAVEL.get(opportunity.travel_rule),
        "once": once,
        "frequency": words.FREQUENCIES.get(opportunity.frequency),
        "documents": opportunity.documents,
        "session_minutes": _minutes(opportunity.session_minutes),
        "preparation_minutes": _minutes(opportunity.preparation_minutes),
        "places": f"{opportunity.places:,}" if opportunity.places else "",
        "least_age": gettext("{least_age} or over").format(least_age=opportunity.least_age)
        if opportunity.least_age
        else "",
        "selection": opportunity.selection,
        "looks_for": "\n".join(opportunity.looks_for),
        "is_blind": WITHOUT_NAMES if opportunity.is_blind else "",
        "support": opportunity.support,
        "ethics_reference": opportunity.ethics_reference,
    }


def _where(opportunity):
    venue = opportunity.venue if has(opportunity.kind, "venue") else None
    return {
        "place": words.say_where(opportunity.place, venue.name if venue else ""),
        "venue": ", ".join(filter(None, (venue.address, venue.postcode))) if venue else "",
        "joining": opportunity.joining,
        "access": _access(opportunity, venue),
        "locality": opportunity.locality and opportunity.locality.name,
    }


def _access(opportunity, venue):
    """The advert's own words, or the venue's; and then what is known of the venue, thing by thing."""
    facts = in_short(venue.facts) if venue and opportunity.place != Place.ONLINE else ""
    known = "\n".join(map(words.as_sentence, facts.splitlines()))
    words_of_venue = venue.access if venue else ""
    if known and not (opportunity.access or words_of_venue):
        return known
    said = words.say_access(opportunity.kind, opportunity.place, opportunity.access, words_of_venue)
    return f"{words.as_sentence(said)}\n{known}" if said and known else said or known


def _dates(opportunity, day, notice):
    closing, decision, first = opportunity.closing_date, opportunity.decision_date, opportunity.first_date
    due = opportunity.documents_due
    return {
        "closing_date": words.say_closing(closing, on=day) if closing else "",
        "decision_date": say_date(decision) if decision else "",
        "first_date": say_date(first) if first else "",
        "documents_due": say_date(due) if due else "",
        "short_notice_reason": _notice(opportunity, notice),
    }


def _notice(opportunity, notice):
    if not (opportunity.published_at and opportunity.closing_date):
        return ""
    days = notice.days(timezone.localdate(opportunity.published_at), opportunity.closing_date)
    return gettext("{days} to answer").format(days=notice.say(days))


def _minutes(minutes):
    return say_minutes(minutes) if minutes else ""
