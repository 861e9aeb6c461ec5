from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from payments.enums import ClaimStatus, LineKind
from payments.models import Claim
from payments.selectors.approvals import warnings_of
from payments.selectors.claims import contribution_of, lines_of
from payments.services import lines
from payments.services.approvals import approve_claim, reject_claim, return_claim
from tests.factories import BudgetFactory, DirectorateFactory, ExpertFactory, person
from tests.payments.conftest import TAKEN_PART_ON, approved, draft, submitted, with_bank_details

pytestmark = pytest.mark.django_db

DECISIONS = [
    lambda claim, by: approve_claim(claim=claim, by=by),
    lambda claim, by: return_claim(claim=claim, by=by, words="Which bus?"),
    lambda claim, by: reject_claim(claim=claim, by=by, words="Claimed before"),
]


def refused(decide, claim, by):
    with pytest.raises(RuleBroken) as refusal:
        decide(claim, by)
    return refusal.value.sentence


class TestWhoDecides:
    def test_another_person_approves(self, expert, approver):
        claim = approved(expert, approver)
        assert (claim.status, claim.approved_by) == (ClaimStatus.APPROVED, approver)
        assert Message.objects.get(kind="claim_approved").recipient == expert

    @pytest.mark.parametrize("decide", DECISIONS)
    def test_nobody_decides_on_their_own_claim_whatever_roles_they_hold(self, decide):
        everything = person(*Role)
        ExpertFactory(user=everything)
        claim = submitted(everything)
        assert "your own claim" in refused(decide, claim, everything)

    def test_the_database_holds_it_too(self, expert):
        claim = submitted(expert)
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(approved_by=expert, approved_at=claim.submitted_at)

    @pytest.mark.parametrize("decide", DECISIONS)
    def test_finance_does_not_decide(self, expert, finance, decide):
        assert "Only an approver" in refused(decide, submitted(expert), finance)

    @pytest.mark.parametrize("decide", DECISIONS)
    def test_an_approver_of_another_directorate_does_not_decide(self, expert, decide):
        elsewhere = person(Role.APPROVER, directorate=DirectorateFactory())
        assert "directorate" in refused(decide, submitted(expert), elsewhere)

    def test_an_approver_of_the_budgets_directorate_does(self, expert):
        claim = submitted(expert)
        here = person(Role.APPROVER, directorate=claim.budget.directorate)
        assert approve_claim(claim=claim, by=here).status == ClaimStatus.APPROVED

    @pytest.mark.parametrize("decide", DECISIONS)
    def test_only_a_claim_that_waits_is_decided_on(self, expert, approver, decide):
        assert "not waiting" in refused(decide, approved(expert, approver), approver)
        assert "not waiting" in refused(decide, draft(expert), approver)


class TestReturningAndRejecting:
    def test_a_return_says_the_words_and_lets_the_person_change_it(self, expert, approver):
        claim = return_claim(claim=submitted(expert), by=approver, words="Which bus did you take?")
        assert (claim.status, claim.decided_by) == (ClaimStatus.RETURNED, approver)
        assert "Which bus did you take?" in Message.objects.get(kind="claim_returned").body
        assert claim.claimed_contributions.count() == 1

    def test_a_rejection_lets_go_of_what_was_claimed(self, expert, approver):
        claim = reject_claim(claim=submitted(expert), by=approver, words="This was paid by voucher.")
        assert "paid by voucher" in Message.objects.get(kind="claim_rejected").body
        assert not claim.claimed_contributions.exists()


class TestWarnings:
    def warnings(self, claim):
        return warnings_of(claim, contribution=contribution_of(claim), lines=lines_of(claim))

    def test_an_ordinary_claim_has_none(self, expert):
        with_bank_details(expert)
        assert self.warnings(submitted(expert)) == []

    def test_missing_bank_details(self, expert):
        assert self.warnings(submitted(expert)) == [
            "The person has not given us bank details yet, so this cannot be paid until they do."
        ]

    def test_a_budget_that_would_be_overspent(self, expert):
        with_bank_details(expert)
        claim = submitted(expert, budget=BudgetFactory(code="B1", amount=Decimal("20.00")))
        assert self.warnings(claim) == ["Paying this takes budget B1 over by £3.00."]

    def test_a_cost_without_a_receipt(self, expert, policy):
        with_bank_details(expert)
        claim = draft(expert)
        lines.add_expense(
            claim=claim,
            kind=LineKind.PARKING,
            spent=Decimal(6),
            on=TAKEN_PART_ON.replace(day=20),
            by=expert,
            no_receipt="The machine was broken",
        )
        assert self.warnings(Claim.objects.get(pk=claim.pk)) == [
            "Parking is dated 20 November 2026; the person took part on 2 November 2026.",
            "Parking has no receipt. The reason given: The machine was broken",
        ]


class TestPages:
    def test_the_queue_shows_the_one_sent_first_at_the_top(self, as_, expert, approver, still_clock):
        first = submitted(expert)
        still_clock.shift(3600)
        second = submitted(expert)
        page = as_(approver).get(reverse("payments:queue")).content.decode()
        assert page.index(f"Claim {first.pk}<") < page.index(f"Claim {second.pk}<")

    def test_the_queue_is_of_ones_own_directorate(self, as_, expert):
        claim = submitted(expert)
        elsewhere = person(Role.APPROVER, directorate=DirectorateFactory())
        browser = as_(elsewhere)
        assert f"Claim {claim.pk}<" not in browser.get(reverse("payments:queue")).content.decode()
        assert browser.get(reverse("payments:staff_claim", args=[claim.pk])).status_code == 404
        assert browser.post(reverse("payments:approve", args=[claim.pk])).status_code == 404

    @pytest.mark.parametrize("status", ["approved", "paid", "nonsense", "draft"])
    def test_the_queue_filters_by_status(self, as_, expert, approver, status):
        claim = approved(expert, approver)
        page = as_(approver).get(reverse("payments:queue"), {"status": status}).content.decode()
        assert (f"Claim {claim.pk}<" in page) == (status == "approved")

    def test_a_draft_is_nobodys_but_the_claimants(self, as_, expert, approver, finance):
        claim = draft(expert)
        for user in (approver, finance):
            assert as_(user).get(reverse("payments:staff_claim", args=[claim.pk])).status_code == 404

    def test_ones_own_claim_is_not_on_the_staff_page(self, as_):
        both = person(Role.EXPERT, Role.APPROVER)
        ExpertFactory(user=both)
        claim = submitted(both)
        browser = as_(both)
        assert f"Claim {claim.pk}<" not in browser.get(reverse("payments:queue")).content.decode()
        for name in ("staff_claim", "return_claim", "reject"):
            assert browser.get(reverse(f"payments:{name}", args=[claim.pk])).status_code == 404
        assert browser.post(reverse("payments:approve", args=[claim.pk])).status_code == 404

    @pytest.mark.parametrize("name", ["return_claim", "reject"])
    def test_words_are_needed(self, as_, expert, approver, name):
        claim = submitted(expert)
        browser = as_(approver)
        url = reverse(f"payments:{name}", args=[claim.pk])
        assert browser.get(url).status_code == 200
        assert browser.post(url, {"words": " "}).status_code == 422
        assert browser.post(url, {"words": "Because"}).status_code == 302
        claim.refresh_from_db()
        assert claim.decision_words == "Because"

    def test_a_second_approval_says_why_not(self, as_, expert, approver):
        claim = approved(expert, approver)
        answer = as_(approver).post(reverse("payments:approve", args=[claim.pk]))
        assert answer.status_code == 403
        assert "not waiting for approval" in answer.content.decode()
