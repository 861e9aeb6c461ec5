"""The scores of a version: a reviewer's own, and everyone's once their own are in."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from quality_mark.enums import ReviewStatus, Side
from quality_mark.models import Criterion, Score
from quality_mark.rules.decisions import differs
from quality_mark.rules.reviewing import not_decided
from quality_mark.selectors.progress import Task


@dataclass(frozen=True)
class Row:
    """One criterion with what each finished review says of it, in the order of the reviewers."""

    criterion: Criterion
    scores: list[Any]
    differs: bool


def undecided_in(review):
    """Return the numbers of the criteria a review has neither scored nor called impossible to judge."""
    numbers = review.version.criteria_set.criteria.values_list("number", flat=True)
    rows = review.scores.values_list("criterion__number", "value", "cannot_judge")
    return not_decided(numbers, [number for number, value, cannot in rows if value is not None or cannot])


def scores_of(review):
    """Return {criterion number: Score} of a review."""
    return {score.criterion.number: score for score in review.scores.select_related("criterion")}


def tasks_of(review, criteria):
    """Return a Task for each of the criteria of a review's version: whether this reviewer has decided on it."""
    scored = scores_of(review)
    return [_task(review, criterion, scored.get(criterion.number)) for criterion in criteria]


def _task(review, criterion, score):
    url = reverse("quality_mark:score", args=[review.pk, criterion.number])
    if score and score.cannot_judge:
        status, colour = gettext("Cannot judge"), ""
    elif score and score.value is not None:
        status, colour = gettext("Scored {score}").format(score=score.value), ""
    else:
        status, colour = gettext("Not yet"), "blue"
    return Task(f"criterion-{criterion.number}-task", str(criterion), url, status, colour)


def everyones(version, *, without=()):
    """Return (finished reviews, Rows): for readers whose own review is in, and for the meeting.

    `without` are ids of reviewers who do not count.
    """
    done = version.reviews.filter(status=ReviewStatus.DONE).exclude(reviewer__in=list(without))
    reviews = list(done.select_related("reviewer").order_by("side", "pk"))
    found = {
        (score.review_id, score.criterion_id): score for score in Score.objects.filter(review__in=reviews)
    }
    shown_from = version.criteria_set.difference_shown
    return reviews, [
        _row(criterion, reviews, found, shown_from) for criterion in version.criteria_set.criteria.all()
    ]


def _row(criterion, reviews, found, shown_from):
    scores = [found.get((review.pk, criterion.pk)) for review in reviews]
    sides: dict[str, list[int | None]] = {Side.EXPERT: [], Side.STAFF: []}
    for review, score in zip(reviews, scores, strict=True):
        sides[review.side].append(score.value if score else None)
    return Row(criterion, scores, differs(sides[Side.EXPERT], sides[Side.STAFF], shown_from))
