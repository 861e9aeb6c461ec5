"""A broker that is down, or accepts and never answers, breaks no page and delays it by seconds at most."""

import socket
import time

import pytest
from celery import current_app
from django.db import transaction
from django.test import override_settings
from kombu.exceptions import OperationalError

from coproduction.core import background
from coproduction.core.background import run_after_commit

TASK = "core.forget_tokens"


@pytest.fixture(autouse=True)
def fresh_broker(monkeypatch):
    monkeypatch.setattr(background._Broker, "quiet_until", 0.0)


@pytest.fixture
def really_queued():
    """Send tasks to a broker at this port, as in production, instead of running them here."""
    app = current_app._get_current_object()
    names = ("task_always_eager", "broker_url", "broker_write_url", "broker_transport_options")
    before = {name: app.conf[name] for name in names}

    def use(port):
        url = f"redis://127.0.0.1:{port}/0"
        limits = {"socket_timeout": 3, "socket_connect_timeout": 3}
        app.conf.update(dict(zip(names, (False, url, url, limits), strict=True)))
        forget_connections(app)

    yield use
    app.conf.update(before)
    forget_connections(app)


def forget_connections(app):
    app.set_current()
    app._pool = app.amqp._producer_pool = None


@pytest.fixture
def silent_port():
    """A server that accepts and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield server.getsockname()[1]


@pytest.fixture
def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ring(times=1):
    started = time.monotonic()
    for _ in range(times):
        with transaction.atomic():
            run_after_commit(TASK)
    return time.monotonic() - started


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_breaks_nothing(really_queued, closed_port):
    really_queued(closed_port)
    assert ring(20) < 5
    assert background._Broker.quiet_until > time.monotonic()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_broker_that_never_answers_delays_once_by_seconds(really_queued, silent_port):
    really_queued(silent_port)
    assert ring() < 12
    assert ring(50) < 0.5, "the next bells do not wait for it again"


@pytest.mark.django_db(transaction=True)
def test_the_broker_is_tried_again_after_a_while(monkeypatch):
    rung = []
    task = current_app.tasks[TASK]

    def fails(**kwargs):
        rung.append(1)
        raise OperationalError

    monkeypatch.setattr(task, "apply_async", fails)
    ring(3)
    monkeypatch.setattr(background._Broker, "quiet_until", time.monotonic() - 1)
    ring()
    assert len(rung) == 2


def test_nothing_is_queued_when_the_change_is_undone(db, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks() as bells,
        pytest.raises(ValueError, match="undone"),
        transaction.atomic(),
    ):
        run_after_commit(TASK)
        raise ValueError("undone")
    assert bells == []


def test_a_name_that_is_no_task_is_found_at_once(db):
    with pytest.raises(Exception, match="no_such"):
        run_after_commit("core.no_such_task")


@override_settings(REDIS_URL="")
def test_ready_says_that_beat_was_never_seen(client, db):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "database": True,
        "broker": True,
        "storage": True,
        "beat_and_worker": False,
        "schedule": True,
    }


def test_ready_says_that_the_broker_is_down(client, db, settings, closed_port):
    settings.REDIS_URL = settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{closed_port}/0"
    started = time.monotonic()
    assert client.get("/readyz").json()["broker"] is False
    assert time.monotonic() - started < 10
