"""The supervisor of script/server, with real processes."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SUPERVISED = """
    import sys
    from coproduction.demo.supervision import Part, Supervisor

    # Each part has a child of its own, as gunicorn and the Celery worker do.
    CHILD = "import subprocess, sys; p = subprocess.Popen(['sleep', '300']); print('{0}', p.pid, flush=True); p.wait()"
    parts = [Part(name, [sys.executable, "-c", CHILD.format(name)]) for name in ("web server", "worker")]
    supervisor = Supervisor(parts, say=lambda words: print("said", words, flush=True))
    supervisor.listen_for_signals()
    supervisor.start()
    for part in parts:
        print("part", part.process.pid, flush=True)
    sys.exit(supervisor.watch())
"""


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(condition, seconds=30):  # as long as a busy machine needs
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


class Running:
    """A supervisor in a process of its own, and every process id it told us about."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(program)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.parts, self.children, self.said = [], [], []
        self.children_of = {}  # by the name of the part: children speak up in no order that holds

    def read(self, lines):
        for _ in range(lines):
            line = self.process.stdout.readline().rstrip("\n")
            kind, rest = line.split(" ", 1)
            if kind == "said":
                self.said.append(rest)
            elif kind == "part":
                self.parts.append(int(rest))
            else:
                name, pid = line.rsplit(" ", 1)
                self.children.append(int(pid))
                self.children_of.setdefault(name, []).append(int(pid))

    def read_rest(self):
        for line in self.process.stdout:
            if line.startswith("said "):
                self.said.append(line[5:].strip())

    def everyone(self):
        return self.parts + self.children

    def end(self):
        for pid in [self.process.pid, *self.everyone()]:
            if alive(pid):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def running():
    supervised = Running(SUPERVISED)
    supervised.read(4)
    yield supervised
    supervised.end()


pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_every_part_and_every_child_of_a_part(running, number):
    assert all(map(alive, running.everyone()))

    running.process.send_signal(number)

    assert running.process.wait(10) == 0
    assert not any(map(alive, running.everyone()))


def test_a_supervisor_that_is_killed_takes_its_parts_with_it(running):
    running.process.kill()

    wait_until(lambda: not any(map(alive, running.parts)))


def test_a_part_that_dies_is_started_again_and_its_children_are_ended(running):
    killed, [orphan] = running.parts[0], running.children_of["web server"]
    os.kill(killed, signal.SIGKILL)
    running.read(2)

    assert running.said == ["The web server stopped by itself (exit code -9). Starting it again."]
    assert len(running.children) == 3
    wait_until(lambda: not alive(orphan))


FAILING = """
    import sys
    from coproduction.demo.supervision import Part, Supervisor

    lasting = Part("worker", ["sleep", "300"])
    failing = Part("web server", [sys.executable, "-c", "raise SystemExit(3)"])
    supervisor = Supervisor([lasting, failing], say=lambda words: print("said", words, flush=True))
    supervisor.start()
    print("part", lasting.process.pid, flush=True)
    sys.exit(supervisor.watch())
"""


def test_a_part_that_keeps_failing_stops_the_rest_with_a_sentence():
    supervised = Running(FAILING)
    supervised.read(1)
    supervised.read_rest()
    try:
        assert supervised.process.wait(10) == 1
        assert supervised.said[-1].startswith(
            "The web server keeps stopping, so everything is being stopped."
        )
        assert not any(map(alive, supervised.parts))
    finally:
        supervised.end()
