"""What finance keeps of a claim whose claimant has left, and what goes when it need not be kept any longer."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.personal_data.erasing import erases
from coproduction.core.personal_data.walking import rows_about
from coproduction.documents.models import Document
from coproduction.documents.services.erasing import delete_unused
from payments.models import (
    Claim,
    ClaimedContribution,
    ClaimedReceipt,
    ClaimLine,
    Payment,
    PaymentRun,
    Receipt,
)

FIGURES = {"mode", "miles", "miles_already", "passengers", "journey", "spent", "hours_away"}
ROWS_AT_ONCE = 500


@erases("payments.ClaimLine")
def erase_words(user_ids):
    """Keep of the details of these people's lines the figures alone: what people wrote goes."""
    said = rows_about(ClaimLine, user_ids).exclude(details={}).only("pk", "details")
    lines = [line for line in said.iterator(chunk_size=ROWS_AT_ONCE) if set(line.details) - FIGURES]
    for line in lines:
        line.details = {name: value for name, value in line.details.items() if name in FIGURES}
    ClaimLine.objects.bulk_update(lines, ["details"], batch_size=ROWS_AT_ONCE)


@transaction.atomic
def delete_claims(claim_ids, *, by):
    """Delete claims that are past keeping, with their lines, payments, receipts and the files of those."""
    claims = list(Claim.objects.filter(pk__in=claim_ids).only("pk").order_by("pk"))
    receipts = Receipt.objects.filter(line__claim__in=claims)
    files = list(receipts.values_list("document_id", flat=True))
    ClaimedReceipt.objects.filter(claim__in=claims).delete()
    ClaimedContribution.objects.filter(claim__in=claims).delete()
    receipts.delete()
    Payment.objects.filter(claim__in=claims).delete()
    ClaimLine.objects.filter(claim__in=claims).delete()
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).delete()
    audit.record_many(actor=by, action="claim.erased", targets=claims)
    delete_unused(Document.objects.filter(pk__in=files))


@transaction.atomic
def delete_empty_runs(*, paid_before):
    """Delete payment runs from before a date of which no payment is left, with their files."""
    runs = PaymentRun.objects.filter(pay_on__lt=paid_before, payments__isnull=True)
    files = list(runs.exclude(file__isnull=True).values_list("file_id", flat=True))
    PaymentRun.objects.filter(pk__in=list(runs.values_list("pk", flat=True))).delete()
    delete_unused(Document.objects.filter(pk__in=files))
