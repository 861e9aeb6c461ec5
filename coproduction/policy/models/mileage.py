from django.db import models

from coproduction.core.constraints import not_negative, one_of
from coproduction.core.personal_data import PersonalData
from coproduction.policy.enums import TravelMode
from coproduction.policy.models.dated import Dated


class MileageRate(Dated):
    """Pounds a mile for a mode of travel, above so many miles in the tax year (0 for the first)."""

    mode = models.CharField(max_length=10, choices=TravelMode)
    above_miles = models.PositiveIntegerField(default=0)
    amount = models.DecimalField(max_digits=5, decimal_places=3)

    personal_data = PersonalData(
        neither=("starts_on", "recorded_at", "source", "mode", "above_miles", "amount")
    )

    class Meta:
        constraints = [
            one_of("mode", TravelMode, name="mileage_mode_known"),
            not_negative("amount", name="mileage_amount_not_negative"),
        ]
        indexes = [models.Index(fields=["mode", "-starts_on"], name="mileage_in_force")]

    def __str__(self):
        return f"{self.amount} a mile by {self.get_mode_display()}"  # English: shown to no reader
