"""What is committed, spent and left: worked out from the ledger, here and nowhere else."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from coproduction.core.money import pence_exact
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import BudgetEntry

NOTHING = Decimal("0.00")
KEYS_A_QUERY = 1000


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


class Promise(NamedTuple):
    """What is promised under a key ('contribution:17'): pounds `held` now, after so many `times` of promising it.

    What was promised and given back may be promised anew, which has lines of its own: 'contribution:17:2'.
    """

    key: str
    times: int = 0
    held: Decimal = NOTHING

    @property
    def latest(self):
        return self._named(self.times)

    @property
    def following(self):
        return self._named(self.times + 1)

    def _named(self, time):
        return self.key if time == 1 else f"{self.key}:{time}"


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


def promises(keys):
    """Return {key: Promise} of these keys: in one query for each time that one of them was promised anew."""
    found = {key: Promise(key) for key in keys}
    following = list(found.values())
    while following:
        amounts = _amounts_under([each.following for each in following])
        again = [each for each in following if f"{EntryKind.COMMITTED}:{each.following}" in amounts]
        following = [_made(each, amounts) for each in again]
        found.update((each.key, each) for each in following)
    return found


def _made(promise, amounts):
    """Return a Promise with the lines of its following time counted."""
    committed = amounts[f"{EntryKind.COMMITTED}:{promise.following}"]
    released = amounts.get(f"{EntryKind.RELEASED}:{promise.following}", NOTHING)
    return Promise(promise.key, promise.times + 1, promise.held + committed - released)


def _amounts_under(names):
    """Return {key of a line: pounds} of what was committed and released under these names."""
    found = {}
    for start in range(0, len(names), KEYS_A_QUERY):
        some = names[start : start + KEYS_A_QUERY]
        keys = [f"{kind}:{name}" for name in some for kind in (EntryKind.COMMITTED, EntryKind.RELEASED)]
        found.update(BudgetEntry.objects.filter(key__in=keys).values_list("key", "amount"))
    return found


def _sum(kind):
    return Coalesce(Sum("amount", filter=Q(kind=kind)), NOTHING)
