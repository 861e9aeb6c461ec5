"""When reviewers can be asked, and by when they must have answered."""

from django.utils.translation import gettext, ngettext

from coproduction.core.dates import say_date
from coproduction.core.working_days import working_days_before
from quality_mark.enums import MeetingStatus, SubmissionStatus

TO_BEGIN = (SubmissionStatus.SUBMITTED, SubmissionStatus.APPEALED)
# One whose reviewer turned out to have a tie may wait for the meeting without enough reviews: more can be asked then.
OPEN_TO_REVIEWERS = (*TO_BEGIN, SubmissionStatus.IN_REVIEW, SubmissionStatus.AWAITING_MEETING)


def why_not_allocate(submission):
    """Return why nobody can be asked to review a submission now, or ''."""
    if submission.status in OPEN_TO_REVIEWERS:
        return ""
    return gettext("People can be asked to review a submission only before the panel decides on it.")


def due_on(meeting_day, *, paper_days):
    """Return the day by which reviews must be in: so many whole working days before the meeting."""
    return working_days_before(meeting_day, paper_days)


def why_not_at(meeting_status, meeting_day, *, paper_days, today):
    """Return why a submission cannot go to this meeting, or ''. Days are dates in London."""
    if meeting_status != MeetingStatus.PLANNED:
        return gettext("This meeting is under way, over or cancelled. Choose another one.")
    due = due_on(meeting_day, paper_days=paper_days)
    if due > today:
        return ""
    return ngettext(
        "This meeting is too soon. Reviews must be in {count} working day before it, which is {due}. "
        "Choose a later one.",
        "This meeting is too soon. Reviews must be in {count} working days before it, which is {due}. "
        "Choose a later one.",
        paper_days,
    ).format(count=paper_days, due=say_date(due))
