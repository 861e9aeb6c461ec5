"""The venue of an advert that is being written: a new one, or one that turned out to be on the list."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.rules import opportunities as rules
from involvement.services.opportunities import NOT_YOURS_NOW, keep_values, locked, put_values
from involvement.services.venues import add_venue


@transaction.atomic
def add_and_name(*, opportunity, by, **values):
    """Add a venue and name it in the advert. Raises RuleBroken for a name that is taken. Returns the Venue."""
    venue = add_venue(by=by, **values)
    name_venue(opportunity=opportunity, venue=venue, by=by)
    return venue


@transaction.atomic
def name_venue(*, opportunity, venue, by):
    """Say that the advert is at this venue. Everything else it says stays."""
    opportunity = locked(opportunity)
    if not rules.may_write(by, opportunity):
        raise RuleBroken(NOT_YOURS_NOW)
    before, after = put_values(opportunity, {"venue": venue})
    if before != after:
        keep_values(opportunity, ["venue"])
        audit.record(actor=by, action="opportunity.changed", target=opportunity, before=before, after=after)
