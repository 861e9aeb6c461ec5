"""Whatever people do, in whatever order: sums tie, nothing is paid twice, three people are three people."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import Allowance, BudgetEntry
from payments.enums import ClaimStatus, LineKind, PaymentState, RunStatus
from payments.models import Claim, ClaimedContribution, Payment, PaymentRun
from payments.services import approvals, claims, lines, reconciliation, runs
from tests.factories import BudgetFactory, ExpertFactory, person
from tests.payments.conftest import TAKEN_PART_ON, took_part, with_bank_details

pytestmark = pytest.mark.slow
PICK = st.integers(0, 50)
CLAIM_STEPS = st.sampled_from(
    ["submit", "withdraw", "decline", "cost", "approve", "return", "reject", "again"]
)
RUN_STEPS = st.sampled_from([runs.lock_run, runs.send_run, reconciliation.reconcile_run, runs.undo_run])


class ClaimsAndRuns(RuleBasedStateMachine):
    """Two people who hold every role and one of finance do anything at all; the portal refuses what it must."""

    reached: set[str] = set()

    def __init__(self):
        super().__init__()
        self.history = transaction.atomic()
        self.history.__enter__()
        Allowance.objects.create(kind="parking", starts_on=date(2020, 1, 1))
        self.people = [person(*Role), person(*Role), person(Role.FINANCE)]
        for each in self.people[:2]:
            ExpertFactory(user=each)
            with_bank_details(each)
        self.budget = BudgetFactory()
        self.locked = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.history.__exit__(None, None, None)

    def someone(self, number):
        return self.people[number % len(self.people)]

    def pick(self, model, number):
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None

    @rule(who=PICK, minutes=st.integers(1, 600))
    def take_part(self, who, minutes):
        user = self.people[who % 2]
        contribution = took_part(user, minutes=minutes, budget=self.budget)
        claims.start_claim(contribution=contribution, by=user)

    @rule(which=PICK, who=PICK, step=CLAIM_STEPS, pence=st.integers(1, 9999))
    def act_on_a_claim(self, which, who, step, pence):
        claim, by = self.pick(Claim, which), self.someone(who)
        if claim is None:
            return
        do = {
            "submit": lambda: claims.submit_claim(claim=claim, by=by),
            "withdraw": lambda: claims.withdraw_claim(claim=claim, by=by),
            "decline": lambda: claims.decline_time(claim=claim, by=by),
            "cost": lambda: lines.add_expense(
                claim=claim, kind=LineKind.PARKING, spent=Decimal(pence) / 100, on=TAKEN_PART_ON, by=by
            ),
            "approve": lambda: approvals.approve_claim(claim=claim, by=by),
            "return": lambda: approvals.return_claim(claim=claim, by=by, words="?"),
            "reject": lambda: approvals.reject_claim(claim=claim, by=by, words="No"),
            "again": lambda: reconciliation.pay_again(claim=claim, by=by),
        }
        self.attempt(do[step])

    @rule(which=PICK, steps=st.integers(1, 7))
    def go_on_as_people_mostly_do(self, which, steps):
        """Take a claim some of its usual next steps, so that histories get as far as the bank."""
        for _ in range(steps if Claim.objects.exists() else 0):
            self.go_one_step_on(self.pick(Claim, which))

    def go_one_step_on(self, claim):
        claimant = claim.claimant.user
        approver = next(each for each in self.people if each != claimant)
        finance = self.people[2]
        run = PaymentRun.objects.filter(payments__claim=claim).order_by("pk").last()
        steps = {"open": runs.lock_run, "locked": runs.send_run, "sent": reconciliation.reconcile_run}
        if claim.status in (ClaimStatus.DRAFT, ClaimStatus.RETURNED):
            self.attempt(lambda: claims.submit_claim(claim=claim, by=claimant))
        elif claim.status == ClaimStatus.SUBMITTED:
            self.attempt(lambda: approvals.approve_claim(claim=claim, by=approver))
        elif claim.status == ClaimStatus.APPROVED:
            self.attempt(lambda: runs.open_run(by=finance, pay_on=date(2026, 11, 27)))
        elif run and run.status in steps:
            self.attempt(lambda: steps[run.status](run=run, by=finance))

    @rule(who=PICK)
    def open_a_run(self, who):
        self.attempt(lambda: runs.open_run(by=self.someone(who), pay_on=date(2026, 11, 27)))

    @rule(which=PICK, who=PICK, step=RUN_STEPS)
    def act_on_a_run(self, which, who, step):
        run = self.pick(PaymentRun, which)
        if run:
            self.attempt(lambda: step(run=run, by=self.someone(who)))

    @rule(which=PICK, who=PICK, takes_out=st.booleans())
    def act_on_a_payment(self, which, who, takes_out):
        payment, by = self.pick(Payment, which), self.someone(who)
        if payment is None:
            return
        if takes_out:
            self.attempt(lambda: runs.take_out(payment=payment, by=by))
        else:
            self.attempt(lambda: reconciliation.fail_payment(payment=payment, by=by, reason="Closed"))

    def attempt(self, do):
        try:
            do()
        except RuleBroken as refusal:
            assert refusal.sentence

    @invariant()
    def sums_tie(self):
        for claim in Claim.objects.prefetch_related("lines"):
            self.reached.add(str(claim.status))
            assert claim.total == sum((line.amount for line in claim.lines.all()), Decimal(0))
        for run in PaymentRun.objects.exclude(status=RunStatus.UNDONE):
            live = run.payments.exclude(state=PaymentState.UNDONE).values_list("amount", flat=True)
            assert (run.count, run.total) == (len(live), sum(live, Decimal(0)))

    @invariant()
    def a_locked_run_never_changes(self):
        for run in PaymentRun.objects.exclude(file=None).select_related("file"):
            figures = (run.count, run.total, run.file.sha256)
            assert self.locked.setdefault(run.pk, figures) == figures

    @invariant()
    def three_people(self):
        for payment in Payment.objects.all():
            assert len({payment.claimant_id, payment.approver_id, payment.payer_id}) == 3

    @invariant()
    def a_claim_and_its_payment_agree(self):
        for claim in Claim.objects.prefetch_related("payments"):
            live = [each.state for each in claim.payments.all() if each.state in ("pending", "paid")]
            expected = {ClaimStatus.IN_RUN: ["pending"], ClaimStatus.PAID: ["paid"]}
            assert live == expected.get(claim.status, [])
            assert (claim.paid_on is not None) == (claim.status == ClaimStatus.PAID)

    @invariant()
    def what_is_live_holds_its_contribution_and_only_that(self):
        for claim in Claim.objects.all():
            held = ClaimedContribution.objects.filter(claim=claim).count()
            assert held == (1 if ClaimStatus(claim.status).is_live else 0)

    @invariant()
    def what_was_paid_is_written_back_and_spent(self):
        paid = Claim.objects.filter(status=ClaimStatus.PAID)
        for claim in paid:
            contribution = claim.claimed_contributions.get().contribution
            assert contribution.paid_time + contribution.paid_expenses == claim.total
            spent = BudgetEntry.objects.get(kind=EntryKind.SPENT, key=f"spent:claim:{claim.pk}")
            assert spent.amount == claim.total


class TestHistories(TestCase):
    def test_any_history(self):
        run_state_machine_as_test(
            ClaimsAndRuns,
            settings=settings(
                max_examples=8,
                stateful_step_count=40,
                deadline=None,
                derandomize=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
        assert {"submitted", "approved", "in_run", "paid"} <= ClaimsAndRuns.reached, ClaimsAndRuns.reached
