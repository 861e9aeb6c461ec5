"""Adding costs and receipts to a claim, and taking them out."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from payments.enums import LineKind, Permission
from payments.forms import ExpenseForm, JourneyForm, ReceiptForm
from payments.rules import claims as rules
from payments.selectors import claims as selectors
from payments.selectors.pricing import day_of, receipt_is_needed
from payments.services import lines as services, receipts
from payments.services.lines import NOT_ALLOWED
from payments.views.claims import claim_to_edit
from payments.views.uploads import receipts_held


def _claim_for(request, pk, kind):
    claim = claim_to_edit(request, pk)
    contribution = selectors.contribution_of(claim)
    if kind not in rules.lines_allowed(contribution):
        raise PermissionDenied(NOT_ALLOWED)
    return claim, contribution


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
@post_once
def add_journey(request, pk):
    """Add a journey, priced by the rates on its day."""
    claim, contribution = _claim_for(request, pk, LineKind.MILEAGE)
    form = JourneyForm(request.POST or None, initial={"on": day_of(contribution), "passengers": 0})
    if form.is_valid():
        try:
            services.add_journey(claim=claim, by=request.user, **_journey(form.cleaned_data))
        except RuleBroken as refusal:
            form.add_error("on", refusal.sentence)
        else:
            return redirect(claim)
    context = {"claim": claim, "form": form}
    return render(request, "payments/add_journey.html", context, status=422 if form.errors else 200)


def _journey(typed):
    return {**typed, "passengers": typed["passengers"] or 0}


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
@receipts_held.holds
@post_once
def add_expense(request, pk, kind):
    """Add one cost, with its receipt or the reason there is none."""
    if kind not in LineKind.values or not LineKind(kind).is_expense:
        raise Http404
    kind = LineKind(kind)
    claim, contribution = _claim_for(request, pk, kind)
    form = ExpenseForm(
        request.POST or None,
        request.FILES or None,
        kind=kind,
        needs_receipt=partial(receipt_is_needed, kind),
        initial={"on": day_of(contribution)},
    )
    if receipts_held.bind(form, request) and _add_expense(claim, kind, form, request):
        return redirect(claim)
    context = {"claim": claim, "form": form, "kind": kind, "held": request.held}
    return render(request, "payments/add_expense.html", context, status=422 if form.errors else 200)


def _add_expense(claim, kind, form, request):
    said = {**form.cleaned_data, "hours_away": form.cleaned_data.get("hours_away") or 0}
    del said["receipt"]
    document = request.held.document if request.held else None
    try:
        receipts.add_expense_with_receipt(claim=claim, kind=kind, document=document, by=request.user, **said)
    except receipts.FileRefused as refusal:
        receipts_held.refuse(form, request, refusal.sentence)
    except RuleBroken as refusal:
        form.add_error("hours_away" if "hours_away" in form.fields else "on", refusal.sentence)
    return not form.errors


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
@receipts_held.holds
@post_once
def add_receipt(request, pk, line_pk):
    """Add a receipt to a cost that is on the claim already."""
    claim = claim_to_edit(request, pk)
    line = get_object_or_404(claim.lines, pk=line_pk)
    form = ReceiptForm(request.POST or None, request.FILES or None)
    if receipts_held.bind(form, request):
        try:
            receipts.add_receipt(line=line, document=request.held.document, by=request.user)
        except receipts.FileRefused as refusal:
            receipts_held.refuse(form, request, refusal.sentence)
        else:
            return redirect(claim)
    context = {"claim": claim, "line": line, "form": form, "held": request.held}
    return render(request, "payments/add_receipt.html", context, status=422 if form.errors else 200)


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
def remove_line(request, pk, line_pk):
    """Take a cost out of a claim, after asking once."""
    claim = claim_to_edit(request, pk)
    line = get_object_or_404(claim.lines, pk=line_pk)
    if request.method == "POST":
        services.remove_line(line=line, by=request.user)
        return redirect(claim)
    return render(request, "payments/remove_line.html", {"claim": claim, "line": line})


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
def remove_receipt(request, pk, receipt_pk):
    """Take a receipt off a claim, after asking once."""
    claim = claim_to_edit(request, pk)
    receipt = get_object_or_404(selectors.receipts_of(claim), pk=receipt_pk)
    if request.method == "POST":
        receipts.remove_receipt(receipt=receipt, by=request.user)
        return redirect(claim)
    return render(request, "payments/remove_receipt.html", {"claim": claim, "receipt": receipt})
