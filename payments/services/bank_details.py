"""Where to pay a person: a change is a new version, and the person is told of it."""

from django.db import transaction

from coproduction.audit import services as audit
from experts.services.locking import locked_expert
from payments import notices
from payments.enums import ClaimStatus
from payments.models import BankDetails, Claim
from payments.selectors.bank_details import newest_of
from payments.services.moves import locked, move

KEPT = ("account_name", "sort_code", "account_number", "roll_number")


@transaction.atomic
def change_bank_details(*, expert, by, account_name, sort_code, account_number, roll_number=""):
    """Keep new bank details, tell the person at the address we have, and let failed payments be tried again.

    The same details again change nothing. Returns the BankDetails that count.
    """
    expert = locked_expert(expert)
    given = dict(zip(KEPT, (account_name, sort_code, account_number, roll_number), strict=True))
    before = newest_of(expert)
    if before and given == {name: getattr(before, name) for name in KEPT}:
        return before
    details = BankDetails.objects.create(expert=expert, changed_by=by, **given)
    audit.record(actor=by, action="bank_details.changed", target=details, before=_version(before))
    notices.bank_details_changed(details, is_first=before is None)
    for claim in Claim.objects.filter(claimant=expert, status=ClaimStatus.PAYMENT_FAILED).order_by("pk"):
        move(locked(claim), ClaimStatus.APPROVED, by=by)
    return details


def record_view(details, *, by):
    """Record that somebody was shown bank details, masked or whole."""
    audit.record(actor=by, action="bank_details.viewed", target=details)


def _version(details):
    return {"version": details.pk} if details else None
