"""Queue work by name once the change it is about is safe in the database.

What must happen is a row (a Message, a Job): the task is only the bell. When the broker is down the bell is not
heard, the page succeeds all the same, and a sweep by beat finds the row.
"""

from functools import partial

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger("portal.background")


def run_after_commit(task_name, **ids):
    """Queue a task by name, with ids, when the surrounding transaction has committed."""
    task = current_app.tasks[task_name]
    transaction.on_commit(partial(_ring, task, ids), robust=True)


def _ring(task, ids):
    try:
        task.apply_async(kwargs=ids)
    except (OperationalError, OSError) as problem:
        log.warning("bell_not_heard", task=task.name, problem=type(problem).__name__)
