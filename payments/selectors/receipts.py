from payments.models import Claim, ClaimedReceipt, PaymentRun, Receipt

RECEIPT = "receipt"
RUN_FILE = "payment_run"


def earlier_use_of(sha256, *, claimant_id):
    """Return the ClaimedReceipt of a person's live claim that holds this file, or None."""
    return ClaimedReceipt.objects.filter(sha256=sha256, claimant_id=claimant_id).first()


def may_read_receipt(user, document):
    """Whether this person may open a receipt: its claimant, an approver of its budget's directorate, or finance."""
    claims = Claim.objects.visible_to(user)
    return Receipt.objects.filter(document=document, line__claim__in=claims).exists()


def may_read_run_file(user, document):
    return PaymentRun.objects.visible_to(user).filter(file=document).exists()
