"""A decision as its writers and those named in the work read it: on a page and as a letter; and the appeal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.pdf import render as as_pdf
from coproduction.core.submission import post_once
from experts.enums import Permission as ExpertPermission
from quality_mark.enums import Permission
from quality_mark.forms.decisions import AppealForm
from quality_mark.models import Contributor
from quality_mark.printed import letter_of
from quality_mark.selectors import decisions as selectors
from quality_mark.services.appeals import appeal as make_appeal
from quality_mark.views.writing import POSTING, status_of, written_by


def for_writer(request, pk, number):
    """Fetch the decision on a version this person wrote, or answer 404."""
    submission = written_by(request, pk)
    return get_object_or_404(selectors.decisions(), version__submission=submission, version__number=number)


def for_named(request, pk, number):
    """Fetch (contributor, decision) for somebody who agreed to be named in the work, or answer 404."""
    mine = Contributor.objects.visible_to(request.person).agreed()
    contributor = get_object_or_404(mine, pk=pk)
    of_it = {"version__submission": contributor.submission_id, "version__number": number}
    return contributor, get_object_or_404(selectors.decisions(), **of_it)


@require_safe
@needs(Permission.SUBMIT)
def feedback(request, pk, number):
    found = for_writer(request, pk, number)
    context = {"feedback": selectors.feedback_of(found), "decision": found}
    return render(request, "quality_mark/decisions/feedback.html", context)


@require_safe
@needs(Permission.SUBMIT)
def letter(request, pk, number):
    return _printed(selectors.feedback_of(for_writer(request, pk, number)), request.user)


@require_safe
@needs(ExpertPermission.TAKE_PART)
def named(request, pk, number):
    contributor, found = for_named(request, pk, number)
    context = {"feedback": selectors.feedback_of(found), "decision": found, "contributor": contributor}
    return render(request, "quality_mark/decisions/named.html", context)


@require_safe
@needs(ExpertPermission.TAKE_PART)
def named_letter(request, pk, number):
    _, found = for_named(request, pk, number)
    return _printed(selectors.feedback_of(found), request.person)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def appeal(request, pk):
    submission = written_by(request, pk)
    version = selectors.newest_of(submission)
    if refusal := selectors.why_not_appeal(submission, version):
        raise PermissionDenied(refusal)
    form = AppealForm(request.POST or None)
    if form.is_valid():
        try:
            make_appeal(submission=submission, reason=form.cleaned_data["reason"], by=request.user)
        except RuleBroken as refused:
            form.add_error("reason", refused.sentence)
        else:
            messages.success(request, gettext("We have your appeal. Other members of the panel look at it."))
            return redirect(submission)
    until = selectors.last_day_to_appeal(version.decision)
    context = {"submission": submission, "form": form, "until": until}
    return render(request, "quality_mark/decisions/appeal.html", context, status=status_of(request))


def _printed(feedback, person):
    version = feedback.decision.version
    response = HttpResponse(as_pdf(letter_of(feedback, person)), content_type="application/pdf")
    name = f"decision-{version.submission.reference}-{version.number}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
