import csv
import hashlib
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Delivery, Message
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import BudgetEntry
from payments.enums import ClaimStatus, PaymentState, RunStatus
from payments.models import BankDetails, Claim, Payment, PaymentRun
from payments.selectors import runs as selectors
from payments.services.reconciliation import fail_payment, pay_again, reconcile_run
from payments.services.runs import lock_run, open_run, send_run, take_out, undo_run
from tests.factories import ExpertFactory, person
from tests.payments.conftest import another_expert, approved, form_of, with_bank_details

pytestmark = pytest.mark.django_db
PAY_ON = date(2026, 11, 27)
MANY = 200  # statements for 2,001 claims: SQLite takes few values in each


def payable(approver, user=None, **terms):
    user = user or another_expert()
    if not BankDetails.objects.filter(expert=user.expert).exists():
        with_bank_details(user)
    return approved(user, approver, **terms)


def opened(by):
    return open_run(by=by, pay_on=PAY_ON)


def run_at(status, by):
    """Return a run with one or more payable claims, moved to a status."""
    run = opened(by)
    for step, target in ((lock_run, "locked"), (send_run, "sent"), (reconcile_run, "reconciled")):
        if run.status == status:
            break
        run = step(run=run, by=by)
        assert run.status == target
    return run


def status_of(claim):
    return Claim.objects.get(pk=claim.pk).status


