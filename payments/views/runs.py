"""What finance sees and does: payment runs."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from payments.enums import PaymentState, Permission, RunStatus
from payments.forms import FailForm, PayOnForm
from payments.models import Claim, Payment, PaymentRun
from payments.rules import runs as rules
from payments.rules.bank_details import mask
from payments.selectors import runs as selectors
from payments.selectors.bank_details import changed_lately
from payments.services import reconciliation, runs as services

MOST_SHOWN = 50


@needs(Permission.RUN_PAYMENTS)
@require_http_methods(["GET", "POST"])
@post_once
def runs(request):
    """Every run, what waits for the next one, and the form that opens it."""
    form = PayOnForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect(services.open_run(by=request.user, **form.cleaned_data))
        except RuleBroken as refusal:
            form.add_error(None, refusal.sentence)
    return render(
        request, "payments/runs.html", _runs_page(request, form), status=422 if form.errors else 200
    )


def _runs_page(request, form):
    count, total = selectors.totals(selectors.payable_by(request.user))
    left_out = list(selectors.left_out_for(request.user)[: MOST_SHOWN + 1])
    return {
        "form": form,
        "page": page_of(request, selectors.runs_seen_by(request.user)),
        "open_run": selectors.open_run(),
        "count": count,
        "total": total,
        "left_out": [(claim, selectors.why_left_out(claim, request.user)) for claim in left_out[:MOST_SHOWN]],
        "more_left_out": len(left_out) > MOST_SHOWN,
        "failed": selectors.failed_claims()[:MOST_SHOWN],
    }


@needs(Permission.RUN_PAYMENTS)
@require_safe
def run(request, pk):
    """One run: its payments, what it comes to, and what can be done with it now."""
    run = _run(request, pk)
    page = page_of(request, selectors.payments_of(run), per_page=50)
    states = selectors.by_state(run)
    context = {
        "run": run,
        "page": page,
        "rows": _rows(page.object_list),
        "refusal": rules.why_not_take_part(request.user, **selectors.part_in(run, request.user)),
        "failed_count": states.get(PaymentState.FAILED, (0, 0))[0],
        "can": {status.value: RunStatus(run.status).may_become(status) for status in RunStatus},
        "is_open": run.status == RunStatus.OPEN,
        "can_fail": run.status in (RunStatus.SENT, RunStatus.RECONCILED),
    }
    return render(request, "payments/run.html", context)


def _rows(payments):
    """Return (payment, its account masked, when its bank details changed if that was lately)."""
    changed = changed_lately([payment.claimant_id for payment in payments])
    return [
        (payment, mask(payment.bank_details.account_number), changed.get(payment.claimant_id))
        for payment in payments
    ]


def _run(request, pk):
    runs = PaymentRun.objects.visible_to(request.user)
    return get_object_or_404(
        runs.select_related("payer", "file", "locked_by", "sent_by", "reconciled_by"), pk=pk
    )


ACTIONS = {
    "lock": (
        services.lock_run,
        RunStatus.LOCKED,
        _("The run is locked. Its figures are fixed and its file is ready."),
    ),
    "undo": (services.undo_run, RunStatus.UNDONE, _("The run is undone. Its claims wait for a later one.")),
    "send": (services.send_run, RunStatus.SENT, _("The run is marked as sent. Each person has been told.")),
    "reconcile": (
        reconciliation.reconcile_run,
        RunStatus.RECONCILED,
        _("The run is reconciled. Each person has been told that they are paid."),
    ),
}


@needs(Permission.RUN_PAYMENTS)
@require_http_methods(["GET", "POST"])
def move_run(request, pk, action):
    """Ask once, then lock, undo, send or reconcile a run."""
    run = _run(request, pk)
    do, target, words = ACTIONS[action]
    refusal = rules.why_not_take_part(request.user, **selectors.part_in(run, request.user))
    if refusal := refusal or rules.why_not_move(run, target):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        do(run=run, by=request.user)
        messages.success(request, words)
        return redirect(run)
    states = selectors.by_state(run)
    context = {
        "run": run,
        "action": action,
        "pending": states.get(PaymentState.PENDING, (0, 0)),
        "failed": states.get(PaymentState.FAILED, (0, 0)),
    }
    return render(request, "payments/move_run.html", context)


def _payment(request, pk, payment_pk):
    run = _run(request, pk)
    if refusal := rules.why_not_take_part(request.user, **selectors.part_in(run, request.user)):
        raise PermissionDenied(refusal)
    payments = Payment.objects.exclude(state=PaymentState.UNDONE).select_related("claimant__user", "claim")
    payment = get_object_or_404(payments, run=run, pk=payment_pk)
    payment.run = run
    return payment


@needs(Permission.RUN_PAYMENTS)
@require_POST
def take_out(request, pk, payment_pk):
    """Take a claim out of an open run."""
    payment = _payment(request, pk, payment_pk)
    services.take_out(payment=payment, by=request.user)
    messages.success(
        request,
        gettext("Claim {claim_id} is out of this run. It waits for a later one.").format(
            claim_id=payment.claim_id
        ),
    )
    return redirect(payment.run)


@needs(Permission.RUN_PAYMENTS)
@require_http_methods(["GET", "POST"])
def fail(request, pk, payment_pk):
    """Record that a payment did not arrive, with what the bank said."""
    payment = _payment(request, pk, payment_pk)
    if not rules.may_fail(payment, payment.run):
        raise PermissionDenied(
            gettext("A payment can be marked as failed once its run is sent, and only once.")
        )
    form = FailForm(request.POST or None)
    if form.is_valid():
        reconciliation.fail_payment(payment=payment, by=request.user, **form.cleaned_data)
        messages.success(
            request,
            gettext("The payment for claim {claim_id} is marked as failed. We have told the person.").format(
                claim_id=payment.claim_id
            ),
        )
        return redirect(payment.run)
    context = {"payment": payment, "form": form}
    return render(request, "payments/fail_payment.html", context, status=422 if form.errors else 200)


@needs(Permission.RUN_PAYMENTS)
@require_POST
def pay_again(request, pk):
    """Let a claim whose payment failed go into the next run."""
    claim = get_object_or_404(
        Claim.objects.visible_to(request.user).exclude(claimant_id=request.user.pk), pk=pk
    )
    if not rules.may_pay_again(request.user, claim):
        raise PermissionDenied(gettext("Only a claim whose payment failed can be paid again."))
    reconciliation.pay_again(claim=claim, by=request.user)
    messages.success(
        request, gettext("Claim {claim} is approved again, for the next run.").format(claim=claim.pk)
    )
    return redirect("payments:runs")
