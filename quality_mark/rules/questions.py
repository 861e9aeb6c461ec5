"""When a reviewer can ask those who wrote a version something, and when it can be answered. Pure."""

from django.utils.translation import gettext, gettext_lazy as _

from quality_mark.enums import ReviewStatus, SubmissionStatus

NOT_DECIDED = (SubmissionStatus.IN_REVIEW, SubmissionStatus.AWAITING_MEETING)
DECIDED = _("The panel has decided on this version, so nothing more can be asked or answered.")
CLOSED = _("The reviewer has what they need, so this question is closed.")


def why_not_ask(review_status, submission_status):
    """Return why a reviewer cannot ask anything now, or ''."""
    if review_status not in (ReviewStatus.OPEN, ReviewStatus.DONE):
        return gettext("Say first if you have a conflict of interest.")
    return "" if submission_status in NOT_DECIDED else DECIDED


def why_not_reply(submission_status, *, is_closed, is_newest):
    """Return why nothing can be added to a question, or ''. `is_newest`: it is about the version the panel looks at now."""
    if submission_status not in NOT_DECIDED or not is_newest:
        return DECIDED
    return CLOSED if is_closed else ""