class TestOpening:
    def test_every_approved_claim_is_taken_and_the_totals_tie(self, approver, finance):
        claims = [payable(approver, minutes=minutes) for minutes in (70, 71, 133)]
        run = opened(finance)
        assert (run.count, run.total) == (3, sum(claim.total for claim in claims))
        assert {status_of(claim) for claim in claims} == {ClaimStatus.IN_RUN}
        for payment in run.payments.all():
            assert payment.amount == payment.claim.total
            assert (payment.claimant_id, payment.approver, payment.payer) == (
                payment.claim.claimant_id, approver, finance,
            )  # fmt: skip

    def test_what_this_payer_cannot_pay_is_left_out_with_the_reason(self, approver, expert):
        payer = person(Role.FINANCE, Role.APPROVER, Role.EXPERT)
        ExpertFactory(user=payer)
        own = payable(approver, user=payer)
        decided = payable(payer)
        without_details = approved(expert, approver)
        paid = payable(approver)
        why = {claim: selectors.why_left_out(claim, payer) for claim in selectors.left_out_for(payer)}
        run = opened(payer)
        assert [payment.claim for payment in run.payments.all()] == [paid]
        assert "your own claim" in why[own]
        assert "You approved" in why[decided]
        assert "bank details" in why[without_details]

    def test_nothing_to_pay_makes_no_run(self, expert, approver, finance):
        approved(expert, approver)
        with pytest.raises(RuleBroken, match="no approved claim"):
            opened(finance)
        assert not PaymentRun.objects.exists()

    def test_one_run_gathers_at_a_time(self, approver, finance):
        payable(approver)
        opened(finance)
        payable(approver)
        with pytest.raises(RuleBroken, match="open run already"):
            opened(finance)

    def test_the_database_keeps_three_people_apart(self, approver, finance):
        payable(approver)
        payment = opened(finance).payments.get()
        for changed in ({"payer": approver}, {"approver": finance}, {"payer": payment.claimant.user}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Payment.objects.filter(pk=payment.pk).update(**changed)

    def test_the_newest_bank_details_are_used(self, approver, finance, expert):
        with_bank_details(expert)
        claim = payable(approver, user=expert)
        newest = with_bank_details(expert)
        assert opened(finance).payments.get(claim=claim).bank_details == newest


class TestTakingOutAndUndoing:
    def test_a_claim_taken_out_waits_for_a_later_run(self, approver, finance):
        claim, other = payable(approver), payable(approver)
        run = opened(finance)
        run = take_out(payment=run.payments.get(claim=claim), by=finance)
        assert (run.count, run.total) == (1, other.total)
        assert status_of(claim) == ClaimStatus.APPROVED
        lock_run(run=run, by=finance)
        assert opened(finance).payments.get().claim == claim

    def test_nothing_is_taken_out_of_a_locked_run(self, approver, finance):
        payable(approver)
        run = run_at("locked", finance)
        with pytest.raises(RuleBroken, match="while its run is open"):
            take_out(payment=run.payments.get(), by=finance)

    def test_an_empty_run_is_not_locked(self, approver, finance):
        payable(approver)
        run = opened(finance)
        take_out(payment=run.payments.get(), by=finance)
        with pytest.raises(RuleBroken, match="no claim"):
            lock_run(run=run, by=finance)

    @pytest.mark.parametrize("status", ["open", "locked"])
    def test_a_run_is_undone_before_it_is_sent(self, approver, finance, status):
        claim = payable(approver)
        run = undo_run(run=run_at(status, finance), by=finance)
        assert run.status == RunStatus.UNDONE
        assert status_of(claim) == ClaimStatus.APPROVED
        assert opened(finance).payments.get().claim == claim

    @pytest.mark.parametrize("status", ["sent", "reconciled"])
    def test_a_run_that_was_sent_is_not_undone(self, approver, finance, status):
        payable(approver)
        with pytest.raises(RuleBroken, match="only before it is sent"):
            undo_run(run=run_at(status, finance), by=finance)


class TestLocking:
    def test_the_file_holds_the_control_totals_and_its_hash_is_kept(self, approver, finance):
        claims = [payable(approver, minutes=minutes) for minutes in (70, 133)]
        run = run_at("locked", finance)
        with storages["documents"].open(run.file.stored_as) as kept:
            content = kept.read()
        assert hashlib.sha256(content).hexdigest() == run.file.sha256
        *rows, control = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        assert [row["Reference"] for row in rows] == [f"RUN{run.pk} CLAIM{claim.pk}" for claim in claims]
        assert sum(Decimal(row["Amount"]) for row in rows) == Decimal(control["Amount"]) == run.total
        assert (control["Record"], control["Count"]) == ("CONTROL", "2")
        assert rows[0]["Sort code"] == "08-99-99"

    def test_no_cell_is_run_by_a_spreadsheet(self, approver, finance, expert):
        claim = payable(approver, user=expert)
        BankDetails.objects.create(
            expert=claim.claimant, account_name="=HYPERLINK(1)", sort_code="089999", account_number="66374958",
            roll_number="-1+1", changed_by=expert,
        )  # fmt: skip
        run = run_at("locked", finance)
        with storages["documents"].open(run.file.stored_as) as kept:
            row = next(csv.DictReader(io.StringIO(kept.read().decode("utf-8-sig"))))
        assert (row["Account name"], row["Roll number"]) == ("'=HYPERLINK(1)", "'-1+1")

    def test_its_file_never_changes(self, approver, finance, expert, as_):
        claim = payable(approver, user=expert)
        run = run_at("locked", finance)
        before = b"".join(as_(finance).get(run.file.get_absolute_url()).streaming_content)
        with_bank_details(expert)
        send_run(run=run, by=finance)
        fail_payment(payment=run.payments.get(claim=claim), by=finance, reason="Account closed")
        run.refresh_from_db()
        assert b"".join(as_(finance).get(run.file.get_absolute_url()).streaming_content) == before
        assert (run.count, run.total) == (1, claim.total)

    def test_the_file_is_finances_alone(self, as_, approver, finance, expert, manager):
        claim = payable(approver, user=expert)
        run = run_at("locked", finance)
        assert claim.claimant.user == expert
        for user in (expert, approver, manager):
            assert as_(user).get(run.file.get_absolute_url()).status_code == 404

    def test_it_is_locked_once(self, approver, finance):
        payable(approver)
        run = run_at("locked", finance)
        with pytest.raises(RuleBroken, match="Only an open run"):
            lock_run(run=run, by=finance)

    @pytest.mark.parametrize("part", ["claimant", "approver"])
    def test_nobody_acts_on_a_run_with_their_own_part_in_it(self, approver, finance, part):
        both = person(Role.FINANCE, Role.APPROVER, Role.EXPERT)
        ExpertFactory(user=both)
        payable(approver, user=both) if part == "claimant" else payable(both)
        run = opened(finance)
        for step in (lock_run, undo_run):
            with pytest.raises(RuleBroken, match="someone else in finance"):
                step(run=run, by=both)
        with pytest.raises(RuleBroken):
            take_out(payment=run.payments.get(), by=both)


class TestSending:
    def test_each_person_is_told_once(self, approver, finance, expert):
        claim = payable(approver, user=expert)
        run = run_at("sent", finance)
        message = Message.objects.get(kind="payment_sent")
        assert (message.recipient, message.link) == (expert, f"/my/claims/{claim.pk}/")
        assert "£23.00" in message.body
        assert "27 November 2026" in message.body
        assert Delivery.objects.filter(message=message).count() == 1
        with pytest.raises(RuleBroken, match="Only a locked run"):
            send_run(run=run, by=finance)


class TestReconciling:
    def test_all_are_paid_except_those_that_failed(self, approver, finance):
        paid, failed = payable(approver), payable(approver)
        run = run_at("sent", finance)
        fail_payment(payment=run.payments.get(claim=failed), by=finance, reason="Account closed")
        reconcile_run(run=run, by=finance)
        assert (status_of(paid), status_of(failed)) == (ClaimStatus.PAID, ClaimStatus.PAYMENT_FAILED)
        assert Claim.objects.get(pk=paid.pk).paid_on == PAY_ON
        assert Claim.objects.get(pk=failed.pk).paid_on is None
        contribution = paid.claimed_contributions.get().contribution
        assert (contribution.paid_on, contribution.paid_time) == (PAY_ON, Decimal("23.00"))
        assert failed.claimed_contributions.get().contribution.paid_on is None
        assert list(BudgetEntry.objects.filter(kind=EntryKind.SPENT).values_list("budget", "amount")) == [
            (paid.budget_id, Decimal("23.00"))
        ]
        assert Message.objects.get(kind="payment_failed").recipient == failed.claimant.user
        assert Message.objects.get(kind="payment_paid").recipient == paid.claimant.user

    def test_a_late_return_takes_the_payment_back(self, approver, finance):
        claim = payable(approver)
        run = run_at("reconciled", finance)
        fail_payment(payment=run.payments.get(), by=finance, reason="Returned")
        claim = Claim.objects.get(pk=claim.pk)
        assert (claim.status, claim.paid_on) == (ClaimStatus.PAYMENT_FAILED, None)
        contribution = claim.claimed_contributions.get().contribution
        assert (contribution.paid_on, contribution.paid_time) == (None, 0)

    def test_a_failed_claim_is_paid_by_a_later_run_and_spent_once(self, approver, finance):
        claim = payable(approver)
        run = run_at("reconciled", finance)
        fail_payment(payment=run.payments.get(), by=finance, reason="Returned")
        pay_again(claim=claim, by=finance)
        run_at("reconciled", finance)
        assert status_of(claim) == ClaimStatus.PAID
        assert sorted(claim.payments.values_list("state", flat=True)) == [
            PaymentState.FAILED,
            PaymentState.PAID,
        ]
        assert BudgetEntry.objects.filter(kind=EntryKind.SPENT).count() == 1

    @pytest.mark.parametrize("status", ["open", "locked"])
    def test_a_payment_fails_only_after_sending(self, approver, finance, status):
        payable(approver)
        run = run_at(status, finance)
        with pytest.raises(RuleBroken):
            fail_payment(payment=run.payments.get(), by=finance, reason="Too soon")

    def test_a_payment_fails_once(self, approver, finance):
        payable(approver)
        run = run_at("sent", finance)
        fail_payment(payment=run.payments.get(), by=finance, reason="Closed")
        with pytest.raises(RuleBroken):
            fail_payment(payment=run.payments.get(), by=finance, reason="Closed")

    def test_nobody_asks_for_their_own_claim_to_be_paid_again(self, approver, finance):
        both = person(Role.FINANCE, Role.EXPERT)
        ExpertFactory(user=both)
        claim = payable(approver, user=both)
        run = run_at("sent", finance)
        fail_payment(payment=run.payments.get(), by=finance, reason="Closed")
        with pytest.raises(RuleBroken):
            pay_again(claim=claim, by=both)


class TestPages:
    def test_details_changed_lately_are_pointed_out(self, as_, approver, finance, expert, still_clock):
        with_bank_details(expert)
        still_clock.shift(timedelta(days=31))
        payable(approver, user=expert)
        run = opened(finance)
        browser = as_(finance)
        assert "Bank details changed" not in browser.get(run.get_absolute_url()).content.decode()
        with_bank_details(expert)
        assert "Bank details changed" in browser.get(run.get_absolute_url()).content.decode()

    def test_a_wrong_date_is_said_and_kept(self, as_, approver, finance):
        payable(approver)
        typed = {"pay_on_day": "1", "pay_on_month": "1", "pay_on_year": "2020"}
        answer = as_(finance).post(reverse("payments:runs"), form_of(finance, **typed))
        assert answer.status_code == 422
        assert 'value="2020"' in answer.content.decode()

    def test_a_form_sent_twice_opens_one_run(self, as_, approver, finance):
        payable(approver)
        form = form_of(finance, pay_on_day="27", pay_on_month="11", pay_on_year="2026")
        browser = as_(finance)
        first, second = (browser.post(reverse("payments:runs"), form) for _ in range(2))
        assert first.url == second.url
        assert PaymentRun.objects.count() == 1

    def test_a_step_out_of_turn_is_refused_with_the_reason(self, as_, approver, finance):
        payable(approver)
        run = opened(finance)
        answer = as_(finance).post(reverse("payments:move_run", args=[run.pk, "send"]))
        assert answer.status_code == 403
        assert "Only a locked run can be sent" in answer.content.decode()

    def test_a_claim_is_taken_out_by_its_button(self, as_, approver, finance):
        payable(approver), payable(approver)
        run = opened(finance)
        payment = run.payments.first()
        as_(finance).post(reverse("payments:take_out", args=[run.pk, payment.pk]))
        payment.refresh_from_db()
        assert payment.state == PaymentState.UNDONE

    def test_a_failure_needs_the_banks_words(self, as_, approver, finance):
        payable(approver)
        run = run_at("sent", finance)
        url = reverse("payments:fail_payment", args=[run.pk, run.payments.get().pk])
        browser = as_(finance)
        assert browser.get(url).status_code == 200
        assert browser.post(url, {"reason": ""}).status_code == 422
        assert browser.post(url, {"reason": "Account closed"}).status_code == 302
        assert "Account closed" in browser.get(run.get_absolute_url()).content.decode()
        failed = run.payments.get().claim
        assert browser.get(reverse("payments:runs")).content.decode().count(f"Failed claim {failed.pk}") == 1
        assert browser.post(reverse("payments:pay_again", args=[failed.pk])).status_code == 302
        assert status_of(failed) == ClaimStatus.APPROVED

    def test_another_runs_payment_is_not_found(self, as_, approver, finance):
        payable(approver)
        first = run_at("sent", finance)
        payable(approver)
        second = run_at("sent", finance)
        url = reverse("payments:fail_payment", args=[first.pk, second.payments.get().pk])
        assert as_(finance).get(url).status_code == 404


@pytest.mark.slow
def test_two_thousand_claims_go_through_a_run_in_few_statements(
    approver, finance, django_assert_max_num_queries
):
    sent = datetime(2026, 11, 1, tzinfo=UTC)
    claims = [payable(approver)]
    claims += Claim.objects.bulk_create(
        Claim(
            claimant=claims[0].claimant, status=ClaimStatus.APPROVED, total=Decimal("10.01"), submitted_at=sent,
            approved_by=approver, approved_at=timezone.now(), budget=claims[0].budget,
        )
        for _ in range(2000)
    )  # fmt: skip
    with django_assert_max_num_queries(MANY):
        run = opened(finance)
    assert (run.count, run.total) == (2001, Decimal("20043.00"))
    with django_assert_max_num_queries(MANY):
        run = lock_run(run=run, by=finance)
    with django_assert_max_num_queries(MANY):
        run = send_run(run=run, by=finance)
    with django_assert_max_num_queries(MANY):
        reconcile_run(run=run, by=finance)
    assert Claim.objects.filter(status=ClaimStatus.PAID, paid_on=PAY_ON).count() == 2001
    assert Message.objects.filter(kind="payment_paid").count() == 2001
    spent = sum(BudgetEntry.objects.filter(kind=EntryKind.SPENT).values_list("amount", flat=True))
    assert spent == Decimal("20043.00")
