"""`script/server` as a newcomer runs it: one command, real processes, Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from coproduction.accounts.enums import Role

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("server")]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_server(var, **environment):
    """Start script/server on the embedded default with its data in `var`; its words go to server.log there."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with (var / "server.log").open("w") as log:
        return subprocess.Popen(
            ["script/server"],
            cwd=ROOT,
            env={**plain, "VAR_DIR": str(var), **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )


def processes_with(words):
    """The ids of running processes that have `words` in their environment: those started by that server."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if words.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    var = tmp_path_factory.mktemp("var")
    port = free_port()
    process = start_server(var, PORT=str(port))
    log = var / "server.log"
    deadline = time.monotonic() + 600  # to give up, not to measure: a busy machine took four minutes
    try:
        while "Ctrl-C stops it." not in log.read_text():
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        yield process, var, port
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def test_it_says_where_it_is_and_one_account_for_each_role(running):
    _, var, port = running
    words = (var / "server.log").read_text()
    assert f"http://localhost:{port}" in words
    named = set(re.findall(r"^  (\w+) +\S+@\S+ +\S.*$", words, re.MULTILINE))
    assert named == {*Role.values, "expert2"}


def test_the_front_page_and_its_stylesheet_are_served(running):
    _, _, port = running
    page = urlopen(f"http://127.0.0.1:{port}/").read().decode()
    stylesheet = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
    assert urlopen(f"http://127.0.0.1:{port}{stylesheet}").status == 200


def test_its_keys_are_for_its_owner_alone(running):
    _, var, _ = running
    assert (var / "demo.env").stat().st_mode & 0o777 == 0o600


def test_a_second_server_on_the_same_port_is_refused_in_words(running):
    _, var, port = running
    other = var / "other"
    other.mkdir()
    assert start_server(other, PORT=str(port)).wait(60) != 0
    assert f"PORT={port + 1} script/server" in (other / "server.log").read_text()


def test_ctrl_c_stops_everything(running):
    """Last in this file: nothing is left of it afterwards."""
    process, var, _ = running
    assert len(processes_with(f"VAR_DIR={var}\0")) >= 4
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert processes_with(f"VAR_DIR={var}\0") == []
