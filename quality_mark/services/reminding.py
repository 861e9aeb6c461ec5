"""Reminding reviewers of what is due, and telling the chairs what is late. Each is said once, however often it runs."""

from datetime import timedelta

from coproduction.core.dates import today
from quality_mark.notices import reviews as notices
from quality_mark.selectors.reviews import due_between

SOON = timedelta(days=3)


def remind_reviewers():
    """Remind those whose review is due within three days, or was due, and tell the chairs of what is late."""
    for review in due_between(today(), today() + SOON):
        notices.review_due_soon(review)
    for review in due_between(None, today() - timedelta(days=1)):
        notices.review_is_late(review)
