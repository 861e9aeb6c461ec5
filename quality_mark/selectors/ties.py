"""What ties people to a submission, by what the portal knows and by what they declared."""

from django.db.models import F, Value

from quality_mark.enums import ConflictKind, SubmissionStatus
from quality_mark.models import Review, Submission
from quality_mark.models.submissions import TIES

UNDECIDED = (SubmissionStatus.IN_REVIEW, SubmissionStatus.AWAITING_MEETING)


def ties_of(submission, user_ids):
    """Return {user id: set of ConflictKind} of those of these people who have any tie, in one query."""
    first, *others = (_tied_by(kind, submission, list(user_ids)) for kind in TIES)
    found: dict[int, set] = {}
    for user_id, kind in first.union(*others):
        found.setdefault(user_id, set()).add(ConflictKind(kind))
    return found


def _tied_by(kind, submission, user_ids):
    path, holds = TIES[kind]
    tied = Submission.objects.filter(holds, pk=submission.pk, **{f"{path}__in": user_ids})
    return tied.annotate(who=F(path), tie=Value(kind.value)).values_list("who", "tie")


def has_tie(submission, user):
    return Submission.objects.filter(pk=submission.pk).tied_to(user).exists()


def reviews_with_a_tie(submission=None):
    """Return [(review, set of ConflictKind)] of live reviews on undecided work whose reviewer has a tie now.

    Of all submissions, or of one.
    """
    live = Review.objects.live().filter(
        version__submission__status__in=UNDECIDED, version__decision__isnull=True
    )
    live = live.filter(version__submission=submission) if submission else live
    by_submission: dict[Submission, list[Review]] = {}
    for review in live.select_related("version__submission").order_by("pk"):
        by_submission.setdefault(review.version.submission, []).append(review)
    return [
        (review, ties[review.reviewer_id])
        for submission, reviews in by_submission.items()
        for ties in [ties_of(submission, {review.reviewer_id for review in reviews})]
        for review in reviews
        if review.reviewer_id in ties
    ]
