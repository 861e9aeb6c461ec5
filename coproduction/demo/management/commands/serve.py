"""The demonstration in one command: web server, worker and scheduler as three real processes."""

import hashlib
import http.client
import io
import json
import os
import socket
import sys
import time
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from coproduction.demo.supervision import Part, Supervisor

READY_SECONDS = 60
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - recognised here, chosen only by HOST


def web_command(host, port):
    workers = os.environ.get("WEB_CONCURRENCY", "2")
    return [
        *(sys.executable, "-m", "gunicorn", "--no-control-socket", "--log-level", "warning"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread", "--workers", workers, "--threads", "4"),
        "coproduction.wsgi:application",
    ]


def worker_command():
    return [
        # A container or a trial machine is often root's own: the warning would stand above the address.
        *(sys.executable, "-W", "ignore:You're running the worker with superuser", "-m", "celery", "--quiet"),
        *("-A", "coproduction.celery", "worker", "--loglevel", "WARNING"),
        *("--concurrency", "2", "--without-gossip", "--without-mingle"),
    ]


def beat_command(schedule):
    return [
        *(
            sys.executable,
            "-m",
            "celery",
            "--quiet",
            "-A",
            "coproduction.celery",
            "beat",
            "--loglevel",
            "WARNING",
        ),
        *("--schedule", str(schedule), "--pidfile="),
    ]


def check_port_is_free(host, port):
    """Raise CommandError when another program listens there, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({error.strerror}). "
                f"Choose another one, for example: PORT={port + 1} script/server"
            ) from error


def static_fingerprint():
    """One hash over the name, size and time of every static file there is."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static_files():
    stamp = settings.VAR_DIR / "static.stamp"
    fingerprint = static_fingerprint()
    collected = stamp.exists() and Path(settings.STATIC_ROOT).is_dir()
    if not collected or stamp.read_text() != fingerprint:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(fingerprint)


def answers(host, port):
    """True once the web server gives any answer at all to `/healthz`."""
    web = http.client.HTTPConnection("127.0.0.1" if host in EVERYWHERE else host, port, timeout=2)
    try:
        web.request("GET", "/healthz")
        return web.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        web.close()


class Greeter:
    """Says where the portal is and who may sign in, once, as soon as the web server answers."""

    def __init__(self, host, port, *, say):
        self.host, self.port, self.say = host, port, say
        self.deadline = time.monotonic() + READY_SECONDS
        self.done = False

    def look(self):
        if self.done:
            return
        if answers(self.host, self.port):
            self.say(greeting())
            self.done = True
        elif time.monotonic() > self.deadline:
            self.say(f"The web server has not answered for {READY_SECONDS} seconds. The lines above say why.")
            self.done = True


def greeting():
    printed = io.StringIO()
    call_command("demo_accounts", stdout=printed)
    connection.close()
    accounts = json.loads(printed.getvalue())
    width = max(len(account["email"]) for account in accounts.values())
    people = [
        f"  {role:<14} {account['email']:<{width}}  {account['password']}"
        for role, account in accounts.items()
    ]
    heading = ["", f"The portal is at {settings.BASE_URL}", "", "Sign in as:"]
    return "\n".join([*heading, *people, "", "Ctrl-C stops it.", ""])


class Command(BaseCommand):
    help = "Run the demonstration: web server, worker and scheduler. HOST and PORT are read from the environment."

    def handle(self, **options):
        host, port = os.environ.get("HOST", "127.0.0.1"), self.port()
        if not settings.DEMO:
            raise CommandError("This runs the demonstration. Start it with script/server, or set DEMO=1.")
        check_port_is_free(host, port)
        try:
            self.prepare()
        except KeyboardInterrupt:
            raise CommandError("Stopped before it was ready.") from None
        sys.exit(self.run(host, port))

    def run(self, host, port):
        greeter = Greeter(host, port, say=self.say)
        supervisor = Supervisor(self.parts(host, port), say=self.say, meanwhile=greeter.look)
        supervisor.listen_for_signals()
        supervisor.start()
        code = supervisor.watch()
        self.say("Everything has stopped.")
        return code

    def port(self):
        words = os.environ.get("PORT", "8000")
        if not words.isdecimal() or not 0 < int(words) < 65536:
            raise CommandError(f"PORT must be a number from 1 to 65535, not {words!r}")
        return int(words)

    def prepare(self):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        collect_static_files()
        call_command("prepare", verbosity=0, stdout=self.stdout)

    def parts(self, host, port):
        return [
            Part("web server", web_command(host, port)),
            Part("worker", worker_command()),
            Part("scheduler", beat_command(settings.VAR_DIR / f"beat-{port}")),
        ]

    def say(self, words):
        self.stdout.write(words)
        self.stdout.flush()
