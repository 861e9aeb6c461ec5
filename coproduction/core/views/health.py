from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from kombu import Connection

from coproduction.core.guards import public
from coproduction.core.models import Heartbeat

LATE = timedelta(minutes=5)


@public
def healthz(request):
    """Say that this process answers."""
    return HttpResponse("ok", content_type="text/plain")


@public
def readyz(request):
    """Say whether the database, the broker, the file store, and beat with a worker can all be used: 200 or 503."""
    parts = {"database": _database, "broker": _broker, "storage": _storage, "beat_and_worker": _beat_and_worker}
    answers = {name: _works(part) for name, part in parts.items()}
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


def _works(part):
    try:
        return bool(part())
    except (OSError, DatabaseError, ConnectionError):
        return False


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _broker():
    if not settings.REDIS_URL:
        return _database()
    with Connection(settings.CELERY_BROKER_URL, connect_timeout=3) as broker:
        broker.ensure_connection(max_retries=1, timeout=3)
        return True


def _storage():
    storages["documents"].exists("readyz")
    return True


def _beat_and_worker():
    return Heartbeat.objects.filter(name="beat and worker", seen_at__gt=timezone.now() - LATE).exists()
