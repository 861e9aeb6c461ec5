"""Who may do what with a submission, as sentences. Whose it is has been asked before: see `Submission.objects.written_by`."""

from django.utils.translation import gettext, gettext_lazy as _

from quality_mark.enums import SubmissionStatus

NOT_NOW = {
    SubmissionStatus.SUBMITTED: _(
        "This submission has been sent. Take it back first if you want to change it."
    ),
    SubmissionStatus.IN_REVIEW: _("The panel is reading this submission, so it cannot be changed now."),
    SubmissionStatus.AWAITING_MEETING: _(
        "The panel will decide on this submission, so it cannot be changed now."
    ),
    SubmissionStatus.RETURNED: _("Start a new version to change this submission."),
}


def why_not_write(submission):
    """Return why a submission's words cannot be changed now, or ''."""
    status = SubmissionStatus(submission.status)
    if status is SubmissionStatus.DRAFT:
        return ""
    return NOT_NOW.get(status) or gettext(
        "The panel has decided on this submission, so it cannot be changed."
    )


def why_not_take_back(submission, *, reviewers):
    """Return why a sent submission cannot be taken back, or ''. `reviewers` is how many have been asked to review it."""
    if submission.status != SubmissionStatus.SUBMITTED:
        return gettext("Only a submission that waits for the panel can be taken back.")
    return (
        gettext("The panel has asked people to review this submission, so it cannot be taken back.")
        if reviewers
        else ""
    )


def why_not_new_version(submission):
    """Return why a new version cannot be begun, or ''."""
    if submission.status == SubmissionStatus.RETURNED:
        return ""
    return gettext("A new version can be started when the panel has returned the submission.")
