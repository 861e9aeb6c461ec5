"""Receipts: each is kept made safe, and can be claimed once by one person."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.documents.services import RECEIPT_FILES, FileRefused, keep_upload
from payments.models import ClaimedReceipt, Receipt
from payments.selectors.receipts import RECEIPT, earlier_use_of
from payments.services.lines import add_expense
from payments.services.moves import locked_to_edit

__all__ = ["FileRefused", "add_expense_with_receipt", "add_receipt", "keep_receipt", "remove_receipt"]

MOST_RECEIPTS = 10
NOT_FOR_TIME = _("A receipt goes with a cost, not with your time or your miles.")


def keep_receipt(upload, *, by, owner=None):
    """Keep the file a person sent, or that was sent for its `owner`, made safe.

    Raises FileRefused with the sentence for one we do not take.
    """
    return keep_upload(upload, purpose=RECEIPT, owner=owner, by=by, allowed=RECEIPT_FILES)


@transaction.atomic
def add_expense_with_receipt(*, claim, kind, document, by, **said):
    """Add a cost in pounds, with its receipt (a Document from `keep_receipt`) where there is one."""
    line = add_expense(claim=claim, kind=kind, by=by, **said)
    if document:
        add_receipt(line=line, document=document, by=by)
    return line


@transaction.atomic
def add_receipt(*, line, document, by):
    """Put a kept receipt on a cost. Raises FileRefused for one that has been claimed before."""
    claim = locked_to_edit(line.claim, by)
    if not line.get_kind().is_expense:
        raise RuleBroken(NOT_FOR_TIME)
    if line.receipts.count() >= MOST_RECEIPTS:
        raise FileRefused(gettext("A cost can have up to {most} receipts.").format(most=MOST_RECEIPTS))
    receipt = _claim_once(line, claim, document)
    audit.record(
        actor=by, action="claim.receipt_added", target=claim, after={"line": line.pk, "receipt": receipt.pk}
    )
    return receipt


@transaction.atomic
def remove_receipt(*, receipt, by):
    """Take a receipt off a claim that has not been sent. It can then be claimed again."""
    claim = locked_to_edit(receipt.line.claim, by)
    audit.record(actor=by, action="claim.receipt_removed", target=claim, before={"receipt": receipt.pk})
    receipt.delete()


def _claim_once(line, claim, document):
    sha256 = document.sent_sha256
    try:
        with transaction.atomic():
            receipt = Receipt.objects.create(line=line, document=document, sent_sha256=sha256)
            ClaimedReceipt.objects.create(
                claimant_id=claim.claimant_id, sha256=sha256, claim=claim, receipt=receipt
            )
    except IntegrityError as used:
        earlier = earlier_use_of(sha256, claimant_id=claim.claimant_id)
        words = (
            gettext("You have used this receipt already, on claim {claim}. Choose another one.").format(
                claim=earlier.claim_id
            )
            if earlier
            else gettext("You have used this receipt already, on another claim. Choose another one.")
        )
        raise FileRefused(words) from used
    return receipt
