"""A real worker on Redis, killed between every two steps: what it left undone is done, and leaves the same result."""

import os
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Heartbeat, Job
from coproduction.correspondence import services
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.services import letters
from coproduction.reference.models import Setting
from tests.factories import letter, person
from tests.pdfs import pages_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds
MANY = 300  # letters
COMMAND = [
    *(sys.executable, "-m", "celery", "-A", "coproduction.celery", "worker", "--pool", "solo"),
    *("--loglevel", "ERROR", "--without-gossip", "--without-mingle", "--include", "tests.kill.stops"),
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not settings.REDIS_URL or connection.vendor != "postgresql", reason="needs REDIS_URL and PostgreSQL"
    ),
]


@pytest.fixture
def over_redis():
    """Queue tasks on Redis instead of running them here, under a prefix of this test's own."""
    app = current_app._get_current_object()
    before = {name: app.conf[name] for name in ("task_always_eager", "broker_transport_options")}
    prefix = f"kill-{uuid.uuid4().hex}-"
    options = {**before["broker_transport_options"], "global_keyprefix": prefix}
    app.conf.update({"task_always_eager": False, "broker_transport_options": options})
    app._pool = app.amqp._producer_pool = None
    yield prefix
    app.conf.update(before)
    app._pool = app.amqp._producer_pool = None


@pytest.fixture
def worker(over_redis, tmp_path):
    """Return `worker(at="")`: a context in which a real worker runs, that waits at a place to be killed."""

    @contextmanager
    def running(at=""):
        process = subprocess.Popen(
            COMMAND,
            cwd=ROOT,
            env=environment(over_redis, tmp_path, at),
            stdout=subprocess.DEVNULL,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    return running


def environment(prefix, folder, at):
    database = connection.settings_dict
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}@{database['HOST']}:{database['PORT']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.kill.settings",
        "DATABASE_URL": f"postgres://{who}/{database['NAME']}",
        "REDIS_PREFIX": prefix,
        "KILL_FOLDER": str(folder),
        "KILL_AT": at,
    }


def wait_until(true, words):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, f"waited {PATIENCE} seconds for: {words}"
        time.sleep(0.1)


def kill_at(worker, folder, place, begin):
    with worker(at=place) as process:
        made = begin()
        wait_until((folder / place).exists, place)
        process.kill()
        process.wait()
    return made


@pytest.mark.parametrize("place", ["taken", "step-1", "step-2", "step-3"])
def test_a_job_whose_worker_is_killed_is_done_by_another(worker, tmp_path, place):
    owner = person()
    job = kill_at(worker, tmp_path, place, lambda: jobs.start(kind="counting", by=owner, title="Count"))
    assert Job.objects.get().state == JobState.RUNNING
    Job.objects.update(
        heartbeat_at=timezone.now() - timedelta(minutes=10), created_at=timezone.now() - timedelta(1)
    )
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get().state == JobState.DONE, "done")
    job.refresh_from_db()
    assert (job.tries, job.done, job.result) == (2, 3, {"words": "counted"})
    assert Heartbeat.objects.filter(name__startswith=f"{job.pk} ").count() == 3


@pytest.mark.parametrize(("place", "copies"), [("claimed", 1), ("sent", 2)])
def test_a_message_whose_worker_is_killed_is_sent_by_another(worker, tmp_path, place, copies):
    to = person()

    def send():
        return services.send(to=to, kind="hello", key="hello-1", subject="Hello", body="Come in.")

    kill_at(worker, tmp_path, place, send)
    assert Delivery.objects.get().state == DeliveryState.WAITING
    Delivery.objects.update(claimed_until=timezone.now(), created_at=timezone.now() - timedelta(minutes=5))
    with worker():
        services.sweep()
        wait_until(lambda: Delivery.objects.get().state == DeliveryState.SENT, "sent")
    ids = (tmp_path / "mail").read_text().splitlines()
    assert len(ids) == copies
    assert len(set(ids)) == 1, "a mail program shows copies with one id once"


@pytest.mark.parametrize("place", ["drawn", "stored"])
def test_letters_whose_worker_is_killed_are_printed_once_by_another(worker, tmp_path, place):
    Setting.objects.create(name="letters_in_a_batch", value=MANY)
    by = person(Role.COORDINATOR)
    for _ in range(MANY):
        letter()
    batch = kill_at(worker, tmp_path, place, lambda: letters.start_batch(by=by))
    assert LetterBatch.objects.get().state == BatchState.MAKING
    with pytest.raises(RuleBroken):
        letters.start_batch(by=by)
    Job.objects.update(
        heartbeat_at=timezone.now() - timedelta(minutes=10), created_at=timezone.now() - timedelta(1)
    )
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get().state == JobState.DONE, "done")
    batch.refresh_from_db()
    assert [file.name for file in (tmp_path / "letters").iterdir()] == [batch.stored_as]
    assert len(pages_of((tmp_path / "letters" / batch.stored_as).read_bytes())) == MANY
    assert letters.post_batch(batch=batch, by=by) == MANY
    assert not Delivery.objects.exclude(state=DeliveryState.SENT).exists()
