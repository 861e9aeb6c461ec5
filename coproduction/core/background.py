"""Queue work by name once the change it is about is safe in the database.

What must happen is a row (a Message, a Job): the task is only the bell. When the broker is down the bell is not
heard, the page succeeds all the same, and a sweep by beat finds the row.
"""

import time
from functools import partial

import structlog
from celery import current_app
from django.db import DatabaseError, transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger("portal.background")
QUIET_SECONDS = 30


class _Broker:
    """When the broker last failed us: until a while after, no page waits for it again."""

    quiet_until = 0.0


def run_after_commit(task_name, **ids):
    """Queue a task by name, with ids, when the surrounding transaction has committed."""
    task = current_app.tasks[task_name]
    transaction.on_commit(partial(_ring, task, ids), robust=True)


def _ring(task, ids):
    if time.monotonic() < _Broker.quiet_until:
        return
    try:
        task.apply_async(kwargs=ids)
    except (OperationalError, DatabaseError, OSError) as problem:
        _Broker.quiet_until = time.monotonic() + QUIET_SECONDS
        log.warning("bell_not_heard", task=task.name, problem=type(problem).__name__)
