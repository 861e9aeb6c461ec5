from django.db import models

from coproduction.core.models import AppendOnly, AppendOnlyQuerySet
from coproduction.core.personal_data import PersonalData


class Seal(AppendOnly):
    """A hash over a batch of Events and over the seal before it, so that an edit or a gap shows.

    It covers every id from `first_event` to `last_event` except the `gaps`, a list of [first, last] ids that had no
    event then (a number whose change was undone, or is not saved yet), and with the `late`, a list of ids of earlier
    gaps that have got their event since.
    """

    at = models.DateTimeField(auto_now_add=True)
    first_event = models.BigIntegerField(unique=True)
    last_event = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    gaps = models.JSONField(default=list)
    late = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    personal_data = PersonalData(
        neither=("at", "first_event", "last_event", "count", "gaps", "late", "digest")
    )

    class Meta:
        ordering = ["last_event"]

    def __str__(self):
        return f"events {self.first_event} to {self.last_event}"  # English: for who looks at the database
