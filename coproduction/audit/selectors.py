"""Reading the audit trail."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from coproduction.audit.models import Event, Seal

COUNTED_UP_TO = 10_000


@dataclass(frozen=True)
class SealState:
    """How many seals there are, when the last was made, and how many events wait for one (counted up to 10,001)."""

    seals: int
    last_at: datetime | None
    last_event: int
    waiting: int


def seal_state():
    """Return the SealState of the audit trail now."""
    last = Seal.objects.last()
    after = last.last_event if last else 0
    waiting = Event.objects.filter(pk__gt=after).order_by()[: COUNTED_UP_TO + 1].count()
    return SealState(Seal.objects.count(), last.at if last else None, after, waiting)


def search(*, action="", actor=None, target_type="", target_id="", first_day=None, last_day=None):
    """Return Events, newest first. Days are in London, both included; an action ending in '.' finds all of its kind."""
    found = Event.objects.order_by("-pk")
    if action:
        found = (
            found.filter(action__startswith=action) if action.endswith(".") else found.filter(action=action)
        )
    if actor is not None:
        found = found.filter(actor=actor)
    if target_type:
        found = found.filter(target_type=target_type)
    if target_id:
        found = found.filter(target_id=target_id)
    if first_day:
        found = found.filter(at__gte=_midnight(first_day))
    if last_day:
        found = found.filter(at__lt=_midnight(last_day + timedelta(days=1)))
    return found


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
