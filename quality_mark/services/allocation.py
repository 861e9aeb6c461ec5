"""Asking members of the panel to review a version, and what they declare before its papers open."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import ConflictKind, Permission, ReviewStatus, SubmissionStatus
from quality_mark.models import Conflict, Review
from quality_mark.notices import reviews as notices
from quality_mark.rules import allocation as rules
from quality_mark.rules.barring import weightiest
from quality_mark.rules.proposal import why_not_balanced
from quality_mark.rules.reviewing import is_complete
from quality_mark.selectors.panel import side_of
from quality_mark.selectors.ties import has_tie, reviews_with_a_tie, ties_of
from quality_mark.services.agenda import put_on_agenda
from quality_mark.services.moves import locked, move
from quality_mark.services.room import locked_meeting

NOBODY_NEW = _("Choose at least one person to ask.")
NOT_ON_PANEL = _("{} is not a member of the panel any more.")
CANNOT_REVIEW = _("{} cannot review this submission. Choose somebody else.")
TIED = _("You cannot choose who reviews this submission. Another chair of the panel does.")


@transaction.atomic
def allocate(*, submission, meeting, reviewers, by):
    """Ask these users to review a submission's newest version in time for a meeting. Asking one again changes nothing.

    Raises RuleBroken where the meeting is too soon, the reviewers would not be balanced, or one of them is barred.
    """
    submission = locked(submission)
    _refuse(TIED if has_tie(submission, by) else rules.why_not_allocate(submission))
    version = submission.versions.select_related("criteria_set").order_by("-number").first()
    meeting = locked_meeting(meeting)
    day, paper_days = timezone.localdate(meeting.activity.starts_at), version.criteria_set.paper_days
    _refuse(rules.why_not_at(meeting.status, day, paper_days=paper_days, today=today()))
    new = _new_reviewers(submission, version, reviewers)
    due = rules.due_on(day, paper_days=paper_days)
    reviews = [_ask(version, user, due=due, by=by) for user in new]
    put_on_agenda(meeting=meeting, version=version, by=by)
    if submission.status in rules.TO_BEGIN:
        move(submission, SubmissionStatus.IN_REVIEW, by=by)
    return reviews


@transaction.atomic
def declare(*, review, conflict, words, by):
    """Write what a reviewer declares: `conflict` False opens the papers, True stands them down. Said once, it stands."""
    review = locked_review(review)
    if not ReviewStatus(review.status).may_become(ReviewStatus.OPEN):
        raise RuleBroken(gettext("You have answered this already."))
    review.declared_at = timezone.now()
    if conflict:
        Conflict.objects.create(
            submission=review.version.submission,
            person=review.reviewer,
            kind=ConflictKind.DECLARED,
            words=words,
            recorded_by=by,
        )
        return _stand_down(review, ConflictKind.DECLARED, by=by)
    move_review(review, ReviewStatus.OPEN, by=by, fields=["declared_at"])
    notices.papers_opened(review)
    return review


@transaction.atomic
def cannot_do(*, review, by):
    """Stand a reviewer down who cannot do it, for a reason that is theirs. No conflict is written."""
    return _stand_down(locked_review(review), "", by=by)


def stand_down_tied():
    """Stand down every reviewer whom the data now shows a tie of. What they scored is kept, and counts no more."""
    return [_stand_down_found(review, ties) for review, ties in reviews_with_a_tie()]


def stand_down_tied_on(submission):
    """Stand down the reviewers of one submission whom the data now shows a tie of."""
    for review, ties in reviews_with_a_tie(submission):
        _stand_down_found(review, ties)


@transaction.atomic
def _stand_down_found(review, ties):
    review, kind = locked_review(review), weightiest(ties)
    if ReviewStatus(review.status).may_become(ReviewStatus.STOOD_DOWN):
        Conflict.objects.get_or_create(
            submission=review.version.submission, person=review.reviewer, kind=kind
        )
        _stand_down(review, kind, by=None)
    return review


def _new_reviewers(submission, version, reviewers):
    asked = {review.reviewer_id: review for review in version.reviews.all()}
    new = [user for user in reviewers if user.pk not in asked]
    _refuse("" if new else NOBODY_NEW)
    tied = ties_of(submission, [user.pk for user in new])
    for user in new:
        _refuse("" if user.has_perm(Permission.REVIEW) else NOT_ON_PANEL.format(user))
        _refuse(CANNOT_REVIEW.format(user) if user.pk in tied else "")
    live = {review.side for review in asked.values() if review.status != ReviewStatus.STOOD_DOWN}
    _refuse(why_not_balanced(live | {side_of(user) for user in new}))
    return new


def _ask(version, user, *, due, by):
    review = Review.objects.create(
        version=version,
        author=version.submission.author,
        reviewer=user,
        side=side_of(user),
        due_on=due,
        allocated_at=timezone.now(),
        allocated_by=by,
    )
    after = {"version": version.pk, "reviewer": user.pk, "due_on": due.isoformat()}
    audit.record(actor=by, action="review.allocated", target=review, after=after)
    notices.review_asked(review)
    return review


def locked_review(review):
    """Fetch a review again, locked until the transaction ends."""
    rows = Review.objects.select_for_update(of=("self",))
    return rows.select_related("version__submission__author", "reviewer").get(pk=review.pk)


def _stand_down(review, kind, *, by):
    review.stood_down_at, review.stood_down_for = timezone.now(), kind
    move_review(
        review, ReviewStatus.STOOD_DOWN, by=by, fields=["declared_at", "stood_down_at", "stood_down_for"]
    )
    notices.reviewer_stood_down(review)
    settle(review.version, by=by)
    return review


def settle(version, *, by):
    """Send a submission on to the meeting once everyone who still reviews it is done, on both sides."""
    submission = locked(version.submission)
    asked = version.reviews.values_list("side", "status")
    if submission.status == SubmissionStatus.IN_REVIEW and is_complete(asked):
        event = move(submission, SubmissionStatus.AWAITING_MEETING, by=by)
        notices.reviews_complete(version, event)


def move_review(review, status, *, by, fields):
    """The one door through which a review's status moves."""
    before = ReviewStatus(review.status)
    if not before.may_become(status):
        raise RuleBroken(
            gettext("This review is ‘{before}’, so that cannot be done now.").format(before=before.label)
        )
    review.status = status
    review.save(update_fields=["status", *fields, "updated_at"])
    audit.record(
        actor=by,
        action=f"review.{status.value}",
        target=review,
        before={"status": before},
        after={"status": status},
    )
    return review


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
