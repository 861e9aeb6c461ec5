"""What can be done with a meeting, its agenda and its seats, as sentences. Pure."""

from django.utils.translation import gettext

from quality_mark.enums import MeetingStatus, SeatStatus, SubmissionStatus

OVER = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)
TO_DECIDE = (SubmissionStatus.IN_REVIEW, SubmissionStatus.AWAITING_MEETING)


def why_not_change_agenda(meeting_status):
    """Return why the order of an agenda cannot be changed, or ''."""
    return gettext("This meeting is over, so its agenda stays as it was.") if meeting_status in OVER else ""


def why_not_later(submission_status, meeting_status):
    """Return why an item cannot be left for a later meeting with this status, or ''."""
    if submission_status not in TO_DECIDE:
        return gettext("This has been decided already, so it stays with this meeting.")
    return (
        "" if meeting_status == MeetingStatus.PLANNED else gettext("Choose a meeting that is still to come.")
    )


def why_not_invite(meeting_status):
    """Return why nobody can be asked to a meeting, or ''. Someone may still be called in while it is under way."""
    return gettext("This meeting is over, so nobody can be asked to come.") if meeting_status in OVER else ""


def why_not_apologise(meeting_status, seat_status):
    """Return why a member cannot send apologies now, or ''."""
    if meeting_status != MeetingStatus.PLANNED:
        return gettext("This meeting has started, is over or was cancelled. Please tell the chair.")
    return "" if seat_status == SeatStatus.EXPECTED else gettext("You have told us already.")


def why_not_mark(meeting_status):
    """Return why it cannot be said who is here, or ''."""
    return (
        ""
        if meeting_status == MeetingStatus.OPEN
        else gettext("Open the meeting first, then say who is here.")
    )


def why_not_record(meeting_status, *, is_own):
    """Return why a chair cannot close a meeting, or ''. `is_own`: they sit at it as an expert, and are paid for it."""
    if meeting_status != MeetingStatus.OPEN:
        return gettext("Only a meeting that is under way can be closed.")
    if is_own:
        return gettext(
            "You sit at this meeting as an expert by experience, and who was there decides what you are paid. "
            "Ask somebody else who runs the panel to close it."
        )
    return ""
