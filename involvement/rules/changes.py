"""What of a public advert may still change, who may change it, and whom it asks: pure sentences, no queries."""

import hashlib
import json

from django.utils.translation import gettext_lazy as _, ngettext

from involvement.enums import InterestStatus, OpportunityStatus
from involvement.rules.kinds import has
from involvement.rules.opportunities import may_manage
from involvement.rules.sections import values_of

# What people agreed to. The words of an advert are put right by another door.
LABELS = {
    "first_date": _("First date"),
    "documents_due": _("Comments are due by"),
    "place": _("How people meet"),
    "venue": _("Venue"),
    "places": _("Places"),
    "band": _("Payment for your time"),
    "unpaid_reason": _("Why time is not paid"),
    "travel_rule": _("Payment for travel"),
}
# More or fewer places change nothing for those who have one.
ASKS_NOBODY = {"places"}
OFFER_CHANGED = _(
    "Something about this place changed after you opened the page. Read how it is now, then say yes or no."
)
CHANGED_AGAIN = _("It has changed again since you opened this page. Please read how it is now, then answer.")
NOT_YOURS = _("You have no place to keep now. Look at where you are with this.")


def changeable(kind):
    """Return the fields that may change on a public advert of a kind."""
    return [name for name in LABELS if has(kind, name)]


def may_change(user, opportunity):
    """Once it is public, its host or a coordinator may change when, where and what it pays, until it is under way."""
    is_open = opportunity.status in (OpportunityStatus.PUBLISHED, OpportunityStatus.CLOSED)
    return is_open and may_manage(user, opportunity)


def mark_of(opportunity):
    """Return a mark that changes with these facts, so that nobody overwrites a change they have not seen."""
    return _mark(values_of(opportunity, LABELS))


def mark_of_offer(opportunity, sessions, pay):
    """Return a mark that changes with what a person says yes to: the advert, its pay in words, its Sessions to come."""
    of_advert = values_of(opportunity, {*LABELS, "preparation_minutes"} - ASKS_NOBODY)
    of_sessions = [
        [each.pk, each.place, each.activity.venue_id, each.activity.starts_at, each.activity.ends_at]
        for each in sessions
    ]
    return _mark([of_advert, of_sessions, pay])


def _mark(values):
    return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()[:32]


def why_too_few(places, held):
    """Say why there cannot be so few places, or ''."""
    if places is None or places >= held:
        return ""
    return ngettext(
        "{held} person has a place or an offer of one, so there cannot be fewer places than that.",
        "{held} people have a place or an offer of one, so there cannot be fewer places than that.",
        held,
    ).format(held=held)


def why_not_keep(interest, open_changes, last_seen):
    """Say why a person cannot keep their place on the new facts, or ''. `open_changes` are ids, the newest last."""
    if interest.status != InterestStatus.ACCEPTED:
        return NOT_YOURS
    return CHANGED_AGAIN if open_changes and open_changes[-1] != last_seen else ""
