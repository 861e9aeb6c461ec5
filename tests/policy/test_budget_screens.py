import re
from decimal import Decimal

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.policy import services
from coproduction.policy.models import Budget
from tests.factories import BudgetFactory, DirectorateFactory, person

pytestmark = pytest.mark.django_db
LIST = "policy:budgets"


def token_of(page):
    return re.search(r'name="submission_token" value="([^"]+)"', page.content.decode())[1]


def test_figures_are_those_of_the_ledger(as_, manager):
    budget = BudgetFactory(amount=Decimal(1000))
    services.commit_to_budget(budget=budget, amount=Decimal(300), key="a", by=manager)
    services.spend(budget=budget, amount=Decimal("1200.50"), key="b", by=manager)
    page = as_(manager).get(reverse(LIST)).content.decode()
    for words in ("£1,000.00", "£300.00", "£1,200.50", "-£500.50", "Overspent"):
        assert words in page
    assert "Open a budget" not in page
    page = as_(manager).get(reverse("policy:budget", args=[budget.pk])).content.decode()
    assert "Committed when a place was accepted" in page
    assert "Change this budget" not in page


def test_no_budgets_yet(as_, manager):
    assert "no budgets" in as_(manager).get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(as_, manager, rows, django_assert_num_queries):
    for _ in range(rows):
        services.spend(
            budget=BudgetFactory(), amount=Decimal(1), key=f"k{Budget.objects.count()}", by=manager
        )
    client = as_(manager)
    client.get(reverse(LIST))
    with django_assert_num_queries(6):
        client.get(reverse(LIST))


def test_a_budget_is_opened_and_changed(as_, administrator):
    client, url, directorate = as_(administrator), reverse("policy:budget_new"), DirectorateFactory()
    answers = {"code": "CFYP-100", "name": "Groups", "directorate": directorate.pk, "amount": "5,000"}
    sent = {**answers, "submission_token": token_of(client.get(url))}
    assert directorate.name in client.post(url, sent).content.decode()
    assert not Budget.objects.exists()
    client.post(url, {**sent, "confirm": "yes"})
    budget = Budget.objects.get()
    assert budget.amount == 5000
    change = reverse("policy:budget_change", args=[budget.pk])
    assert 'value="5000.00"' in client.get(change).content.decode()
    answer = client.post(change, {"name": "Groups", "amount": "6000", "is_closed": "yes"})
    assert answer.url == reverse("policy:budget", args=[budget.pk])
    assert "Closed" in client.get(answer.url).content.decode()
    assert [event.action for event in Event.objects.order_by("pk")] == ["budget.opened", "budget.changed"]


def test_a_code_in_use_and_a_wrong_amount_are_said(as_, administrator):
    budget = BudgetFactory(code="CFYP-100")
    client, url = as_(administrator), reverse("policy:budget_new")
    sent = {"code": "cfyp-100", "name": "Groups", "directorate": budget.directorate_id, "amount": "5"}
    sent["submission_token"] = token_of(client.get(url))
    answer = client.post(url, {**sent, "confirm": "yes"})
    assert (answer.status_code, "Use another code" in answer.content.decode()) == (422, True)
    answer = client.post(reverse("policy:budget_change", args=[budget.pk]), {"name": "", "amount": "x"})
    assert answer.status_code == 422


def test_a_directorate_sees_its_own_budgets(as_):
    ours, theirs = BudgetFactory(), BudgetFactory()
    client = as_(person(Role.MANAGER, directorate=ours.directorate))
    page = client.get(reverse(LIST)).content.decode()
    assert (ours.code in page, theirs.code in page) == (True, False)
    assert client.get(reverse("policy:budget", args=[theirs.pk])).status_code == 404


def test_who_may_do_what(as_, client, manager, host, expert):
    budget = BudgetFactory()
    for name, args in ((LIST, []), ("policy:budget", [budget.pk])):
        url = reverse(name, args=args)
        assert client.get(url).status_code == 302
        assert as_(manager).get(url).status_code == 200
        assert as_(host).get(url).status_code == 403
        client.logout()
    for name, args in (("policy:budget_new", []), ("policy:budget_change", [budget.pk])):
        for user in (manager, expert):
            assert as_(user).get(reverse(name, args=args)).status_code == 403
