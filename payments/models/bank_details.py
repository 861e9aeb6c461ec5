from django.conf import settings
from django.db import models

from coproduction.core.fields import SealedField
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from experts.models import Expert


class BankDetails(Record):
    """Where to pay a person. A change is a new row; the newest counts, and a payment names the row it used."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="bank_details")
    account_name = SealedField()
    sort_code = SealedField()
    account_number = SealedField()
    roll_number = SealedField(blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="expert__user",
        # The row stays, empty: the payments it was used for name it.
        personal={"expert": KEEP, "changed_by": KEEP},
        sensitive=dict.fromkeys(("account_name", "sort_code", "account_number", "roll_number"), ERASE),
        masked=("sort_code", "account_number", "roll_number"),
    )

    class Meta:
        verbose_name_plural = "bank details"
        get_latest_by = "pk"
        indexes = [models.Index(fields=["expert", "-id"], name="bank_details_newest")]

    def __str__(self):
        return f"bank details of {self.expert_id}"  # English: shown to no reader
