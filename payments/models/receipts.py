from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.documents.models import Document
from experts.models import Expert
from payments.models.claims import Claim, ClaimLine


class Receipt(Record):
    """A receipt on a line of a claim: the cleaned file, and the hash of the file as the person sent it."""

    line = models.ForeignKey(ClaimLine, on_delete=models.CASCADE, related_name="receipts")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="receipt")
    sent_sha256 = models.CharField(max_length=64)

    personal_data = PersonalData(
        person="line__claim__claimant__user", personal={"document": KEEP}, neither=("line", "sent_sha256")
    )

    def __str__(self):
        return f"receipt {self.pk}"  # English: shown to no reader


class ClaimedReceipt(models.Model):
    """The lock that stops a receipt being paid twice to one person: deleted as ClaimedContribution is."""

    claimant = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="claimed_receipts")
    receipt = models.OneToOneField(Receipt, on_delete=models.CASCADE, related_name="claimed")

    personal_data = PersonalData(
        person="claimant__user", personal={"claimant": KEEP}, neither=("sha256", "claim", "receipt")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claimant", "sha256"], name="receipt_claimed_once")]

    def __str__(self):
        return f"receipt on claim {self.claim_id}"  # English: shown to no reader
