"""What this app says to people, by group. Asking an expert to be named goes at once, as what nobody has declared does."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import declare


def declare_kinds():
    # A review has a day by which it is due: an expert on the panel is not to read of it a week later.
    declare(Group.REMINDERS, "quality_review_due_soon", "quality_review_late", urgent=True)
    declare(
        Group.WORK,
        "quality_contributor_answered",
        "quality_co_submitter_added",
        "quality_submission_sent",
        "quality_submission_waits",
        "quality_review_late_chair",
        "quality_reviewer_stood_down",
        "quality_reviews_complete",
    )
