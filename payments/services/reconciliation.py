"""What the bank did with a run: who was paid, who was not, and money that came back later."""

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.core.money import pence_exact
from coproduction.policy import services as policy
from experts.services import contributions
from payments import notices
from payments.enums import ClaimStatus, LineKind, PaymentState, RunStatus
from payments.models import ClaimLine, Payment
from payments.rules import runs as rules
from payments.selectors import runs as selectors
from payments.services.moves import locked, move
from payments.services.runs import locked_run, move_run, refuse_move
from payments.services.statements import move_claims_of

IS_TIME = Q(kind__in=[LineKind.TIME, LineKind.PREPARATION, LineKind.CANCELLED])


@transaction.atomic
def reconcile_run(*, run, by):
    """Record that every payment of a sent run arrived, except those marked as failed."""
    run = locked_run(run, by)
    refuse_move(run, RunStatus.RECONCILED)
    pending = run.payments.filter(state=PaymentState.PENDING)
    claim_ids = move_claims_of(pending, ClaimStatus.PAID, by=by, paid_on=run.pay_on)
    contributions.record_payments(rows=_paid_for(claim_ids), paid_on=run.pay_on, by=by)
    policy.spend_many(rows=_spent_on(claim_ids), by=by)
    told = list(selectors.remittances_of(run))
    pending.update(state=PaymentState.PAID, updated_at=timezone.now())
    run.reconciled_at, run.reconciled_by = timezone.now(), by
    move_run(run, RunStatus.RECONCILED, by=by, fields=["reconciled_at", "reconciled_by"])
    notices.run_paid(run, told)
    return run


@transaction.atomic
def fail_payment(*, payment, by, reason):
    """Record that a payment did not arrive: before its run is reconciled, or sent back by the bank later."""
    run = locked_run(payment.run, by)
    payment = Payment.objects.select_for_update(of=("self",)).select_related("claim").get(pk=payment.pk)
    if not rules.may_fail(payment, run):
        raise RuleBroken(gettext("This payment cannot be marked as failed now."))
    was_paid = payment.state == PaymentState.PAID
    payment.state, payment.problem = PaymentState.FAILED, reason
    payment.save(update_fields=["state", "problem", "updated_at"])
    claim = locked(payment.claim)
    claim.paid_on = None
    move(claim, ClaimStatus.PAYMENT_FAILED, by=by, fields=["paid_on"])
    if was_paid:
        ids = claim.claimed_contributions.values_list("contribution_id", flat=True)
        contributions.take_back_payments(contribution_ids=ids, by=by)
    audit.record(actor=by, action="payment.failed", target=payment, after={"was_paid": was_paid})
    notices.payment_failed(payment)
    return payment


@transaction.atomic
def pay_again(*, claim, by):
    """Let a claim whose payment failed go into a later run."""
    claim = locked(claim)
    if not rules.may_pay_again(by, claim):
        raise RuleBroken(gettext("Only a claim of someone else, whose payment failed, can be paid again."))
    return move(claim, ClaimStatus.APPROVED, by=by)


def _paid_for(claim_ids):
    """Return what these claims paid for each contribution: pounds for time, and pounds for everything else."""
    lines = ClaimLine.objects.filter(claim__in=claim_ids).values_list("contribution_id").order_by()
    sums = lines.annotate(time=Sum("amount", filter=IS_TIME), expenses=Sum("amount", filter=~IS_TIME))
    return [
        contributions.Paid(contribution_id, pence_exact(time or 0), pence_exact(expenses or 0))
        for contribution_id, time, expenses in sums
    ]


def _spent_on(claim_ids):
    # Keyed by the claim, so that money which came back and is paid again is counted once.
    claims = Payment.objects.filter(
        claim__in=claim_ids, state=PaymentState.PENDING, claim__budget__isnull=False
    )
    rows = claims.values_list("claim_id", "amount", "claim__budget_id")
    return [policy.Spent(budget_id, amount, f"claim:{claim_id}") for claim_id, amount, budget_id in rows]
