"""How many of a directorate's interview panels the trust wants to have a trained expert on."""

from django.db import models

from coproduction.core.personal_data import PersonalData
from coproduction.policy.models.dated import Dated
from coproduction.reference.models import Directorate


class CoverageTarget(Dated):
    """What share of a directorate's panels should have a trained expert, from the first of a month until the next target.

    Never edited: a later one takes its place, and a month that is over keeps the one it had.
    """

    directorate = models.ForeignKey(Directorate, on_delete=models.PROTECT, related_name="coverage_targets")
    percent = models.PositiveSmallIntegerField()

    personal_data = PersonalData(neither=("directorate", "percent", "starts_on", "recorded_at", "source"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="coverage_target_percent")
        ]
        indexes = [
            models.Index(
                fields=["directorate", "-starts_on", "-recorded_at"], name="coverage_target_in_force"
            )
        ]

    def __str__(self):
        return f"{self.percent}% of panels of {self.directorate_id}"  # English: no page shows it
