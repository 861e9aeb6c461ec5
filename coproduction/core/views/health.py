from datetime import timedelta

import structlog
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from kombu import Connection

from coproduction.core import schedule
from coproduction.core.guards import public
from coproduction.core.models import Heartbeat

log = structlog.get_logger("portal.health")
LATE = timedelta(minutes=5)


@public
@never_cache
def healthz(request):
    """Say that this process answers."""
    return HttpResponse("ok", content_type="text/plain")


@public
@never_cache
def readyz(request):
    """Say whether the database, broker, file store, beat with a worker, and the schedule are well: 200 or 503."""
    answers = {name: _works(name, part) for name, part in PARTS.items()}
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


def _works(name, part):
    try:
        return bool(part())
    except Exception as problem:  # whatever a driver raises is the answer to the question
        log.warning("not_ready", part=name, problem=type(problem).__name__)
        return False


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _broker():
    if not settings.REDIS_URL:
        return _database()
    options = {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, "socket_timeout": 3, "socket_connect_timeout": 3}
    with Connection(settings.CELERY_BROKER_URL, connect_timeout=3, transport_options=options) as broker:
        broker.ensure_connection(max_retries=1, timeout=3)
        return True


def _storage():
    storages["documents"].exists("readyz")
    return True


def _beat_and_worker():
    return Heartbeat.objects.filter(name=schedule.BEAT_AND_WORKER, seen_at__gt=timezone.now() - LATE).exists()


def _schedule():
    late = schedule.late_entries()
    if late:
        log.error("schedule_late", entries=late)
    return not late


PARTS = {
    "database": _database,
    "broker": _broker,
    "storage": _storage,
    "beat_and_worker": _beat_and_worker,
    "schedule": _schedule,
}
