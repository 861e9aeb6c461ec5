"""What is committed, spent and left: worked out from the ledger, here and nowhere else."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from coproduction.core.money import pence_exact
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import BudgetEntry

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Balance:
    """Pounds of a budget: set aside, promised to people but not paid yet, and paid."""

    amount: Decimal
    committed: Decimal = NOTHING
    spent: Decimal = NOTHING

    @property
    def left(self):
        """Pounds neither promised nor paid; less than nothing where too much has been."""
        return self.amount - self.committed - self.spent

    @property
    def is_overspent(self):
        return self.left < 0

    @property
    def is_nearly_spent(self):
        """Return whether a tenth or less is left."""
        return 0 <= self.left <= self.amount / 10


def balances(budgets):
    """Return {budget id: Balance} for these budgets, in one query."""
    budgets = list(budgets)
    rows = (
        BudgetEntry.objects.filter(budget__in=budgets)
        .values("budget_id")
        .annotate(
            committed=_sum(EntryKind.COMMITTED) - _sum(EntryKind.RELEASED),
            spent=_sum(EntryKind.SPENT),
        )
        .order_by()
    )
    # SQLite adds and takes away as floats: each sum comes back to the penny here.
    sums = {
        row["budget_id"]: {name: pence_exact(row[name]) for name in ("committed", "spent")} for row in rows
    }
    return {budget.pk: Balance(budget.amount, **sums.get(budget.pk, {})) for budget in budgets}


def balance_of(budget):
    """Return the Balance of one budget."""
    return balances([budget])[budget.pk]


def will_overspend(budget, amount):
    """Return whether promising so many pounds more would go beyond what is left."""
    return balance_of(budget).left < amount


def committed_under(key):
    """Return the pounds committed under a key ('contribution:17'): nothing when none were."""
    entry = BudgetEntry.objects.filter(key=f"{EntryKind.COMMITTED}:{key}").first()
    return entry.amount if entry else NOTHING


def _sum(kind):
    return Coalesce(Sum("amount", filter=Q(kind=kind)), NOTHING)
