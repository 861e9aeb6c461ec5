"""What we tell reviewers, and the chairs about reviewers. A barred person's reason is told to nobody."""

from django.urls import reverse

from coproduction.core.dates import today
from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.selectors import channel_of
from quality_mark.enums import Permission
from quality_mark.selectors.people import holders_of
from quality_mark.selectors.ties import ties_of


def review_asked(review):
    """Ask a member of the panel to review, with the way to declare any conflict and open the papers."""
    _to_reviewer("review_asked", review, f"{review.pk}")


def papers_by_post(review):
    """Send a reviewer the papers in the post, in the format they need: once a day at most.

    What is in them is put together when the letter is printed, and left out where they are closed to them by then.
    """
    link = reverse("quality_mark:review", args=[review.pk])
    key = f"{review.pk}-{today().isoformat()}"
    _send(review.reviewer, "papers_by_post", key, link, review, by_post=True)


def papers_opened(review):
    """Send the papers to a reviewer who hears from us by letter, as soon as they may read them."""
    if not review.reviewer.email or channel_of(review.reviewer) == Channel.LETTER:
        papers_by_post(review)


def review_moved(review, event):
    """Tell a reviewer that the meeting was moved, and by when their review is due now."""
    _to_reviewer("review_moved", review, f"{review.pk}-{event.pk}")


def review_due_soon(review):
    """Remind a reviewer of the day their review is due: once for each such day."""
    key = f"{review.pk}-{review.due_on.isoformat()}"
    _to_reviewer("review_due_soon", review, key)


def review_is_late(review):
    """Tell a reviewer, and the chairs, that a review is late: once for each day it was due."""
    key = f"{review.pk}-{review.due_on.isoformat()}"
    _to_reviewer("review_late", review, key)
    _to_chairs("review_late_chair", review, key)


def reviewer_stood_down(review):
    """Tell the chairs that somebody else may be needed. Neither who nor why is in the message."""
    _to_chairs("reviewer_stood_down", review, f"{review.pk}")


def reviews_complete(version, event):
    """Tell the chairs that everyone's review is in."""
    review = version.reviews.first()
    _to_chairs("reviews_complete", review, f"{event.pk}")


def _to_reviewer(kind, review, key):
    _send(review.reviewer, kind, key, reverse("quality_mark:review", args=[review.pk]), review)


def _to_chairs(kind, review, key):
    submission = review.version.submission
    chairs = list(holders_of(Permission.RUN_PANEL))
    tied = ties_of(submission, [chair.pk for chair in chairs])
    link = reverse("quality_mark:panel_submission", args=[submission.pk])
    for chair in chairs:
        if chair.pk not in tied and chair.pk != review.reviewer_id:
            _send(chair, kind, f"{key}-{chair.pk}", link, review)


def _send(to, kind, key, link, review, **how):
    submission = review.version.submission
    with in_language_of(to):
        said = correspondence.say(f"quality_mark/{kind}", name=to.name, review=review, submission=submission)
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{key}",
        subject=said.subject,
        body=said.body,
        link=link,
        **how,
    )
