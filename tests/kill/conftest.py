"""A real worker on Redis, under a prefix of each test's own."""

import os
import subprocess
import sys
import uuid
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from celery import current_app
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [
    *(sys.executable, "-m", "celery", "-A", "coproduction.celery", "worker", "--pool", "solo"),
    *("--loglevel", "ERROR", "--without-gossip", "--without-mingle", "--include", "tests.kill.stops"),
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
