from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit.services import record
from coproduction.core.exceptions import RuleBroken
from coproduction.core.money import pence_exact
from coproduction.policy.models import Budget

TAKEN = _("There is a budget with that code already. Use another code.")


@transaction.atomic
def open_budget(*, by, code, name, directorate, amount):
    """Open a budget of so many pounds for a directorate."""
    facts = {"code": code, "name": name, "directorate": directorate, "amount": amount}
    try:
        with transaction.atomic():
            budget = Budget.objects.create(**facts)
    except IntegrityError as taken:
        raise RuleBroken(TAKEN) from taken
    record(actor=by, action="budget.opened", target=budget, after=_facts(budget))
    return budget


@transaction.atomic
def change_budget(*, budget, by, name, amount, is_closed):
    """Change what a budget is called and holds, or close it to new adverts. What was promised stays promised."""
    budget = Budget.objects.select_for_update().get(pk=budget.pk)
    before = _facts(budget)
    budget.name, budget.amount = name, amount
    budget.retired_at = (budget.retired_at or timezone.now()) if is_closed else None
    after = _facts(budget)
    if after != before:
        budget.save(update_fields=["name", "amount", "retired_at", "updated_at"])
        record(actor=by, action="budget.changed", target=budget, before=before, after=after)
    return budget


def _facts(budget):
    return {
        "code": budget.code,
        "name": budget.name,
        "directorate": budget.directorate_id,
        "amount": str(pence_exact(budget.amount)),
        "closed": budget.retired_at is not None,
    }
