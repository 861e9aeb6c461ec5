"""Writing a submission: a person's own list, the task list of one, and what the work is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from quality_mark.enums import Permission, SubmissionStatus
from quality_mark.forms.writing import AboutForm, StartForm
from quality_mark.models import Submission
from quality_mark.rules import submissions as rules
from quality_mark.rules.seen import about_of, mark_of
from quality_mark.selectors import progress
from quality_mark.selectors.decisions import after_decision
from quality_mark.selectors.papers import whole_of, with_papers
from quality_mark.selectors.questions import threads_of
from quality_mark.selectors.saved import about_in_words
from quality_mark.services import writing as services

POSTING = ["GET", "HEAD", "POST"]


def status_of(request):
    """Return the answer's status for a form that is shown: 422 where it was sent and has errors."""
    return 422 if request.method == "POST" else 200


def written_by(request, pk):
    """Fetch a submission this person writes, or answer 404."""
    mine = Submission.objects.written_by(request.user).select_related("directorate", "author")
    return get_object_or_404(mine, pk=pk)


def to_write(request, pk):
    """Fetch (submission, open version) to change, or answer 404, or 403 with why not now."""
    submission = written_by(request, pk)
    if refusal := rules.why_not_write(submission):
        raise PermissionDenied(refusal)
    return submission, with_papers(submission.versions).get(submitted_at__isnull=True)


@require_safe
@needs(Permission.SUBMIT)
def submission_list(request):
    mine = Submission.objects.written_by(request.user).select_related("author").order_by("-updated_at", "-pk")
    status = request.GET.get("status", "")
    if status in SubmissionStatus.values:
        mine = mine.filter(status=status)
    context = {"page": page_of(request, mine), "status": status, "statuses": SubmissionStatus.choices}
    return render(request, "quality_mark/writing/list.html", context)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def start(request):
    form = StartForm(request.POST or None)
    if form.is_valid():
        submission = services.start(**form.cleaned_data, by=request.user)
        return redirect(submission)
    return render(request, "quality_mark/writing/start.html", {"form": form}, status=status_of(request))


@require_safe
@needs(Permission.SUBMIT)
def submission(request, pk):
    """The task list of a submission that is being written; where it is and its versions of any other."""
    submission = written_by(request, pk)
    versions = list(with_papers(submission.versions))
    context = {
        "submission": submission,
        "versions": versions,
        "threads": threads_of(versions[0]),
        **progress.may_do(submission, versions[0]),
    }
    context |= after_decision(submission, versions[0])
    if context["may_write"]:
        context |= progress.of(whole_of(versions[0]))
    return render(request, "quality_mark/writing/submission.html", context)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def about(request, pk):
    submission, version = to_write(request, pk)
    form = AboutForm(request.POST or None, submission=submission, version=version)
    changed = {}
    if form.is_valid():
        said = {"topics": form.cleaned_data["topics"], "seen": form.cleaned_data["seen"]}
        try:
            services.save_about(submission=submission, values=form.values, **said, by=request.user)
        except services.ChangedMeanwhile as meanwhile:
            submission, version = to_write(request, pk)
            form.shown_again(mark_of(about_of(submission, version)))
            changed = {"changed": meanwhile.sentence, "saved": about_in_words(submission, version)}
        else:
            messages.success(request, gettext("Saved: about the work"))
            return redirect(submission)
    context = {"submission": submission, "form": form, **changed}
    status = 409 if changed else status_of(request)
    return render(request, "quality_mark/writing/about.html", context, status=status)
