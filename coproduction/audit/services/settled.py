"""Which events are settled: no event with a lower number can come any more."""

from datetime import timedelta
from itertools import takewhile

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from coproduction.audit.models import Event

SETTLED_AFTER = timedelta(minutes=1)
NUMBERS = 2**32  # PostgreSQL's transaction numbers go round

# Whoever has written an event in a transaction that is still open holds this lock on the table.
OPEN_WRITERS = """
    SELECT own.transactionid::text::bigint
    FROM pg_locks writer
    JOIN pg_locks own ON own.pid = writer.pid AND own.locktype = 'transactionid' AND own.mode = 'ExclusiveLock'
    WHERE writer.relation = 'audit_event'::regclass AND writer.mode = 'RowExclusiveLock'
      AND writer.pid <> pg_backend_pid()
      AND writer.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def settled(*, first, most):
    """Return up to `most` Events from the id `first` on, ending before the first that is not settled."""
    until, writers = (
        timezone.now() - SETTLED_AFTER,
        _open_writers(),
    )  # asked before the events, so that none slips by
    rows = Event.objects.filter(pk__gte=first).order_by("pk")
    if writers:
        rows = rows.annotate(written_by=RawSQL("audit_event.xmin::text::bigint", []))
    return list(takewhile(lambda event: event.at <= until and not _is_passed(event, writers), rows[:most]))


def _open_writers():
    if connection.vendor != "postgresql":
        return []  # SQLite has one writer at a time, so numbers are saved in their order
    with connection.cursor() as cursor:
        cursor.execute(OPEN_WRITERS)
        return [number for (number,) in cursor.fetchall()]


def _is_passed(event, writers):
    """Say whether a transaction that began to write before this event's own is still open."""
    return any((event.written_by - writer) % NUMBERS < NUMBERS // 2 for writer in writers)
