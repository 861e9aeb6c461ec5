"""What an approver sees and decides."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import say_short_date
from coproduction.core.guards import needs
from coproduction.core.money import pounds
from coproduction.core.paging import page_of
from payments.enums import ClaimStatus, Permission
from payments.forms import RejectForm, ReturnForm
from payments.models import Claim
from payments.rules import claims as rules, runs as run_rules
from payments.selectors import approvals as selectors, claims as claim_selectors
from payments.services import approvals as services

IN_QUEUE = [status for status in ClaimStatus if status not in (ClaimStatus.DRAFT, ClaimStatus.WITHDRAWN)]


@needs(Permission.APPROVE_CLAIM)
@require_safe
def queue(request):
    """The claims this person approves for, the one waiting longest first."""
    asked = request.GET.get("status", "")
    status = ClaimStatus(asked) if asked in IN_QUEUE else ClaimStatus.SUBMITTED
    page = page_of(request, claim_selectors.in_queue(request.user, status=status), per_page=50)
    titles = claim_selectors.titles_of(page.object_list)
    folder = reverse("payments:queue")
    context = {
        "page": page,
        "rows": [_row(claim, titles, folder) for claim in page.object_list],
        "status": status,
        "statuses": IN_QUEUE,
    }
    return render(request, "payments/queue.html", context)


def _row(claim, titles, folder):
    """Return a line of the list in words: its address, then what each column says."""
    title, _ = titles.get(claim.pk, ("", None))
    return {
        "url": f"{folder}{claim.pk}/",
        "name": gettext("Claim {claim}").format(claim=claim.pk),
        "person": str(claim.claimant.user),
        "title": title,
        "sent": say_short_date(claim.submitted_at),
        "promised": say_short_date(claim.promised_on) if claim.promised_on else "",
        "budget": claim.budget.code if claim.budget else gettext("None"),
        "amount": pounds(claim.total),
    }


def _claim(request, pk):
    """Return a claim this member of staff may see, never their own: 404 for any other."""
    claims = Claim.objects.visible_to(request.user).exclude(claimant_id=request.user.pk)
    return get_object_or_404(
        claims.select_related("claimant__user", "budget", "approved_by", "decided_by"), pk=pk
    )


def _claim_to_decide(request, pk):
    claim = _claim(request, pk)
    directorates = request.user.directorates_for(Permission.APPROVE_CLAIM)
    helped = claim_selectors.has_helped(request.user, claim)
    if refusal := rules.why_not_decide(request.user, claim, directorates=directorates, helped=helped):
        raise PermissionDenied(refusal)
    return claim


@needs(Permission.APPROVE_CLAIM, Permission.RUN_PAYMENTS)
@require_safe
def staff_claim(request, pk):
    """One claim with its sums, its receipts, who confirmed it, and what is unusual."""
    claim = _claim(request, pk)
    contribution = claim_selectors.contribution_of(claim)
    lines = claim_selectors.lines_of(claim)
    directorates = request.user.directorates_for(Permission.APPROVE_CLAIM)
    helped = claim_selectors.has_helped(request.user, claim)
    context = {
        "claim": claim,
        "contribution": contribution,
        "lines": lines,
        "warnings": selectors.warnings_of(claim, contribution=contribution, lines=lines)
        if contribution
        else [],
        "can_decide": rules.may_approve(request.user, claim, directorates=directorates, helped=helped),
        "can_pay_again": run_rules.may_pay_again(request.user, claim),
        "is_approver": request.user.has_perm(Permission.APPROVE_CLAIM),
    }
    return render(request, "payments/staff_claim.html", context)


@needs(Permission.APPROVE_CLAIM)
@require_POST
def approve(request, pk):
    claim = _claim_to_decide(request, pk)
    services.approve_claim(claim=claim, by=request.user)
    messages.success(
        request, gettext("Claim {claim} is approved. We have told the person.").format(claim=claim.pk)
    )
    return redirect("payments:queue")


@needs(Permission.APPROVE_CLAIM)
@require_http_methods(["GET", "POST"])
def return_claim(request, pk):
    """Send a claim back with words."""
    claim = _claim_to_decide(request, pk)
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        services.return_claim(claim=claim, by=request.user, **form.cleaned_data)
        messages.success(
            request,
            gettext("Claim {claim} is back with the person. We have sent them your words.").format(
                claim=claim.pk
            ),
        )
        return redirect("payments:queue")
    context = {"claim": claim, "form": form}
    return render(request, "payments/return_claim.html", context, status=422 if form.errors else 200)


@needs(Permission.APPROVE_CLAIM)
@require_http_methods(["GET", "POST"])
def reject(request, pk):
    """Refuse a claim with a reason."""
    claim = _claim_to_decide(request, pk)
    form = RejectForm(request.POST or None)
    if form.is_valid():
        services.reject_claim(claim=claim, by=request.user, **form.cleaned_data)
        messages.success(
            request,
            gettext("Claim {claim} is rejected. We have sent the person your reason.").format(claim=claim.pk),
        )
        return redirect("payments:queue")
    context = {"claim": claim, "form": form}
    return render(request, "payments/reject_claim.html", context, status=422 if form.errors else 200)
