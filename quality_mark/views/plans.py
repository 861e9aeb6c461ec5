"""The action plan of a condition: its writers say that it is done, and a chair answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.documents.holding import Holding
from quality_mark.enums import Outcome, Permission
from quality_mark.forms.decisions import PlanAnswerForm, PlanDoneForm
from quality_mark.models import Decision, Submission
from quality_mark.selectors import decisions as selectors
from quality_mark.services import plans as services
from quality_mark.views.writing import POSTING, status_of, written_by

files_held = Holding(field="file", keep=services.keep_plan_file, unused={"plan_reports__isnull": True})


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@files_held.holds
@post_once
def report(request, pk):
    """The writers say that the plan is done, and what they did."""
    submission = written_by(request, pk)
    decision = Decision.objects.filter(version__submission=submission).order_by("-pk").first()
    if refusal := selectors.why_not_report(submission, decision):
        raise PermissionDenied(refusal)
    form = PlanDoneForm(request.POST or None, request.FILES or None)
    if files_held.bind(form, request):
        document = request.held.document if request.held else None
        words = form.cleaned_data["words"]
        services.report_done(decision=decision, words=words, document=document, by=request.user)
        messages.success(request, gettext("Thank you. The chair of the panel looks at it."))
        return redirect(submission)
    context = {"submission": submission, "decision": decision, "form": form, "held": request.held}
    return render(request, "quality_mark/decisions/report.html", context, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def plan(request, pk):
    """The chair reads what was done, and answers."""
    mine = Submission.objects.for_chair(request.user)
    conditional = selectors.decisions().filter(
        outcome=Outcome.CONDITIONAL, version__submission__in=mine.values("pk")
    )
    decision = get_object_or_404(conditional, pk=pk)
    reports = list(decision.plan_reports.select_related("reported_by", "document"))
    waiting = next((each for each in reports if each.answered_at is None), None)
    form = PlanAnswerForm(request.POST or None)
    if request.method == "POST" and waiting is None:
        raise RuleBroken(gettext("This has been answered already."))
    if form.is_valid():
        services.answer(report=waiting, **form.cleaned_data, by=request.user)
        messages.success(request, gettext("We have told them."))
        return redirect("quality_mark:panel_submission", decision.version.submission_id)
    context = {"decision": decision, "submission": decision.version.submission, "reports": reports}
    context |= {"waiting": waiting, "form": form}
    return render(request, "quality_mark/decisions/plan.html", context, status=status_of(request))
