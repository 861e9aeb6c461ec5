"""A reviewer's own work: scores and notes saved as they go, finished once."""

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import ReviewStatus
from quality_mark.models import ReviewNote, Score
from quality_mark.rules import reviewing as rules
from quality_mark.selectors.scores import undecided_in
from quality_mark.services.allocation import locked_review, move_review, settle


@transaction.atomic
def save_score(*, review, criterion, value, cannot_judge, comment, note, by):
    """Save what a reviewer makes of one criterion so far. `note` is theirs alone; an empty one is forgotten."""
    review = _to_score(review)
    Score.objects.update_or_create(
        review=review,
        criterion=criterion,
        defaults={"value": value, "cannot_judge": cannot_judge, "comment": comment},
    )
    if note:
        ReviewNote.objects.update_or_create(review=review, criterion=criterion, defaults={"words": note})
    else:
        ReviewNote.objects.filter(review=review, criterion=criterion).delete()
    audit.record(
        actor=by, action="review.scored", target=review, after={"criterion": criterion.number, "value": value}
    )


@transaction.atomic
def finish(*, review, rung, overall, by):
    """Finish a review: its scores stand, and the others' open. The last one sends the work on to the meeting."""
    review = _to_score(review)
    if refusal := rules.why_not_finish(undecided_in(review)):
        raise RuleBroken(refusal)
    review.rung, review.overall, review.done_at = rung, overall, timezone.now()
    move_review(review, ReviewStatus.DONE, by=by, fields=["rung", "overall", "done_at"])
    settle(review.version, by=by)
    return review


def _to_score(review):
    review = locked_review(review)
    if refusal := rules.why_not_score(review.status):
        raise RuleBroken(refusal)
    return review
