"""Waiting for a worker to come to a place, and killing it there."""

import time

PATIENCE = 60  # seconds


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
