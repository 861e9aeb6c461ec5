"""The real web server on the bench's database, and what its workers cost."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

WORKERS = 2
START_SECONDS = 60


@contextmanager
def running_server():
    """Run gunicorn with two workers and give a Server; it is stopped afterwards."""
    port = _free_port()
    command = [
        sys.executable, "-m", "gunicorn", "coproduction.wsgi:application", "--no-control-socket",
        "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", "4", "--keep-alive", "75", "--preload",
    ]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, "BENCH": "true"})
    try:
        server = Server(process.pid, port)
        server.wait_until_it_answers()
        yield server
    finally:
        process.terminate()
        process.wait(20)


class Server:
    def __init__(self, pid, port):
        self.pid, self.port = pid, port

    def wait_until_it_answers(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if self.get("/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the web server did not start")

    def get(self, path, headers=None, connection=None):
        """Return (status, headers, body) of a page."""
        connection = connection or self.connect()
        connection.request(
            "GET", path, headers={"Host": "localhost", "Accept-Encoding": "identity", **(headers or {})}
        )
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def connect(self):
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def workers(self):
        """Return the process ids of the workers."""
        return Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()

    def cpu_seconds(self):
        """Return the processor time the workers have used so far, to the nanosecond."""
        return sum(_cpu_nanoseconds(pid) for pid in self.workers()) / 1e9

    def most_memory_mb(self):
        """Return the peak resident size of the largest worker, in MB."""
        return max(_peak_kb(pid) for pid in self.workers()) / 1024


def _cpu_nanoseconds(pid):
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads)


def _peak_kb(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
