"""What this app says to people, by group, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

NAME = Placeholder("name", "the name of the person we write to", "Esther", "{{ name }}")
TITLE = Placeholder("title", "what the claim is for", "Focus group about meals", "{{ title }}")
TOTAL = Placeholder("total", "the whole of the claim", "£45.20", "{{ total }}")
PROMISED = Placeholder("promised", "the day we pay by", "7 December 2026", "{{ promised }}")
REASON = Placeholder("reason", "the reason that was given", "The receipt is for another day.", "{{ reason }}")
AMOUNT = Placeholder("amount", "what is paid", "£45.20", "{{ amount }}")
DAY = Placeholder("day", "the day it is paid", "7 December 2026", "{{ day }}")
CLAIM = Placeholder("claim_id", "the number of the claim", "1042", "{{ claim_id }}")
CLAIMS = Placeholder("claims", "how many claims", "3 claims", "{{ claims }}")
DAYS = Placeholder("days", "after how many days we remind", "7", "{{ days }}")


def _notice(kind, title, subject, *more, group=Group.PAYMENT):
    return Notice(f"payments/{kind}", kind, group, title, subject, placeholders=(NAME, *more))


NOTICES = (
    _notice("bank_details_added", "First bank details", "We have your bank details", group=Group.ACCOUNT),
    _notice(
        "bank_details_changed", "Bank details changed", "Your bank details were changed", group=Group.ACCOUNT
    ),
    _notice("claim_submitted", "A claim has been sent to us", "We have your claim", TOTAL, TITLE, PROMISED),
    _notice(
        "claim_returned",
        "A claim needs more information",
        "We need more information about your claim",
        TITLE,
        REASON,
    ),
    _notice("claim_approved", "A claim is approved", "Your claim is approved", TOTAL, TITLE, PROMISED),
    _notice("claim_rejected", "A claim is not paid", "We could not pay your claim", TITLE, REASON),
    _notice("payment_failed", "A payment came back", "A payment did not reach you", AMOUNT),
    _notice("payment_sent", "A payment is on its way", "A payment is on its way to you", AMOUNT, CLAIM, DAY),
    _notice(
        "claim_reminder",
        "Someone has not claimed yet",
        "You can claim for {title}",
        TITLE,
        DAY,
        group=Group.REMINDERS,
    ),
    _notice(
        "claims_waiting",
        "To approvers: claims wait",
        "{claims} waiting for you to decide",
        CLAIMS,
        DAYS,
        group=Group.WORK,
    ),
    _notice(
        "payments_waiting",
        "To finance: approved claims wait",
        "{claims} waiting to be paid",
        CLAIMS,
        DAYS,
        group=Group.WORK,
    ),
    _notice("payment_paid", "A payment was made", "We have paid you", AMOUNT, DAY, CLAIM),
)


def declare_kinds():
    declare_notices(*NOTICES)
