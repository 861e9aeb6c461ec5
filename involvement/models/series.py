from django.db import models

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from involvement.enums import Permission
from involvement.models.opportunities import Opportunity
from involvement.series_enums import Repeats


class SeriesQuerySet(models.QuerySet):
    def managed_by(self, user):
        if user.has_perm(Permission.CHECK_OPPORTUNITY):
            return self
        return (
            self.filter(opportunity__host=user) if user.has_perm(Permission.POST_OPPORTUNITY) else self.none()
        )


class Series(Record):
    """The pattern of sessions that come again: `every` so many weeks or months from a first day, by London's clocks.

    It says how more are made; each Session then stands on its own. `left_out` are days ('2026-12-28') the host left out.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="series")
    repeats = models.CharField(max_length=20, choices=Repeats)
    every = models.PositiveSmallIntegerField(default=1)
    first_day = models.DateField()
    start = models.TimeField()
    end = models.TimeField()
    skips_bank_holidays = models.BooleanField(default=True)
    term_time_only = models.BooleanField(default=False)
    left_out = models.JSONField(default=list, blank=True)

    objects = SeriesQuerySet.as_manager()

    personal_data = PersonalData(
        neither=(
            "opportunity", "repeats", "every", "first_day", "start", "end", "skips_bank_holidays",
            "term_time_only", "left_out",
        )
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "series"
        constraints = [one_of("repeats", Repeats, name="series_repeats_known")]

    def __str__(self):
        return f"Series {self.pk}"  # English: no page shows it
