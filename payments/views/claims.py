"""What the person who claims sees of their claims."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.models import Contribution
from payments.enums import ClaimStatus, Permission
from payments.forms import SendForm
from payments.models import Claim
from payments.rules import claims as rules
from payments.selectors import claims as selectors
from payments.selectors.bank_details import has_bank_details
from payments.selectors.history import history_of
from payments.services import claims as services


def own_claim(request, pk):
    return get_object_or_404(Claim.objects.of(request.person).select_related("budget"), pk=pk)


def claim_to_edit(request, pk):
    """Return a claim of this person's that can still be changed: 404 for another's, 403 with the reason after sending."""
    claim = own_claim(request, pk)
    if refusal := rules.why_not_edit(request.user, claim):
        raise PermissionDenied(refusal)
    return claim


@needs(Permission.CLAIM)
@require_safe
def claims(request):
    """What a person can claim for now, and every claim of theirs with where it is."""
    page = page_of(request, selectors.claims_of(request.person))
    titles = selectors.titles_of(page.object_list)
    context = {
        "claimable": selectors.claimable_by(request.person)[:50],
        "page": page,
        "rows": [(claim, *titles.get(claim.pk, ("", None))) for claim in page.object_list],
        "needs_bank_details": not has_bank_details(request.person),
    }
    return render(request, "payments/claims.html", context)


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
@post_once
def claim_start(request, pk):
    """Start a claim for taking part; where there is one already, lead to it."""
    own = Contribution.objects.of(request.person).select_related("activity", "band", "claimed")
    contribution = get_object_or_404(own, pk=pk)
    if hasattr(contribution, "claimed"):
        return redirect("payments:claim", contribution.claimed.claim_id)
    if refusal := rules.why_not_start(contribution):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        return redirect(services.start_claim(contribution=contribution, by=request.user))
    return render(request, "payments/claim_start.html", {"contribution": contribution})


@needs(Permission.CLAIM)
@require_safe
def claim(request, pk):
    """One claim: its lines with the sums in words, where it is, and what can be done now."""
    claim = own_claim(request, pk)
    contribution = selectors.contribution_of(claim)
    can_edit = rules.may_edit(request.user, claim)
    context = {
        "claim": claim,
        "contribution": contribution,
        "lines": selectors.lines_of(claim),
        "can_edit": can_edit,
        "can_withdraw": rules.may_withdraw(request.user, claim),
        "costs": selectors.costs_offered(contribution) if can_edit else [],
        "needs_bank_details": not has_bank_details(request.person),
        "is_returned": claim.status == ClaimStatus.RETURNED,
        "is_rejected": claim.status == ClaimStatus.REJECTED,
        "history": history_of(claim),
    }
    return render(request, "payments/claim.html", context)


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
@post_once
def send_claim(request, pk):
    """Check a claim once more and send it."""
    claim = claim_to_edit(request, pk)
    is_late = selectors.is_late(claim)
    form = SendForm(request.POST if request.method == "POST" else None, is_late=is_late)
    if form.is_valid():
        try:
            services.submit_claim(
                claim=claim, by=request.user, late_reason=form.cleaned_data.get("late_reason", "")
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, gettext("We have your claim. You can see here where it is."))
            return redirect(claim)
    return render(
        request,
        "payments/claim_send.html",
        _to_send(request, claim, form),
        status=422 if form.errors else 200,
    )


def _to_send(request, claim, form):
    return {
        "claim": claim,
        "form": form,
        "lines": selectors.lines_of(claim),
        "contribution": selectors.contribution_of(claim),
        "needs_bank_details": not has_bank_details(request.person),
    }


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
def withdraw_claim(request, pk):
    """Take a claim back before it is approved."""
    claim = own_claim(request, pk)
    if not rules.may_withdraw(request.user, claim):
        raise PermissionDenied(gettext("You can take back a claim only before it is approved."))
    if request.method == "POST":
        services.withdraw_claim(claim=claim, by=request.user)
        messages.success(
            request, gettext("You took the claim back. You can make a new one for the same activity.")
        )
        return redirect("payments:claims")
    return render(request, "payments/claim_withdraw.html", {"claim": claim})


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
def payment_for_time(request, pk):
    """Say no to payment for one's time, or yes after all."""
    claim = claim_to_edit(request, pk)
    if request.method == "POST":
        change = services.want_time if claim.time_declined else services.decline_time
        change(claim=claim, by=request.user)
        return redirect(claim)
    return render(request, "payments/claim_time.html", {"claim": claim})
