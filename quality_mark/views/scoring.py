"""A reviewer scores: one criterion at a time, saved as they go; then finishes; and only then reads what others think."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from quality_mark.enums import Permission, ReviewStatus
from quality_mark.forms.panel import CANNOT_JUDGE, FinishForm, ScoreForm
from quality_mark.models import ReviewNote
from quality_mark.rules import reviewing as rules
from quality_mark.selectors import scores as selectors
from quality_mark.selectors.papers import with_papers
from quality_mark.services import reviewing as services
from quality_mark.views.reviews import open_review_of
from quality_mark.views.writing import POSTING, status_of


def review_to_score(request, pk):
    """Fetch this reviewer's own review to write in, or answer 404, or 403 with why not now."""
    review = open_review_of(request, pk)
    if refusal := rules.why_not_score(review.status):
        raise PermissionDenied(refusal)
    return review


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
@post_once
def score(request, pk, number):
    review = review_to_score(request, pk)
    statements = review.version.statements.select_related("criterion")
    statement = get_object_or_404(statements, criterion__number=number)
    form = ScoreForm(request.POST or None, initial=_saved(review, statement.criterion))
    if form.is_valid():
        services.save_score(review=review, criterion=statement.criterion, **form.values, by=request.user)
        messages.success(request, gettext("Saved: {criterion}").format(criterion=statement.criterion))
        return _next(review, number)
    context = {
        "review": review,
        "submission": review.version.submission,
        "statement": statement,
        "files": list(statement.evidence.select_related("document")),
        "form": form,
    }
    return render(request, "quality_mark/reviews/score.html", context, status=status_of(request))


def _saved(review, criterion):
    saved = review.scores.filter(criterion=criterion).first()
    note = ReviewNote.objects.filter(review=review, criterion=criterion).first()
    words = {"note": note.words if note else ""}
    if saved is None:
        return {**words, "score": ""}
    value = CANNOT_JUDGE if saved.cannot_judge else "" if saved.value is None else str(saved.value)
    return {**words, "score": value, "comment": saved.comment}


def _next(review, number):
    """Lead to the next criterion, and after the last to the whole."""
    if review.version.statements.filter(criterion__number=number + 1).exists():
        return redirect("quality_mark:score", review.pk, number + 1)
    return redirect("quality_mark:review", review.pk)


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
@post_once
def finish(request, pk):
    review = review_to_score(request, pk)
    form = FinishForm(request.POST or None, initial={"rung": review.rung, "overall": review.overall})
    if form.is_valid():
        try:
            services.finish(review=review, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error("rung", refusal.sentence)
        else:
            messages.success(request, gettext("Thank you. Your review is done."))
            return redirect("quality_mark:everyones_scores", pk)
    context = {
        "review": review,
        "submission": review.version.submission,
        "missing": rules.why_not_finish(selectors.undecided_in(review)),
        "form": form,
    }
    return render(request, "quality_mark/reviews/finish.html", context, status=status_of(request))


@require_safe
@needs(Permission.REVIEW)
def everyones(request, pk):
    """What the others think. There is no such page until this reviewer's own review is in."""
    review = open_review_of(request, pk)
    if review.status != ReviewStatus.DONE:
        raise Http404
    version = with_papers(review.version.submission.versions).get(pk=review.version_id)
    reviews, rows = selectors.everyones(version)
    context = {"review": review, "submission": version.submission, "reviews": reviews, "rows": rows}
    return render(request, "quality_mark/reviews/everyones.html", context)
