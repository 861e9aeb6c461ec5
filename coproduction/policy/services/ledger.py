"""The ledger of a budget: lines are added, never changed. Each thing that happens is written once, by its key.

`key` names what caused the line ('contribution:17'). The same key can be committed once, released once and spent
once; a second call changes nothing, so that a task or a form sent twice counts once.

What a thing holds changes by `hold`, and by nothing else: it says how much is to be promised, and writes the lines that
make it so.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from coproduction.audit.services import record
from coproduction.core.money import pence_exact
from coproduction.policy import selectors
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import BudgetEntry


class Spent(NamedTuple):
    """So many pounds promised or paid out of one budget, for what the key names."""

    budget_id: int
    amount: Decimal
    key: str


@transaction.atomic
def hold(*, budget, amount, key, by):
    """Have exactly so many pounds promised under a key, whatever was before. The caller has locked what it names."""
    promise, amount = selectors.promises([key])[key], pence_exact(amount)
    if promise.held == amount:
        return
    if promise.held:
        release(budget=budget, key=promise.latest, by=by, amount=promise.held)
    if amount:
        commit_to_budget(budget=budget, amount=amount, key=promise.following, by=by)


@transaction.atomic
def hold_many(*, rows: Iterable[Spent], by):
    """Have exactly so many pounds promised for each of many things, in a few statements. The caller has locked them."""
    rows = [row._replace(amount=pence_exact(row.amount)) for row in rows]
    promises = selectors.promises([row.key for row in rows])
    changed = [(row, promises[row.key]) for row in rows if promises[row.key].held != row.amount]
    given_back = [promise.latest for _, promise in changed if promise.held]
    if given_back:
        release_many(keys=given_back, by=by)
    commit_many(rows=[row._replace(key=promise.following) for row, promise in changed if row.amount], by=by)


def commit_to_budget(*, budget, amount, key, by):
    """Promise so many pounds of a budget. Return the line, new or from before."""
    return _write(EntryKind.COMMITTED, budget, amount, key, by)


@transaction.atomic
def commit_many(*, rows: Iterable[Spent], by):
    """Promise many amounts in a few statements. A key promised before stays as it was."""
    promised = [
        BudgetEntry(
            budget_id=row.budget_id,
            kind=EntryKind.COMMITTED,
            amount=pence_exact(row.amount),
            key=f"{EntryKind.COMMITTED}:{row.key}",
        )
        for row in rows
    ]
    BudgetEntry.objects.bulk_create(promised, ignore_conflicts=True, batch_size=1000)
    if promised:
        record(actor=by, action="budget.committed_many", after={"lines": len(promised)})


def release(*, budget, key, by, amount=None):
    """Give back what was promised under this key: all of it, or so many pounds. Nothing promised, nothing written."""
    amount = selectors.committed_under(key) if amount is None else amount
    return _write(EntryKind.RELEASED, budget, amount, key, by) if amount else None


@transaction.atomic
def release_many(*, keys, by):
    """Give back all that was promised under each of many keys, in a few statements."""
    promised = BudgetEntry.objects.filter(key__in=[f"{EntryKind.COMMITTED}:{key}" for key in keys])
    given_back = [
        BudgetEntry(
            budget_id=entry.budget_id,
            kind=EntryKind.RELEASED,
            amount=entry.amount,
            key=f"{EntryKind.RELEASED}:{entry.key.removeprefix(f'{EntryKind.COMMITTED}:')}",
        )
        for entry in promised
        if entry.amount
    ]
    BudgetEntry.objects.bulk_create(given_back, ignore_conflicts=True, batch_size=1000)
    record(actor=by, action="budget.released_many", after={"lines": len(given_back)})


def spend(*, budget, amount, key, by):
    """Count so many pounds as paid. What had been promised for it is given back apart, with `hold`."""
    return _write(EntryKind.SPENT, budget, amount, key, by)


@transaction.atomic
def spend_many(*, rows: Iterable[Spent], by):
    """Count many amounts as paid, in a few statements, as a payment run needs. A key counted before stays as it was."""
    spent = [
        BudgetEntry(
            budget_id=row.budget_id,
            kind=EntryKind.SPENT,
            amount=pence_exact(row.amount),
            key=f"{EntryKind.SPENT}:{row.key}",
        )
        for row in rows
    ]
    BudgetEntry.objects.bulk_create(spent, ignore_conflicts=True, batch_size=1000)
    record(actor=by, action="budget.spent_many", after={"lines": len(spent)})


@transaction.atomic
def _write(kind, budget, amount, key, by):
    facts = {"budget": budget, "kind": kind, "amount": pence_exact(amount)}
    entry, is_new = BudgetEntry.objects.get_or_create(key=f"{kind}:{key}", defaults=facts)
    if is_new:
        after = {"amount": entry.amount, "key": key}
        record(actor=by, action=f"budget.{kind}", target=budget, after=after)
    return entry
