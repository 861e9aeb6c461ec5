from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from coproduction.reference.models import Directorate


class PolicyCount(Record):
    """How many policies a directorate has, as the panel's chair was told: what the marks' coverage is measured by."""

    directorate = models.OneToOneField(Directorate, on_delete=models.PROTECT, related_name="policy_count")
    policies = models.PositiveIntegerField()

    personal_data = PersonalData(neither=("directorate", "policies"))

    def __str__(self):
        return f"{self.directorate}: {self.policies}"
