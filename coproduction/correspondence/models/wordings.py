from django.conf import settings
from django.db import models

from coproduction.core.constraints import only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData


class Wording(Record):
    """One version of the trust's own words for a kind of notice, in one language. No body: our words again.

    In each language the highest number counts. `template` names the Notice, such as 'involvement/interest_offered'.
    Rows are added, never changed.
    """

    template = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=10, default=settings.LANGUAGE_CODE)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="written_by",
        personal={"written_by": KEEP},
        neither=("template", "number", "language", "subject", "body"),
    )

    class Meta:
        constraints = [only_one("template", "number", name="wording_numbered_once")]

    def __str__(self):
        return f"{self.template} {self.number}"

    @property
    def is_ours(self):
        return not self.body
