from django.db import models

from coproduction.core.models.base import Record
from coproduction.core.personal_data import PersonalData


class QueuedMessage(models.Model):
    """A Celery message on the embedded default: ids only, never anything about a person."""

    queue = models.CharField(max_length=100)
    payload = models.TextField()
    available_at = models.DateTimeField()
    deliveries = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(neither=("queue", "payload", "available_at", "deliveries"))

    class Meta:
        indexes = [models.Index(fields=["queue", "available_at"], name="queued_message_ready")]

    def __str__(self):
        return f"{self.queue} {self.pk}"


class Heartbeat(Record):
    """When a part of the service was last seen alive: a worker, beat, or one entry of beat's schedule."""

    name = models.CharField(max_length=100, unique=True)
    seen_at = models.DateTimeField()
    expected_every = models.DurationField(null=True, blank=True)

    personal_data = PersonalData(neither=("name", "seen_at", "expected_every"))

    def __str__(self):
        return self.name
