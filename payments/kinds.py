"""What this app says to people, by group, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

NAME = Placeholder("name", _("the name of the person we write to"), "Esther", "{{ name }}")
TITLE = Placeholder("title", _("what the claim is for"), _("Focus group about meals"), "{{ title }}")
TOTAL = Placeholder("total", _("the whole of the claim"), "£45.20", "{{ total }}")
PROMISED = Placeholder("promised", _("the day we pay by"), _("7 December 2026"), "{{ promised }}")
REASON = Placeholder(
    "reason", _("the reason that was given"), _("The receipt is for another day."), "{{ reason }}"
)
AMOUNT = Placeholder("amount", _("what is paid"), "£45.20", "{{ amount }}")
DAY = Placeholder("day", _("the day it is paid"), _("7 December 2026"), "{{ day }}")
CLAIM = Placeholder("claim_id", _("the number of the claim"), "1042", "{{ claim_id }}")
CLAIMS = Placeholder("claims", _("how many claims"), _("3 claims"), "{{ claims }}")
DAYS = Placeholder("days", _("after how many days we remind"), "7", "{{ days }}")


def _notice(kind, title, subject, *more, group=Group.PAYMENT):
    return Notice(f"payments/{kind}", kind, group, title, subject, placeholders=(NAME, *more))


NOTICES = (
    _notice(
        "bank_details_added", _("First bank details"), _("We have your bank details"), group=Group.ACCOUNT
    ),
    _notice(
        "bank_details_changed",
        _("Bank details changed"),
        _("Your bank details were changed"),
        group=Group.ACCOUNT,
    ),
    _notice(
        "claim_submitted", _("A claim has been sent to us"), _("We have your claim"), TOTAL, TITLE, PROMISED
    ),
    _notice(
        "claim_returned",
        _("A claim needs more information"),
        _("We need more information about your claim"),
        TITLE,
        REASON,
    ),
    _notice("claim_approved", _("A claim is approved"), _("Your claim is approved"), TOTAL, TITLE, PROMISED),
    _notice("claim_rejected", _("A claim is not paid"), _("We could not pay your claim"), TITLE, REASON),
    _notice("payment_failed", _("A payment came back"), _("A payment did not reach you"), AMOUNT),
    _notice(
        "payment_sent", _("A payment is on its way"), _("A payment is on its way to you"), AMOUNT, CLAIM, DAY
    ),
    _notice(
        "claim_reminder",
        _("Someone has not claimed yet"),
        _("You can claim for {title}"),
        TITLE,
        DAY,
        group=Group.REMINDERS,
    ),
    _notice(
        "claims_waiting",
        _("To approvers: claims wait"),
        _("{claims} waiting for you to decide"),
        CLAIMS,
        DAYS,
        group=Group.WORK,
    ),
    _notice(
        "payments_waiting",
        _("To finance: approved claims wait"),
        _("{claims} waiting to be paid"),
        CLAIMS,
        DAYS,
        group=Group.WORK,
    ),
    _notice("payment_paid", _("A payment was made"), _("We have paid you"), AMOUNT, DAY, CLAIM),
)


def declare_kinds():
    declare_notices(*NOTICES)
