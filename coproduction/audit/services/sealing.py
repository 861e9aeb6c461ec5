"""Sealing the audit trail a few minutes behind its writers.

On PostgreSQL an event may be saved after another with a higher number. So a seal takes only events that are settled:
a minute old, and older than every transaction still open. One that comes later all the same lies in a gap the seal
has written down, is found there, and is sealed with the next batch.
"""

from datetime import timedelta

import structlog
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from coproduction.audit.chain import START, digest, gaps_between
from coproduction.audit.models import Event, Seal
from coproduction.audit.services.events import record
from coproduction.audit.services.heads import write_heads
from coproduction.audit.services.settled import settled

log = structlog.get_logger("portal.audit")
BATCH = 1000
BATCHES_A_RUN = 200
JUST_NOW = timedelta(minutes=10)
LOOKS_BACK = timedelta(days=2)  # no transaction stays open as long


def seal():
    """Seal every settled event, a batch at a time, and write the head of the chain outside the database."""
    for _ in range(BATCHES_A_RUN):
        if not _seal_batch():
            break
    write_heads()


def late_arrivals():
    """Return the Events that came into a gap of a recent seal and are not sealed yet, by id."""
    recent = list(Seal.objects.filter(at__gt=timezone.now() - LOOKS_BACK))
    sealed_late = {number for seal in recent for number in seal.late}
    gaps = [gap for seal in recent for gap in seal.gaps]
    found = [event for start in range(0, len(gaps), 100) for event in _in_gaps(gaps[start : start + 100])]
    return [event for event in found if event.pk not in sealed_late]


def _in_gaps(gaps):
    inside = Q()
    for first, last in gaps:
        inside |= Q(pk__range=(first, last))
    return Event.objects.filter(inside).order_by("pk")


def _seal_batch():
    try:
        with transaction.atomic():
            return _next_seal()
    except IntegrityError:  # another worker sealed this batch at the same time
        return False


def _next_seal():
    last = Seal.objects.last()
    first = last.last_event + 1 if last else 1
    fresh = settled(first=first, most=BATCH)
    late = late_arrivals()
    if not fresh:
        _make_room_for(late)
        return False
    seal = Seal(
        first_event=first,
        last_event=fresh[-1].pk,
        count=len(fresh) + len(late),
        gaps=gaps_between(first, fresh[-1].pk, [event.pk for event in fresh]),
        late=[event.pk for event in late],
    )
    seal.digest = digest(last.digest if last else START, seal, [*fresh, *late])
    seal.save()
    return True


def _make_room_for(late):
    # A late event is sealed with the next batch; where nothing else happens, this event is that batch.
    waiting = Event.objects.filter(action="audit.arrived_late", at__gt=timezone.now() - JUST_NOW)
    if late and not waiting.exists():
        log.warning("audit_arrived_late", events=[event.pk for event in late])
        record(actor=None, action="audit.arrived_late", after={"events": [event.pk for event in late]})
