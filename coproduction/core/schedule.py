"""When each entry of beat's schedule last went well, and which are late.

A task of the schedule leaves a Heartbeat when it has finished well: one that fails each time, is never sent, or has no
worker to do it grows late all the same.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from celery.schedules import maybe_schedule
from django.conf import settings
from django.utils import timezone

from coproduction.core.models import Heartbeat

BEAT_AND_WORKER = "beat and worker"
GRACE = timedelta(minutes=5)


@dataclass(frozen=True)
class Entry:
    """A line of the schedule: its name, its task, when it last finished well (None: never), whether it is late."""

    name: str
    task: str
    seen_at: datetime | None
    is_late: bool


def saw(task_name):
    """Note that a task of the schedule has just finished well."""
    if task_name in _scheduled():
        beat(task_name)


def beat(name):
    """Note that a part of the service is alive now."""
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def entries():
    """Return every Entry of the schedule, in its order, in one query."""
    seen = dict(Heartbeat.objects.values_list("name", "seen_at"))
    began = Heartbeat.objects.filter(name=BEAT_AND_WORKER).values_list("created_at", flat=True).first()
    return [
        _entry(name, line, seen.get(str(line["task"])), began)
        for name, line in settings.CELERY_BEAT_SCHEDULE.items()
    ]


def late_entries():
    """Return the names of the entries that should have finished by now and have not."""
    return [entry.name for entry in entries() if entry.is_late]


def _scheduled():
    return {line["task"] for line in settings.CELERY_BEAT_SCHEDULE.values()}


def _entry(name, line, seen_at, began):
    return Entry(name, line["task"], seen_at, _is_late(line["schedule"], seen_at or began))


def _is_late(when, since):
    # Before beat has ever been seen nothing is late: /readyz says that beat itself is missing.
    return since is not None and maybe_schedule(when).remaining_estimate(since) < -GRACE
