"""The writers' own scores, and what they say and show on each criterion."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.documents.holding import Holding
from quality_mark.enums import Permission
from quality_mark.forms.writing import SelfAssessmentForm, StatementForm
from quality_mark.models import Evidence
from quality_mark.rules.seen import mark_of, statement_of
from quality_mark.selectors.saved import statement_in_words
from quality_mark.services import writing as services
from quality_mark.views.writing import POSTING, status_of, to_write

files_held = Holding(field="file", keep=services.keep_evidence, unused={"evidence__isnull": True})


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def self_assessment(request, pk):
    submission, version = to_write(request, pk)
    statements = list(version.statements.select_related("criterion"))
    form = SelfAssessmentForm(request.POST or None, statements=statements)
    if form.is_valid():
        services.save_self_assessment(submission=submission, scores=form.scores, by=request.user)
        messages.success(request, gettext("Saved: your own scores"))
        return redirect(submission)
    context = {"submission": submission, "version": version, "form": form}
    return render(request, "quality_mark/writing/self_assessment.html", context, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@files_held.holds
@post_once
def criterion(request, pk, number):
    """What is said and shown on one criterion. A file we do not take is said beside it, and nothing typed is lost."""
    submission, version = to_write(request, pk)
    statement = get_object_or_404(version.statements.select_related("criterion"), criterion__number=number)
    form = StatementForm(request.POST or None, request.FILES or None, statement=statement)
    changed = {}
    if files_held.bind(form, request):
        try:
            _save(request, submission, number, form)
        except services.FileRefused as refusal:
            files_held.refuse(form, request, refusal.sentence)
        except services.ChangedMeanwhile as meanwhile:
            statement.refresh_from_db()
            form.shown_again(mark_of(statement_of(statement)))
            changed = {"changed": meanwhile.sentence, "saved": statement_in_words(statement)}
        else:
            messages.success(request, gettext("Saved: {criterion}").format(criterion=statement.criterion))
            return redirect("quality_mark:criterion", pk, number) if request.held else redirect(submission)
    return _page(request, submission, version, statement, form, changed)


def _save(request, submission, number, form):
    said = form.cleaned_data
    services.save_statement(
        submission=submission,
        number=number,
        values=form.values,
        seen=said["seen"],
        document=request.held.document if request.held else None,
        shows=said["shows"],
        by=request.user,
    )


def _page(request, submission, version, statement, form, changed):
    context = {
        "submission": submission,
        "version": version,
        "statement": statement,
        "files": list(statement.evidence.select_related("document")),
        "form": form,
        "held": request.held,
        **changed,
    }
    status = 409 if changed else status_of(request)
    return render(request, "quality_mark/writing/criterion.html", context, status=status)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
def remove_evidence(request, pk, evidence_pk):
    """Take a file off, after asking once."""
    submission, version = to_write(request, pk)
    of_it = Evidence.objects.filter(statement__version=version).select_related(
        "document", "statement__criterion"
    )
    evidence = get_object_or_404(of_it, pk=evidence_pk)
    if request.method == "POST":
        services.remove_evidence(submission=submission, evidence=evidence, by=request.user)
        return redirect("quality_mark:criterion", pk, evidence.statement.criterion.number)
    context = {"submission": submission, "evidence": evidence}
    return render(request, "quality_mark/writing/remove_evidence.html", context)
