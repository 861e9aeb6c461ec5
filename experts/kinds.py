"""What this app says to people, by group."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import declare


def declare_kinds():
    declare(
        Group.ACCOUNT,
        "expert_applied",
        "expert_welcomed",
        "expert_active",
        "expert_not_accepted",
        "expert_paused",
        "expert_back",
    )
