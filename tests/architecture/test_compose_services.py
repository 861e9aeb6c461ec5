"""Each service of docker-compose.yml, run as it would be there, on the real PostgreSQL and a real Redis.

There is no Docker engine where the tests run: the file is read, and each command is started as a process with its
environment, in the order of `depends_on`. The database and the ports are this run's own.
"""

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

import psycopg
import pytest
import yaml
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
IN_CONTAINER = "/var/lib/portal"
HOST = "portal.example.nhs.uk"
FROM_ENV_FILE = {
    "SECRET_KEY": "k" * 60,
    "FIELD_ENCRYPTION_KEYS": "bm90LWEtc2VjcmV0LWtleS1mb3ItZGV2ZWxvcG1lbnQ=",
    "EQUALITY_KEYS": "k" * 40,
    "POSTGRES_PASSWORD": "unused: this server trusts its own computer",
    "ALLOWED_HOSTS": HOST,
    "BASE_URL": f"https://{HOST}",
    "CSRF_TRUSTED_ORIGINS": f"https://{HOST}",
    "BEHIND_PROXY": "true",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("compose"),
    pytest.mark.skipif(
        "postgresql" not in settings.DATABASES["default"]["ENGINE"] or not settings.REDIS_URL,
        reason="needs PostgreSQL and Redis: set DATABASE_URL and REDIS_URL",
    ),
]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def filled_in(words):
    """Put the values of the .env file where docker compose would: `${NAME:?message}`, and `$$` for a dollar."""
    words = re.sub(r"(?<!\$)\$\{(\w+)(?::\?[^}]*)?\}", lambda found: FROM_ENV_FILE[found[1]], words)
    return words.replace("$$", "$")


def wait_until(condition, *, seconds, words):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, words
        time.sleep(0.3)


class Stack:
    """The services that were started, with the folder and the addresses they share."""

    def __init__(self, folder):
        self.folder = folder
        self.web_port, self.redis_port = free_port(), free_port()
        self.database = f"compose_{os.getpid()}"
        self.processes = {}

    def environment(self, name):
        ours = SERVICES[name].get("environment", {})
        stated = {key: filled_in(value) for key, value in ours.items()}
        return {
            "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.folder),
            "STATIC_ROOT": str(self.folder / "static"),
            "VAR_DIR": str(self.folder),
            **(FROM_ENV_FILE if "env_file" in SERVICES[name] else {}),
            **stated,
            **self.addresses(),
        }

    def addresses(self):
        server = settings.DATABASES["default"]
        host, port = server["HOST"] or "127.0.0.1", str(server["PORT"] or 5432)
        sign_in = f"{server['USER']}:{server['PASSWORD']}".rstrip(":")
        return {
            "DATABASE_URL": f"postgres://{sign_in}@{host}:{port}/{self.database}",
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "PORT": str(self.web_port),
            "PGHOST": host,
            "PGPORT": port,
        }

    def here(self, words):
        """The same words, with this run's folder and Redis in them."""
        words = filled_in(words).replace(IN_CONTAINER, str(self.folder))
        return words.replace("redis-cli", f"redis-cli -p {self.redis_port}")

    def command(self, name):
        extra = ["--port", str(self.redis_port), "--dir", str(self.folder)] if name == "redis" else []
        return [self.here(word) for word in SERVICES[name]["command"]] + extra

    def start(self, name):
        log = (self.folder / f"{name}.log").open("w")
        self.processes[name] = subprocess.Popen(
            self.command(name), cwd=ROOT, env=self.environment(name), stdout=log, stderr=log
        )

    def run_to_the_end(self, name):
        subprocess.run(self.command(name), cwd=ROOT, env=self.environment(name), check=True, timeout=300)

    def is_healthy(self, name):
        kind, *words = SERVICES[name]["healthcheck"]["test"]
        check = shlex.join(words) if kind == "CMD" else words[0]
        answer = subprocess.run(
            ["sh", "-c", self.here(check)],
            cwd=ROOT,
            env=self.environment(name),
            capture_output=True,
            check=False,
        )
        return answer.returncode == 0

    def wait_for_health(self, name):
        log = self.folder / f"{name}.log"
        wait_until(
            lambda: self.is_healthy(name),
            seconds=90,
            words=f"{name} is not healthy: {log.read_text() if log.exists() else 'no log'}",
        )

    def stop(self, name):
        process = self.processes.pop(name)
        process.terminate()
        return process.wait(60)

    def ask_web(self, path, **headers):
        request = Request(f"http://127.0.0.1:{self.web_port}{path}", headers={"Host": HOST, **headers})
        return urlopen(request, timeout=10)  # noqa: S310


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    stack = Stack(tmp_path_factory.mktemp("compose"))
    server = settings.DATABASES["default"]
    admin = {"host": server["HOST"] or "127.0.0.1", "port": server["PORT"] or 5432, "user": server["USER"]}
    with psycopg.connect(
        dbname="postgres", password=server["PASSWORD"], autocommit=True, **admin
    ) as connection:
        connection.execute(f"CREATE DATABASE {stack.database}")
        try:
            yield started(stack)
        finally:
            for name in reversed(list(stack.processes)):
                stack.stop(name)
            connection.execute(f"DROP DATABASE {stack.database} WITH (FORCE)")


def started(stack):
    stack.start("redis")
    for name in ("postgres", "redis"):
        stack.wait_for_health(name)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(collect, cwd=ROOT, env=stack.environment("web"), check=True)
    stack.run_to_the_end("migrate")
    for name in ("web", "worker", "beat"):
        stack.start(name)
    return stack


@pytest.mark.parametrize("name", ["postgres", "redis", "web", "worker", "beat"])
def test_each_service_becomes_healthy(stack, name):
    stack.wait_for_health(name)


def test_web_answers_and_sends_people_to_https(stack):
    stack.wait_for_health("web")
    page = stack.ask_web("/", **{"X-Forwarded-Proto": "https"})
    assert page.status == 200
    assert "max-age=63072000" in page.headers["Strict-Transport-Security"]


def test_beat_worker_broker_and_database_work_together(stack):
    """Beat sends a heartbeat within a minute, through Redis, to a worker that writes it to PostgreSQL."""

    def ready():
        try:
            return stack.ask_web("/readyz", **{"X-Forwarded-Proto": "https"}).status == 200
        except OSError:
            return False

    wait_until(ready, seconds=100, words="/readyz never said that every part works")


def test_a_second_migration_changes_nothing(stack):
    stack.run_to_the_end("migrate")


@pytest.mark.parametrize("name", ["worker", "web"])
def test_a_service_that_was_stopped_ends_well_and_is_no_longer_healthy(stack, name):
    stack.wait_for_health(name)
    assert stack.stop(name) == 0
    assert not stack.is_healthy(name)
    stack.start(name)
    stack.wait_for_health(name)


def test_a_beat_that_fell_silent_is_not_healthy(stack):
    stack.wait_for_health("beat")
    assert stack.stop("beat") == 0
    long_ago = time.time() - 3600
    for file in stack.folder.glob("beat-schedule*"):
        os.utime(file, (long_ago, long_ago))
    assert not stack.is_healthy("beat")
