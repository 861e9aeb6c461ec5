"""Keeps several real processes running together, and leaves none behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

GRACE_SECONDS = 15
CHECK_SECONDS = 0.2
MAX_RESTARTS = 3
RESTART_WINDOW_SECONDS = 60
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def follow_parent_to_the_end():
    """Run in the child: ask Linux to stop it when the supervisor dies, even by kill -9."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Part:
    """One process that must be running, and when it had to be started again."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    restarts: deque[float] = field(default_factory=lambda: deque(maxlen=MAX_RESTARTS))

    def start(self):
        self.end_leftovers()
        # A session of its own: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
        self.process = subprocess.Popen(
            self.command,
            start_new_session=True,
            preexec_fn=follow_parent_to_the_end,  # noqa: PLW1509 - the supervisor has one thread
            stdin=subprocess.DEVNULL,
        )

    def has_stopped(self):
        return self.process is not None and self.process.poll() is not None

    def keeps_failing(self):
        """True when it has already been started again MAX_RESTARTS times within the window."""
        self.restarts.append(time.monotonic())
        full = len(self.restarts) == MAX_RESTARTS
        return full and self.restarts[-1] - self.restarts[0] < RESTART_WINDOW_SECONDS

    def ask_to_stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def make_sure_it_stopped(self, deadline):
        """Wait until `deadline` (monotonic seconds), then end whatever is left of its process group."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, deadline - time.monotonic()))
        self.end_leftovers()
        self.process.wait()

    def end_leftovers(self):
        """End what is left of the process group: children that outlived their parent would keep the port."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Starts the parts in order, starts again one that stops, and stops them all in reverse.

    `say` takes one sentence for the person who is watching; `meanwhile` is called at every look round.
    """

    def __init__(self, parts, *, say, meanwhile=lambda: None):
        self.parts = parts
        self.say = say
        self.meanwhile = meanwhile
        self.asked_to_stop = False

    def listen_for_signals(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_soon)

    def start(self):
        for part in self.parts:
            part.start()

    def watch(self):
        """Return 0 when asked to stop, 1 when a part kept failing; every part has stopped by then."""
        try:
            return self._watch()
        finally:
            self.stop()

    def stop(self):
        deadline = time.monotonic() + GRACE_SECONDS
        for part in reversed(self.parts):
            part.ask_to_stop()
        for part in reversed(self.parts):
            part.make_sure_it_stopped(deadline)

    def _watch(self):
        while not self.asked_to_stop:
            for part in self.parts:
                if part.has_stopped() and not self.asked_to_stop and not self._started_again(part):
                    return 1
            self.meanwhile()
            time.sleep(CHECK_SECONDS)
        return 0

    def _started_again(self, part):
        if part.keeps_failing():
            self.say(
                f"The {part.name} keeps stopping, so everything is being stopped. The lines above say why."
            )
            return False
        self.say(
            f"The {part.name} stopped by itself (exit code {part.process.returncode}). Starting it again."
        )
        part.start()
        return True

    def _stop_soon(self, *_):
        self.asked_to_stop = True
