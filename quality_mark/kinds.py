"""What this app says to people, by group. Asking an expert to be named goes at once, as what nobody has declared does."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import declare


def declare_kinds():
    declare(
        Group.WORK,
        "quality_contributor_answered",
        "quality_co_submitter_added",
        "quality_submission_sent",
    )
