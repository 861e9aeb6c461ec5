"""A reviewer's own pages. One who is barred finds nothing at any of them, and is told why by nobody."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.correspondence.selectors import format_of
from quality_mark.enums import Permission, ReviewStatus
from quality_mark.forms.panel import CONFLICT, NO_TIME, DeclareForm
from quality_mark.models import Review
from quality_mark.rules.questions import why_not_ask
from quality_mark.selectors.changes import changes_between, version_before
from quality_mark.selectors.papers import papers_of, whole_of, with_papers
from quality_mark.selectors.questions import threads_of
from quality_mark.selectors.reviews import reviews_of
from quality_mark.selectors.scores import tasks_of
from quality_mark.services import allocation as services
from quality_mark.views.writing import POSTING, status_of


def review_of(request, pk):
    """Fetch this reviewer's own review, or answer 404."""
    mine = Review.objects.visible_to(request.user).select_related(
        "version__criteria_set",
        "version__submission__author",
        "version__submission__directorate",
        "version__submitted_by",
    )
    return get_object_or_404(mine, pk=pk)


def open_review_of(request, pk):
    """Fetch this reviewer's own review once its papers are open, or answer 404."""
    review = review_of(request, pk)
    if review.status == ReviewStatus.ALLOCATED:
        raise Http404
    return review


@require_safe
@needs(Permission.REVIEW)
def review_list(request):
    return render(
        request, "quality_mark/reviews/list.html", {"page": page_of(request, reviews_of(request.user))}
    )


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
@post_once
def review(request, pk):
    """Before the papers open: is there a conflict of interest? Afterwards: the papers."""
    found = review_of(request, pk)
    if found.status == ReviewStatus.ALLOCATED:
        return _declare(request, found)
    version, whole = found.version, whole_of(found.version)
    context = {
        **papers_of(whole),
        "review": found,
        "tasks": tasks_of(found, [paper.statement.criterion for paper in whole.papers]),
        "threads": threads_of(version),
        "format": format_of(request.user),
        "may_ask": not why_not_ask(found.status, version.submission.status),
    }
    return render(request, "quality_mark/reviews/papers.html", context)


def _declare(request, found):
    form = DeclareForm(request.POST or None)
    if not form.is_valid():
        context = {"review": found, "submission": found.version.submission, "form": form}
        return render(request, "quality_mark/reviews/declare.html", context, status=status_of(request))
    answer, words = form.cleaned_data["answer"], form.cleaned_data["words"]
    if answer == NO_TIME:
        services.cannot_do(review=found, by=request.user)
    else:
        services.declare(review=found, conflict=answer == CONFLICT, words=words, by=request.user)
    if answer in (NO_TIME, CONFLICT):
        messages.success(request, gettext("Thank you for telling us. Somebody else will review it."))
        return redirect("quality_mark:reviews")
    return redirect("quality_mark:review", found.pk)


@require_safe
@needs(Permission.REVIEW)
def changes(request, pk):
    """What changed from the version before, side by side."""
    found = open_review_of(request, pk)
    versions = with_papers(found.version.submission.versions)
    new = versions.get(pk=found.version_id)
    old = version_before(new, versions)
    if old is None:
        raise Http404
    context = {"review": found, "submission": new.submission, "old": old, "new": new}
    return render(
        request, "quality_mark/reviews/changes.html", {**context, "changes": changes_between(old, new)}
    )
