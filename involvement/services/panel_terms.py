"""Saying what a seat on a panel pays, for seats given from now on: whoever has one keeps what was agreed with them."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.enums import Permission
from involvement.models import PanelTerms
from involvement.rules.panel_terms import why_not_set


@transaction.atomic
def set_panel_terms(*, directorate, band, travel_rule, preparation_minutes, budget, by):
    """Set the terms of a directorate, or (None) of every directorate without its own. No band: unpaid. Returns them."""
    if refusal := why_not_set(directorate, reach=by.directorates_for(Permission.RECORD_PANELS)):
        raise RuleBroken(refusal)
    terms, is_new = PanelTerms.objects.select_for_update().get_or_create(directorate=directorate)
    before = {} if is_new else _facts(terms)
    terms.band, terms.travel_rule, terms.budget = band, travel_rule, budget
    terms.preparation_minutes = preparation_minutes
    after = _facts(terms)
    if after == before:
        return terms
    terms.save(update_fields=["band", "travel_rule", "preparation_minutes", "budget", "updated_at"])
    audit.record(actor=by, action="panel_terms.set", target=terms, before=before, after=after)
    return terms


def _facts(terms):
    return {
        "directorate": terms.directorate_id,
        "band": terms.band_id,
        "travel_rule": str(terms.travel_rule),
        "preparation_minutes": terms.preparation_minutes,
        "budget": terms.budget_id,
    }
