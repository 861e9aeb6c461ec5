from django.db import models
from django.utils import timezone

from coproduction.core.models import AppendOnly, AppendOnlyQuerySet


class DatedQuerySet(AppendOnlyQuerySet):
    def in_force(self, *, on, known_by=None):
        """Return rows that apply on a day, the one that counts first.

        `known_by` (a moment) leaves out what was recorded later, so that a price can be worked out
        as it was on the day it was paid.
        """
        rows = self.filter(starts_on__lte=on)
        if known_by is not None:
            rows = rows.filter(recorded_at__lte=known_by)
        return rows.order_by("-starts_on", "-recorded_at", "-pk")


class Dated(AppendOnly):
    """A row of the payment policy: applies from a day, recorded on a day, never edited, only superseded."""

    starts_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
