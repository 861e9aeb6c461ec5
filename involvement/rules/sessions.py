"""When a session may be, and what may be done to it: pure sentences, no queries.

Dates and times are those of Europe/London: an hour is missing in March and comes twice in October.
"""

from involvement.enums import OpportunityStatus, Place
from involvement.rules.sections import has_sessions

TAKES_SESSIONS = {
    OpportunityStatus.DRAFT,
    OpportunityStatus.IN_REVIEW,
    OpportunityStatus.PUBLISHED,
    OpportunityStatus.CLOSED,
    OpportunityStatus.UNDER_WAY,
}


def what_is_missing(*, place, venue, link, joining):
    """Return {field: sentence} of what people must be told to get in."""
    missing = {}
    if place in (Place.IN_PERSON, Place.MIXED) and not venue:
        missing["venue"] = "Select the venue where people meet"
    if place in (Place.ONLINE, Place.MIXED) and not (link or joining):
        missing["link"] = "Enter the link people join by, or say under ‘How to get in’ how they join online"
    return missing


def why_not_add(opportunity):
    """Return the sentence that refuses a session of this advert, or ''."""
    if not has_sessions(opportunity.kind):
        return "A membership has no sessions."
    if opportunity.status not in TAKES_SESSIONS:
        return f"This advert is ‘{opportunity.get_status_display()}’, so sessions cannot be added."
    if not opportunity.directorate_id:
        return "Choose a directorate in the advert first. Then you can add sessions."
    return ""


def why_not_change(session, *, now):
    """Return the sentence that refuses to change or cancel a session, or ''."""
    if session.activity.cancelled_at:
        return "This session has been cancelled."
    if session.activity.starts_at <= now:
        return "This session has started, so it cannot be changed or cancelled."
    return ""


def why_not_record(session, *, now):
    """Return the sentence that refuses to record who came, or ''."""
    if session.activity.cancelled_at:
        return "This session has been cancelled, so there is nothing to record."
    if session.activity.starts_at > now:
        return "You can record who came once the session has started."
    return ""


def minutes_long(activity):
    """Return how many minutes an activity is planned to last."""
    return int((activity.ends_at - activity.starts_at).total_seconds() // 60)
