"""A submission on its way: checked, sent, taken back, begun again; and its versions to read and compare."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from coproduction.core.guards import needs
from quality_mark.enums import Permission
from quality_mark.models import Submission, Version
from quality_mark.selectors import progress
from quality_mark.selectors.changes import changes_between, version_before
from quality_mark.selectors.papers import papers_of, whole_of, with_papers
from quality_mark.selectors.questions import threads_of
from quality_mark.services import sending as services
from quality_mark.views.writing import to_write, written_by


@require_safe
@needs(Permission.SUBMIT)
def check(request, pk):
    """Everything the panel will read, with what is missing and what the panel will ask."""
    return _check_page(request, pk)


def _check_page(request, pk, *, refused=False, status=200):
    whole = whole_of(to_write(request, pk)[1])
    context = {**papers_of(whole), **progress.of(whole), "was_refused": refused}
    return render(request, "quality_mark/writing/check.html", context, status=status)


@require_POST
@needs(Permission.SUBMIT)
def send(request, pk):
    submission = written_by(request, pk)
    try:
        services.submit(submission=submission, by=request.user)
    except services.NotComplete:
        return _check_page(request, pk, refused=True, status=422)
    messages.success(
        request, gettext("Sent to the panel. You can take it back until the panel asks people to review it.")
    )
    return redirect(submission)


@require_POST
@needs(Permission.SUBMIT)
def take_back(request, pk):
    submission = services.take_back(submission=written_by(request, pk), by=request.user)
    messages.success(request, gettext("You have taken it back, and can write it again."))
    return redirect(submission)


@require_POST
@needs(Permission.SUBMIT)
def new_version(request, pk):
    submission = written_by(request, pk)
    version = services.begin_new_version(submission=submission, by=request.user)
    messages.success(
        request,
        gettext("This is version {number}. Everything from before is here.").format(number=version.number),
    )
    return redirect(submission)


@require_safe
@needs(Permission.SUBMIT)
def version(request, pk, number):
    """A version as it was sent, to read."""
    mine = Version.objects.filter(submission__in=Submission.objects.written_by(request.user))
    found = get_object_or_404(with_papers(mine), submission=pk, number=number)
    context = {**papers_of(whole_of(found)), "threads": threads_of(found)}
    return render(request, "quality_mark/writing/version.html", context)


@require_safe
@needs(Permission.SUBMIT)
def changes(request, pk, number):
    """What changed from the version before, side by side."""
    submission = written_by(request, pk)
    new = get_object_or_404(with_papers(submission.versions), number=number)
    old = version_before(new, with_papers(submission.versions))
    if old is None:
        raise Http404
    context = {"submission": submission, "old": old, "new": new, "changes": changes_between(old, new)}
    return render(request, "quality_mark/writing/changes.html", context)
