"""Who may open which page, what it says to wrong input, and how many questions it asks of the database."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from payments.enums import LineKind
from payments.models import Claim
from payments.selectors import tasks_for
from payments.services.claims import decline_time
from payments.services.lines import add_expense
from payments.services.runs import lock_run, open_run
from tests.factories import ContributionFactory
from tests.payments.conftest import (
    TAKEN_PART_ON,
    another_expert,
    approved,
    draft,
    form_of,
    on,
    submitted,
    took_part,
    with_bank_details,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("policy")]

OF_A_CLAIM = ["claim", "payment_for_time", "add_journey", "send_claim", "withdraw_claim"]
TO_EDIT = ["payment_for_time", "add_journey", "send_claim"]


def pages_of(claim):
    yield from (reverse(f"payments:{name}", args=[claim.pk]) for name in OF_A_CLAIM)
    yield reverse("payments:add_expense", args=[claim.pk, "parking"])
    line = claim.lines.last()
    yield reverse("payments:remove_line", args=[claim.pk, line.pk])
    yield reverse("payments:add_receipt", args=[claim.pk, line.pk])


class TestWhoMayOpen:
    def test_ones_own_claims(self, as_, expert):
        claim = draft(expert)
        add_expense(claim=claim, kind=LineKind.PARKING, spent=Decimal(3), on=TAKEN_PART_ON, by=expert)
        for url in (reverse("payments:claims"), *pages_of(claim)):
            assert as_(expert).get(url).status_code == 200, url

    def test_anothers_claim_is_not_found(self, as_, expert, other_expert):
        contribution = took_part(expert)
        for url in (*pages_of(draft(expert)), reverse("payments:claim_start", args=[contribution.pk])):
            browser = as_(other_expert)
            assert browser.get(url).status_code == 404, url
            assert browser.post(url, form_of(other_expert)).status_code in (404, 405), url

    def test_staff_have_no_claims_of_their_own(self, as_, expert, approver):
        for url in (reverse("payments:claims"), *pages_of(draft(expert))):
            assert as_(approver).get(url).status_code == 403, url

    @pytest.mark.parametrize("name", ["queue", "runs"])
    def test_experts_have_no_staff_pages(self, as_, expert, name):
        assert as_(expert).get(reverse(f"payments:{name}")).status_code == 403

    def test_approver_and_finance_keep_to_their_desks(self, as_, approver, finance):
        assert as_(approver).get(reverse("payments:runs")).status_code == 403
        assert as_(finance).get(reverse("payments:queue")).status_code == 403

    def test_a_stranger_signs_in(self, client):
        for name in ("claims", "queue", "runs", "bank_details"):
            assert client.get(reverse(f"payments:{name}")).status_code == 302

    def test_nothing_far_outside_the_table_breaks(self, as_, expert):
        browser = as_(expert)
        huge = 10**30
        assert browser.get(reverse("payments:claim", args=[huge])).status_code == 404
        assert (
            browser.get(reverse("payments:add_expense", args=[draft(expert).pk, "nonsense"])).status_code
            == 404
        )
        assert (
            browser.get(reverse("payments:add_expense", args=[draft(expert).pk, "time"])).status_code == 404
        )


class TestReasons:
    @pytest.mark.parametrize("name", TO_EDIT)
    def test_a_claim_that_was_sent_says_why_it_cannot_change(self, as_, expert, name):
        answer = as_(expert).get(reverse(f"payments:{name}", args=[submitted(expert).pk]))
        assert answer.status_code == 403
        assert "This claim cannot be changed" in answer.content.decode()

    def test_taking_part_that_is_not_recorded_yet_says_so(self, as_, expert):
        contribution = ContributionFactory(expert=expert.expert, status=ContributionStatus.EXPECTED)
        answer = as_(expert).get(reverse("payments:claim_start", args=[contribution.pk]))
        assert answer.status_code == 403
        assert "once the host has recorded" in answer.content.decode()

    def test_travel_that_was_not_agreed_says_so(self, as_, expert):
        claim = draft(expert, travel_rule=TravelRule.ONLINE)
        answer = as_(expert).get(reverse("payments:add_journey", args=[claim.pk]))
        assert answer.status_code == 403
        assert "does not include this cost" in answer.content.decode()

    def test_a_claim_that_is_started_leads_to_itself(self, as_, expert):
        claim = draft(expert)
        contribution = claim.claimed_contributions.get().contribution
        browser = as_(expert)
        url = reverse("payments:claim_start", args=[contribution.pk])
        assert browser.get(url).url == browser.post(url, form_of(expert)).url == claim.get_absolute_url()


class TestTyped:
    def test_a_wrong_journey_keeps_what_was_typed(self, as_, expert):
        claim = draft(expert)
        typed = form_of(
            expert, mode="bicycle", miles="1.25", passengers="2", **on(TAKEN_PART_ON.replace(year=2027))
        )
        answer = as_(expert).post(reverse("payments:add_journey", args=[claim.pk]), typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Miles can have one figure after the point" in page
        assert (
            "Date of the journey must be today or in the past" in page
            or "must be today or in the past" in page
        )
        assert "We pay for passengers only in a car or van" in page
        assert 'value="1.25"' in page
        assert page.count("<h1") == 1
        assert "<title>Error: " in page

    @pytest.mark.parametrize("spent", ["", "0", "-5", "1e9", "£££", "5.001", "99999999999999999999", "٣"])
    def test_a_wrong_amount_is_said(self, as_, expert, spent):
        claim = draft(expert)
        typed = form_of(expert, spent=spent, no_receipt="Lost", **on(TAKEN_PART_ON))
        answer = as_(expert).post(reverse("payments:add_expense", args=[claim.pk, "parking"]), typed)
        assert answer.status_code == 422
        assert claim.lines.count() == 1

    def test_food_asks_for_hours_and_taxis_for_who_agreed(self, as_, expert):
        claim = draft(expert)
        browser = as_(expert)
        url = reverse("payments:add_expense", args=[claim.pk, "subsistence"])
        assert browser.post(url, form_of(expert, spent="4", **on(TAKEN_PART_ON))).status_code == 422
        typed = form_of(expert, spent="4", hours_away="6", **on(TAKEN_PART_ON))
        assert browser.post(url, typed).status_code == 302
        url = reverse("payments:add_expense", args=[claim.pk, "taxi"])
        assert browser.post(url, form_of(expert, spent="4", **on(TAKEN_PART_ON))).status_code == 422
        typed = form_of(expert, spent="4", agreed_with="Hari Host", **on(TAKEN_PART_ON))
        assert browser.post(url, typed).status_code == 302
        assert "Agreed beforehand with Hari Host" in browser.get(claim.get_absolute_url()).content.decode()

    def test_sending_without_the_tick_is_said(self, as_, expert):
        answer = as_(expert).post(reverse("payments:send_claim", args=[draft(expert).pk]), form_of(expert))
        assert answer.status_code == 422

    def test_a_claim_of_nothing_says_so(self, as_, expert):
        claim = decline_time(claim=draft(expert), by=expert)
        browser = as_(expert)
        answer = browser.post(reverse("payments:send_claim", args=[claim.pk]), form_of(expert, is_right="on"))
        assert answer.status_code == 422
        assert "There is nothing to pay on this claim" in answer.content.decode()
        assert "You said no to payment" in browser.get(reverse("payments:claims")).content.decode()

    def test_time_is_declined_and_had_after_all_by_the_pages(self, as_, expert):
        claim = draft(expert)
        browser = as_(expert)
        url = reverse("payments:payment_for_time", args=[claim.pk])
        for declined in (True, False):
            assert browser.get(url).status_code == 200
            assert browser.post(url).status_code == 302
            claim.refresh_from_db()
            assert claim.time_declined is declined

    def test_a_line_is_removed_after_asking(self, as_, expert):
        claim = draft(expert)
        line = add_expense(claim=claim, kind=LineKind.PARKING, spent=Decimal(3), on=TAKEN_PART_ON, by=expert)
        browser = as_(expert)
        url = reverse("payments:remove_line", args=[claim.pk, line.pk])
        assert browser.post(url).status_code == 302
        assert browser.post(url).status_code == 404
        time = claim.lines.get()
        assert browser.post(reverse("payments:remove_line", args=[claim.pk, time.pk])).status_code == 409

    def test_a_claim_is_taken_back_by_its_page(self, as_, expert):
        claim = submitted(expert)
        browser = as_(expert)
        url = reverse("payments:withdraw_claim", args=[claim.pk])
        assert browser.post(url).status_code == 302
        assert browser.post(url).status_code == 403
        assert "You took the claim back" in browser.get(claim.get_absolute_url()).content.decode()

    def test_a_form_sent_twice_adds_one_line(self, as_, expert):
        claim = draft(expert)
        form = form_of(expert, mode="car", miles="3", passengers="0", **on(TAKEN_PART_ON))
        browser = as_(expert)
        for _ in range(2):
            assert (
                browser.post(reverse("payments:add_journey", args=[claim.pk]), form).url
                == claim.get_absolute_url()
            )
        assert claim.lines.filter(kind=LineKind.MILEAGE).count() == 1


def questions(browser, url):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


class TestQuestions:
    """A page asks as many questions for three rows as for one, and never more than 15."""

    def both(self, as_, user, url, make):
        make()
        browser = as_(user)
        questions(browser, url)
        first = questions(browser, url)
        make(), make()
        assert questions(browser, url) == first <= 15

    def test_ones_claims(self, as_, expert):
        self.both(as_, expert, reverse("payments:claims"), lambda: (draft(expert), took_part(expert)))

    def test_one_claim(self, as_, expert):
        claim = draft(expert)
        self.both(
            as_,
            expert,
            claim.get_absolute_url(),
            lambda: add_expense(
                claim=claim, kind=LineKind.PARKING, spent=Decimal(3), on=TAKEN_PART_ON, by=expert
            ),
        )

    def test_the_queue(self, as_, approver):
        self.both(as_, approver, reverse("payments:queue"), lambda: submitted(another_expert()))

    def test_the_approvers_claim(self, as_, approver, expert):
        assert questions(as_(approver), reverse("payments:staff_claim", args=[submitted(expert).pk])) <= 15

    def test_the_runs(self, as_, finance, approver):
        def make():
            user = another_expert()
            with_bank_details(user)
            approved(user, approver)
            lock_run(run=open_run(by=finance, pay_on=TAKEN_PART_ON), by=finance)
            approved(another_expert(), approver)

        self.both(as_, finance, reverse("payments:runs"), make)

    def test_a_run(self, as_, finance, approver):
        for _ in range(3):
            user = another_expert()
            with_bank_details(user)
            approved(user, approver)
        run = open_run(by=finance, pay_on=TAKEN_PART_ON)
        assert questions(as_(finance), run.get_absolute_url()) <= 15


class TestToDo:
    def words(self, user):
        return [task.words for task in tasks_for(user)]

    def test_what_waits_for_a_claimant(self, expert, approver):
        assert self.words(expert) == []
        took_part(expert)
        assert self.words(expert) == ["Claim for what you took part in"]
        draft(expert)
        assert self.words(expert)[1:] == ["Finish and send your claims", "Tell us where to pay you"]
        with_bank_details(expert)
        assert self.words(expert)[1:] == ["Finish and send your claims"]

    def test_what_waits_for_an_approver_and_for_finance(self, expert, approver, finance):
        submitted(expert)
        assert self.words(approver) == ["Decide on claims"]
        assert self.words(finance) == []
        with_bank_details(expert)
        approved(expert, approver)
        assert self.words(finance) == ["Pay approved claims: £23.00"]
        run = open_run(by=finance, pay_on=TAKEN_PART_ON)
        assert self.words(finance) == [f"Lock payment run {run.pk}"]
        lock_run(run=run, by=finance)
        assert self.words(finance) == [f"Send payment run {run.pk}"]

    def test_nobody_else_is_asked(self, nobody, host, expert):
        submitted(expert)
        assert Claim.objects.exists()
        assert self.words(nobody) == self.words(host) == []
