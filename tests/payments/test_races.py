"""Real threads at one scarce thing, on PostgreSQL. What counts is the effects: answers prove nothing in a race."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from payments.enums import ClaimStatus
from payments.models import Claim, ClaimedContribution, ClaimedReceipt, Payment, PaymentRun, Receipt
from payments.services import approvals, claims, reconciliation, runs
from payments.services.lines import add_expense, add_journey
from payments.services.receipts import add_receipt, keep_receipt
from tests.payments.conftest import (
    TAKEN_PART_ON,
    another_expert,
    approved,
    draft,
    photo,
    submitted,
    took_part,
    with_bank_details,
)

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="threads race on PostgreSQL only"),
]
RACERS = 8


def race(do, racers=RACERS):
    """Run `do(number)` in so many threads at once; return what each answered, a refusal as its exception."""
    ready = Barrier(racers)

    def run(number):
        try:
            ready.wait(10)
            return do(number)
        except RuleBroken as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(racers) as pool:
        return list(pool.map(run, range(racers)))


def went_through(answers):
    return [answer for answer in answers if not isinstance(answer, RuleBroken)]


def test_a_claim_is_started_once(expert):
    contribution = took_part(expert)
    answers = race(lambda _: claims.start_claim(contribution=contribution, by=expert))
    assert len({claim.pk for claim in answers}) == 1
    assert Claim.objects.count() == ClaimedContribution.objects.count() == 1
    assert Claim.objects.get().lines.count() == 1


def test_a_claim_is_sent_once(expert):
    claim = draft(expert)
    answers = race(lambda _: claims.submit_claim(claim=claim, by=expert))
    assert len(went_through(answers)) == 1
    assert Event.objects.filter(action="claim.submitted").count() == 1
    assert Message.objects.filter(kind="claim_submitted").count() == 1


def test_a_claim_is_approved_once(expert, approver):
    claim = submitted(expert)
    answers = race(lambda _: approvals.approve_claim(claim=claim, by=approver))
    assert len(went_through(answers)) == 1
    assert Event.objects.filter(action="claim.approved").count() == 1
    assert Message.objects.filter(kind="claim_approved").count() == 1


def test_without_the_lock_two_approvals_would_both_count(expert, approver, monkeypatch):
    """The test above would find it: with the lock taken out, two approvals leave two events."""
    claim = submitted(expert)
    both_have_read = Barrier(2)

    def not_locked(claim):
        claim = Claim.objects.select_related("budget", "claimant__user").get(pk=claim.pk)
        both_have_read.wait(10)
        return claim

    monkeypatch.setattr(approvals, "locked", not_locked)
    race(lambda _: approvals.approve_claim(claim=claim, by=approver), racers=2)
    assert Event.objects.filter(action="claim.approved").count() == 2


def test_a_claim_is_approved_or_rejected_but_not_both(expert, approver):
    claim = submitted(expert)

    def decide(number):
        if number % 2:
            return approvals.approve_claim(claim=claim, by=approver)
        return approvals.reject_claim(claim=claim, by=approver, words="No")

    assert len(went_through(race(decide))) == 1
    claim.refresh_from_db()
    assert claim.claimed_contributions.exists() == (claim.status == ClaimStatus.APPROVED)


def test_a_receipt_is_claimed_once(expert, policy):
    lines = [
        add_expense(claim=draft(expert), kind="parking", spent=6, on=TAKEN_PART_ON, by=expert)
        for _ in range(RACERS)
    ]
    documents = [keep_receipt(photo(), by=expert) for _ in range(RACERS)]
    answers = race(lambda number: add_receipt(line=lines[number], document=documents[number], by=expert))
    assert len(went_through(answers)) == 1
    assert Receipt.objects.count() == ClaimedReceipt.objects.count() == 1


def test_two_claims_count_each_others_miles(expert, policy):
    drafts = [draft(expert) for _ in range(RACERS)]
    for claim in drafts:
        claims.decline_time(claim=claim, by=expert)
        add_journey(claim=claim, mode="car", miles=2000, on=TAKEN_PART_ON, by=expert)
    answers = race(lambda number: claims.submit_claim(claim=drafts[number], by=expert))
    # 16,000 miles: 10,000 at 55p and 6,000 at 25p, in whatever order they were sent.
    assert sum(claim.total for claim in answers) == 5500 + 1500


def payable(approver, count):
    for _ in range(count):
        user = another_expert()
        with_bank_details(user)
        approved(user, approver)


def test_one_run_gathers_every_claim_once(approver, finance):
    payable(approver, 5)
    answers = race(lambda _: runs.open_run(by=finance, pay_on=date(2026, 11, 27)))
    assert len(went_through(answers)) == PaymentRun.objects.count() == 1
    assert Payment.objects.count() == 5
    assert Event.objects.filter(action="claim.in_run").count() == 5


@pytest.mark.parametrize(
    ("before", "step", "action"),
    [
        ([], runs.lock_run, "run.locked"),
        ([runs.lock_run], runs.send_run, "run.sent"),
        ([runs.lock_run, runs.send_run], reconciliation.reconcile_run, "run.reconciled"),
    ],
)
def test_each_step_of_a_run_is_taken_once(approver, finance, before, step, action):
    payable(approver, 3)
    run = runs.open_run(by=finance, pay_on=date(2026, 11, 27))
    for earlier in before:
        run = earlier(run=run, by=finance)
    answers = race(lambda _: step(run=run, by=finance))
    assert len(went_through(answers)) == 1
    assert Event.objects.filter(action=action).count() == 1
    assert Message.objects.filter(kind="payment_sent").count() in (0, 3)


def test_a_run_is_locked_or_undone_but_not_both(approver, finance):
    payable(approver, 3)
    run = runs.open_run(by=finance, pay_on=date(2026, 11, 27))
    answers = race(lambda number: (runs.lock_run if number % 2 else runs.undo_run)(run=run, by=finance))
    assert len(went_through(answers)) in (1, 2)  # locked and then undone is allowed
    run.refresh_from_db()
    claims_in_run = Claim.objects.filter(status=ClaimStatus.IN_RUN).count()
    assert claims_in_run == (3 if run.status == "locked" else 0)


def test_a_payment_that_fails_while_its_run_is_reconciled_is_not_paid(approver, finance):
    payable(approver, 1)
    run = runs.open_run(by=finance, pay_on=date(2026, 11, 27))
    run = runs.send_run(run=runs.lock_run(run=run, by=finance), by=finance)
    payment = run.payments.get()

    def act(number):
        if number % 2:
            return reconciliation.reconcile_run(run=run, by=finance)
        return reconciliation.fail_payment(payment=payment, by=finance, reason="Closed")

    race(act)
    claim = Claim.objects.get()
    contribution = claim.claimed_contributions.get().contribution
    assert (claim.status, claim.paid_on, contribution.paid_on) == (ClaimStatus.PAYMENT_FAILED, None, None)
