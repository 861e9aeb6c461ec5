from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from coproduction.core.constraints import not_negative, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from coproduction.policy.enums import PayUnit, Preparation
from coproduction.policy.models.dated import Dated


class Scheme(Record):
    """One payment policy for time, such as a trust's own or NHS England's."""

    key = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=150)
    source = models.CharField(max_length=200, blank=True)

    personal_data = PersonalData(neither=("key", "name", "source"))

    def __str__(self):
        return self.name


class Band(Record):
    """A level of role within a scheme, to which rates are set over the years."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="bands")
    name = models.CharField(max_length=100)
    preparation = models.CharField(max_length=10, choices=Preparation, default=Preparation.INCLUDED)
    retired_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(neither=("scheme", "name", "preparation", "retired_at"))

    class Meta:
        constraints = [
            models.UniqueConstraint("scheme", Lower("name"), name="band_name_once"),
            one_of("preparation", Preparation, name="band_preparation_known"),
        ]

    def __str__(self):
        return self.name


class Rate(Dated):
    """What a band pays from a day on.

    `amount` is pounds for one unit. BLOCK pays for each `block_minutes` or part. BY_LENGTH pays `short_amount` up to
    `short_up_to_minutes` (that length itself is short where `boundary_is_short`), and `amount` above.
    """

    band = models.ForeignKey(Band, on_delete=models.PROTECT, related_name="rates")
    unit = models.CharField(max_length=10, choices=PayUnit)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    block_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    short_up_to_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    boundary_is_short = models.BooleanField(default=True)
    short_amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)

    personal_data = PersonalData(
        neither=(
            "starts_on", "recorded_at", "source", "band", "unit", "amount", "block_minutes",
            "short_up_to_minutes", "boundary_is_short", "short_amount",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("unit", PayUnit, name="rate_unit_known"),
            not_negative("amount", name="rate_amount_not_negative"),
            not_negative("short_amount", name="rate_short_amount_not_negative"),
            models.CheckConstraint(
                condition=~Q(unit=PayUnit.BLOCK) | Q(block_minutes__isnull=False, block_minutes__gt=0),
                name="rate_block_has_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(unit=PayUnit.BY_LENGTH)
                | Q(short_up_to_minutes__isnull=False, short_amount__isnull=False),
                name="rate_by_length_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["band", "-starts_on", "-recorded_at"], name="rate_in_force")]

    def __str__(self):
        return f"£{self.amount} {self.get_unit_display()}"
