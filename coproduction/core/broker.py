"""The Celery broker of the embedded default: the project's own database, where there is no Redis.

A message is leased when a worker takes it, deleted when the worker acknowledges it, and offered again when the
lease runs out, so that a killed worker loses nothing.
"""

from datetime import timedelta
from queue import Empty

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from kombu.transport import virtual
from kombu.utils.json import dumps, loads

log = structlog.get_logger("portal.broker")
MOST_DELIVERIES = 10


def _messages():
    # The transport is named in the settings, and so imported before the models are ready.
    from django.apps import apps  # noqa: PLC0415

    return apps.get_model("core", "QueuedMessage").objects


class Channel(virtual.Channel):
    do_restore = False
    supports_fanout = False

    @property
    def lease(self):
        return timedelta(seconds=self.connection.client.transport_options.get("lease_seconds", 3600))

    def _put(self, queue, message, **kwargs):
        _messages().create(queue=queue, payload=dumps(message), available_at=timezone.now())

    def _get(self, queue, timeout=None):
        ready = _messages().filter(queue=queue, available_at__lte=timezone.now()).order_by("pk")
        if not ready.exists():  # a read only: no write lock while there is nothing to do
            raise Empty
        with transaction.atomic():
            if connection.features.has_select_for_update_skip_locked:
                ready = ready.select_for_update(skip_locked=True)
            row = ready.first()
            if row is None:
                raise Empty
            row.available_at = timezone.now() + self.lease
            row.deliveries += 1
            row.save(update_fields=["available_at", "deliveries"])
        if row.deliveries > MOST_DELIVERIES:
            # Whatever must happen is a row that a sweep finds; a bell that kills each worker is not rung for ever.
            log.error("bell_dropped", queue=queue, row=row.pk)
            row.delete()
            raise Empty
        message = loads(row.payload)
        message["properties"]["row"] = row.pk
        return message

    def basic_ack(self, delivery_tag, multiple=False):
        self._forget(delivery_tag)
        super().basic_ack(delivery_tag, multiple)

    def basic_reject(self, delivery_tag, requeue=False):
        if not requeue:
            self._forget(delivery_tag)
        super().basic_reject(delivery_tag, requeue)

    def _forget(self, delivery_tag):
        message = self.qos._delivered.get(delivery_tag)
        if message is not None:
            _messages().filter(pk=message.properties.get("row")).delete()

    def _restore(self, message):
        _messages().filter(pk=message.properties.get("row")).update(available_at=timezone.now())

    def _size(self, queue):
        return _messages().filter(queue=queue, available_at__lte=timezone.now()).count()

    def _purge(self, queue):
        return _messages().filter(queue=queue).delete()[0]


class Transport(virtual.Transport):
    Channel = Channel
    default_port = 0
    # A busy database is a broken connection to Celery: the worker reconnects instead of stopping.
    connection_errors = (*virtual.Transport.connection_errors, OperationalError, InterfaceError)
    driver_type = "sql"
    driver_name = "django"
    can_parse_url = True
    polling_interval = 0.2
    implements = virtual.Transport.implements.extend(asynchronous=False)

    def driver_version(self):
        return "1"
