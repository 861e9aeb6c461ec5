"""A mark for those concerned: its certificate and badge, and what can be done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.pdf import render as as_pdf
from coproduction.core.submission import post_once
from experts.enums import Permission as ExpertPermission
from quality_mark import badges
from quality_mark.certificates import certificate_of
from quality_mark.enums import AwardStatus, Permission
from quality_mark.forms.awards import WithdrawForm
from quality_mark.models import Award, Submission
from quality_mark.rules import awards as rules
from quality_mark.selectors import awards as selectors
from quality_mark.selectors.register import credits_of, standing_of
from quality_mark.selectors.ties import has_tie
from quality_mark.services import awards as services
from quality_mark.services.renewing import start_renewal
from quality_mark.views.writing import POSTING, status_of

CONCERNED = (Permission.SUBMIT, Permission.RUN_PANEL, ExpertPermission.TAKE_PART)
NO_CERTIFICATE = _("This mark was withdrawn, so it has no certificate any more.")


def award_of(request, pk):
    """Fetch a mark this person is concerned in, or answer 404."""
    return get_object_or_404(selectors.awards_for(request.person), pk=pk)


@require_safe
@needs(*CONCERNED)
def award_list(request):
    page = page_of(request, selectors.awards_for(request.person))
    context = {"page": page, "entries": [(each, standing_of(each)) for each in page.object_list]}
    return render(request, "quality_mark/awards/list.html", context)


@require_safe
@needs(*CONCERNED)
def award(request, pk):
    found = award_of(request, pk)
    names, unnamed = credits_of(found)
    is_withdrawn = found.status == AwardStatus.WITHDRAWN
    context = {
        "award": found,
        "version": found.decision.version,
        "submission": found.decision.version.submission,
        "standing": standing_of(found),
        "names": names,
        "unnamed": unnamed,
        "is_withdrawn": is_withdrawn,
        "snippets": [] if is_withdrawn else [(look, badges.snippet_of(found, look)) for look in badges.LOOKS],
        **_may_do(request.user, found),
    }
    return render(request, "quality_mark/awards/award.html", context)


def _may_do(user, award):
    submission = award.decision.version.submission
    writes = Submission.objects.written_by(user).filter(pk=submission.pk).exists()
    renewal = Submission.objects.written_by(user).filter(renews=award).first()
    has_renewal = renewal is not None or Submission.objects.filter(renews=award).exists()
    chairs = user.has_perm(Permission.RUN_PANEL) and not has_tie(submission, user)
    return {
        "writes": writes,
        "renewal": renewal,
        "may_renew": writes and not rules.why_not_renew(award.status, has_renewal=has_renewal),
        "may_withdraw": chairs and not rules.why_not_withdraw(award.status),
    }


@require_safe
@needs(*CONCERNED)
def certificate(request, pk):
    found = award_of(request, pk)
    if found.status == AwardStatus.WITHDRAWN:
        raise PermissionDenied(NO_CERTIFICATE)
    response = HttpResponse(as_pdf(certificate_of(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.pdf"'
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
@needs(Permission.SUBMIT)
def renew(request, pk):
    """Start the renewal of a mark: by those who wrote the work."""
    written = Submission.objects.written_by(request.user).values("pk")
    mine = Award.objects.filter(decision__version__submission__in=written)
    submission = start_renewal(award=get_object_or_404(mine, pk=pk), by=request.user)
    messages.success(
        request, gettext("Everything from before is here. Say what has changed since, then send it.")
    )
    return redirect(submission)


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def withdraw(request, pk):
    found = get_object_or_404(
        selectors.awards_for(request.user).filter(
            decision__version__submission__in=Submission.objects.for_chair(request.user).values("pk")
        ),
        pk=pk,
    )
    if refusal := rules.why_not_withdraw(found.status):
        raise PermissionDenied(refusal)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            services.withdraw(award=found, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error("reason", refusal.sentence)
        else:
            messages.success(
                request,
                gettext("{found} is withdrawn. The register and the badge say so from now.").format(
                    found=found
                ),
            )
            return redirect(found)
    context = {"award": found, "submission": found.decision.version.submission, "form": form}
    return render(request, "quality_mark/awards/withdraw.html", context, status=status_of(request))
