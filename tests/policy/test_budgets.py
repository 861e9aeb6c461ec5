from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given, settings, strategies as st
from hypothesis.extra.django import TestCase

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.policy import selectors, services
from coproduction.policy.models import Budget, BudgetEntry
from tests.factories import BudgetFactory, DirectorateFactory, person

pytestmark = pytest.mark.django_db


def figures(budget):
    balance = selectors.balance_of(budget)
    return balance.committed, balance.spent, balance.left


def test_promising_giving_back_and_paying(finance):
    budget = BudgetFactory(amount=Decimal(1000))
    assert figures(budget) == (0, 0, 1000)
    services.commit_to_budget(budget=budget, amount=Decimal(60), key="contribution:1", by=finance)
    services.commit_to_budget(budget=budget, amount=Decimal(40), key="contribution:2", by=finance)
    assert figures(budget) == (100, 0, 900)
    services.release(budget=budget, key="contribution:2", by=finance)
    services.release(budget=budget, key="contribution:1", by=finance)
    services.spend(budget=budget, amount=Decimal("75.50"), key="payment:1", by=finance)
    assert figures(budget) == (0, Decimal("75.50"), Decimal("924.50"))


def test_the_same_key_counts_once(finance):
    budget = BudgetFactory()
    for amount in (60, 99):
        entry = services.commit_to_budget(
            budget=budget, amount=Decimal(amount), key="contribution:1", by=finance
        )
        assert entry.amount == 60
    for _ in range(2):
        services.release(budget=budget, key="contribution:1", by=finance, amount=Decimal(10))
        services.spend(budget=budget, amount=Decimal(5), key="contribution:1", by=finance)
    assert figures(budget)[:2] == (50, 5)
    assert Event.objects.filter(target_type="policy.budget").count() == 3


def test_nothing_promised_is_nothing_to_give_back(finance):
    assert services.release(budget=BudgetFactory(), key="contribution:9", by=finance) is None
    assert not BudgetEntry.objects.exists()


@pytest.mark.parametrize("pounds", [[5], [5, 5], [5, 8], [5, 0], [5, 0, 5], [5, 0, 0, 7, 2], [0], [0, 3]])
@pytest.mark.parametrize("many", [False, True])
def test_a_key_holds_what_was_said_last(finance, pounds, many):
    """However often it was changed, given back and promised anew; and beside other keys that begin alike."""
    budget = BudgetFactory(amount=Decimal(1000))
    services.commit_to_budget(budget=budget, amount=Decimal(100), key="contribution:11", by=finance)
    for amount in pounds:
        if many:
            rows = [services.Spent(budget.pk, Decimal(amount), "contribution:1")]
            services.hold_many(rows=rows, by=finance)
        else:
            services.hold(budget=budget, amount=Decimal(amount), key="contribution:1", by=finance)
        assert figures(budget) == (100 + amount, 0, 900 - amount)
        assert selectors.promises(["contribution:1"])["contribution:1"].held == amount


def test_many_balances_take_one_query(finance, django_assert_num_queries):
    budgets = [BudgetFactory() for _ in range(3)]
    services.spend(budget=budgets[0], amount=Decimal(5), key="a", by=finance)
    with django_assert_num_queries(1):
        found = selectors.balances(budgets)
    assert [found[budget.pk].spent for budget in budgets] == [5, 0, 0]


def test_warned_before_overspent(finance):
    budget = BudgetFactory(amount=Decimal(100))
    services.commit_to_budget(budget=budget, amount=Decimal(90), key="a", by=finance)
    assert not selectors.will_overspend(budget, Decimal(10))
    assert selectors.will_overspend(budget, Decimal("10.01"))
    assert selectors.balance_of(budget).is_nearly_spent
    services.spend(budget=budget, amount=Decimal(20), key="b", by=finance)
    assert selectors.balance_of(budget).is_overspent


def test_a_line_of_the_ledger_cannot_be_changed_or_removed(finance):
    entry = services.spend(budget=BudgetFactory(), amount=Decimal(5), key="a", by=finance)
    entry.amount = 6
    for change in (entry.save, entry.delete, BudgetEntry.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        BudgetEntry.objects.update(amount=6)


def test_a_code_is_used_once_in_any_case(administrator):
    facts = {"name": "Groups", "directorate": DirectorateFactory(), "amount": Decimal(100)}
    services.open_budget(by=administrator, code="CFYP-100", **facts)
    with pytest.raises(RuleBroken, match="already"):
        services.open_budget(by=administrator, code="cfyp-100", **facts)
    assert Event.objects.get().action == "budget.opened"


def test_a_change_is_kept_with_what_it_was(administrator):
    budget = BudgetFactory(amount=Decimal(100))
    same = {"name": budget.name, "is_closed": False}
    services.change_budget(budget=budget, by=administrator, amount=Decimal(100), **same)
    assert not Event.objects.exists()
    services.change_budget(budget=budget, by=administrator, amount=Decimal(250), **same)
    event = Event.objects.get()
    assert (event.before["amount"], event.after["amount"]) == ("100.00", "250.00")


def test_closing_a_budget_keeps_the_day_it_was_closed(administrator, still_clock):
    budget = BudgetFactory()
    facts = {"name": budget.name, "amount": budget.amount}
    closed_at = services.change_budget(budget=budget, by=administrator, is_closed=True, **facts).retired_at
    still_clock.shift(timedelta(days=1))
    assert (
        services.change_budget(budget=budget, by=administrator, is_closed=True, **facts).retired_at
        == closed_at
    )
    assert (
        services.change_budget(budget=budget, by=administrator, is_closed=False, **facts).retired_at is None
    )


def test_who_sees_which_budgets(administrator, expert):
    ours, theirs = BudgetFactory(), BudgetFactory()
    manager_here = person(Role.MANAGER, directorate=ours.directorate)
    assert set(Budget.objects.visible_to(administrator)) == {ours, theirs}
    assert set(Budget.objects.visible_to(manager_here)) == {ours}
    assert not Budget.objects.visible_to(expert)
    assert not Budget.objects.kept_by(manager_here)


class Ledgers(TestCase):
    """Each total is checked against its parts, over generated histories."""

    @settings(deadline=None, max_examples=50)
    @example([("commit", 1, 1), ("commit", 2, 200), ("release", 2, 0)])  # a penny, less a float, on SQLite
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["commit", "release", "spend"]), st.integers(1, 9), st.integers(0, 9999)
            )
        )
    )
    def test_the_balance_is_the_sum_of_what_happened_first(self, history):
        by, budget = person(), BudgetFactory(amount=Decimal(500))
        committed, released, spent = {}, {}, {}
        for what, cause, pence in history:
            amount, key = Decimal(pence) / 100, f"cause:{cause}"
            if what == "commit":
                services.commit_to_budget(budget=budget, amount=amount, key=key, by=by)
                committed.setdefault(key, amount)
            elif what == "release":
                services.release(budget=budget, key=key, by=by)
                if committed.get(key):
                    released.setdefault(key, committed[key])
            else:
                services.spend(budget=budget, amount=amount, key=key, by=by)
                spent.setdefault(key, amount)
        outstanding = sum(committed.values()) - sum(released.values())
        assert figures(budget) == (outstanding, sum(spent.values()), 500 - outstanding - sum(spent.values()))
