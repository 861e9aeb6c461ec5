"""What may be put to the vote, who votes, and when the meeting may decide. Pure sentences.

An award, a condition and a refusal each need both keys: more than half of the experts here, and more than half of the
staff. Where the two sides do not agree on any of them, the work goes back for a new version.
"""

from django.utils.translation import gettext, gettext_lazy as _

from quality_mark.enums import MeetingStatus, Outcome, SubmissionStatus
from quality_mark.rules.decisions import why_not_awarded, why_not_conditional

NOT_UNDER_WAY = _("This can be done while the meeting is under way.")
NEEDS_NO_MAJORITY = (Outcome.RETURNED,)
BOTH_KEYS = _(
    "This outcome needs more than half of the experts here, and more than half of the staff. Put another one to the vote. "
    "Where the two sides do not agree, the work can be returned for a new version."
)


def why_not_now(meeting_status, submission_status):
    """Return why nothing can be put to the vote or decided on an item now, or ''."""
    if meeting_status != MeetingStatus.OPEN:
        return NOT_UNDER_WAY
    status = SubmissionStatus(submission_status)
    if status is SubmissionStatus.IN_REVIEW:
        return gettext("Not all the reviews of this work are in yet.")
    if status is not SubmissionStatus.AWAITING_MEETING:
        return gettext("This has been decided already. It is ‘{status}’.").format(status=status.label)
    return ""


def why_not_declare(meeting_status):
    """Return why nothing can be said of a conflict of interest any more, or ''."""
    if meeting_status in (MeetingStatus.PLANNED, MeetingStatus.OPEN):
        return ""
    return gettext("This meeting is over, so this does not open any more.")


def why_not_judged(is_complete):
    """Return why the reviews do not allow a decision, or ''."""
    if is_complete:
        return ""
    return gettext(
        "An expert by experience and a member of staff must each have reviewed this work. Ask "
        "more people to review it."
    )


def why_closed(outcome, *, panel, rung, bar):
    """Return every reason why the scores and this rung do not allow an outcome; [] where it is open."""
    if outcome == Outcome.AWARDED:
        return why_not_awarded(panel, rung, bar)
    return why_not_conditional(panel, rung, bar) if outcome == Outcome.CONDITIONAL else []


def why_not_vote(item_outcome, *, is_counted):
    """Return why a person's vote cannot be taken on an item, or ''. `is_counted` as `selectors.room` says."""
    if not is_counted:
        return gettext("Only members who are here, and have no conflict of interest, can vote.")
    return "" if item_outcome else gettext("The chair has not put anything to the vote yet.")


def why_not_decide(outcome, votes):
    """Return why an outcome cannot be decided with these Votes, or ''."""
    if not outcome:
        return gettext("Put an outcome to the vote first.")
    return "" if outcome in NEEDS_NO_MAJORITY or votes.both_agree else BOTH_KEYS
