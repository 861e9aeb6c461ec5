"""What this app says to people, by group."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import declare


def declare_kinds():
    declare(Group.ACCOUNT, "bank_details_added", "bank_details_changed")
    declare(
        Group.PAYMENT,
        "claim_submitted",
        "claim_returned",
        "claim_approved",
        "claim_rejected",
        "payment_failed",
        "payment_sent",
        "payment_paid",
    )
