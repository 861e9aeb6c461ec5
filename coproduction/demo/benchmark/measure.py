"""Measures a page on the running server: CPU, speed, size and queries."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 5
CLIENTS = 4
ROUNDS = 8


@dataclass(frozen=True)
class Cost:
    """CPU and latency in milliseconds; `ratio` is the CPU as a multiple of the control's, measured in turns with it.

    `size` is in bytes; `queries` are counted by the test client on the same data; `rows` are the lines of a list.
    """

    cpu: float
    ratio: float
    a_second: float
    p50: float
    p99: float
    size: int
    rows: int
    queries: int
    status: int


def measure(server, page, control):
    """Return the Cost of a page. The control takes turns with it, and the least disturbed round of each counts."""
    headers = dict(page.headers)
    status, answered, body = server.get(page.address("first"), headers)
    if page.repeat:
        headers["If-None-Match"] = answered["ETag"]
        status, answered, body = server.get(page.path, headers)
    cpu, ratio = _cpu(server, page, headers, control)
    a_second, times = _speed(server, page, headers)
    p99 = statistics.quantiles(times, n=100)[98]
    rows = rows_in(body)
    return Cost(
        cpu, ratio, a_second, statistics.median(times), p99, len(body), rows, queries_of(page), status
    )


def rows_in(body):
    """Return how many lines of a list a page's bytes show."""
    return body.count(b'class="app-list__entry"') + body.count(b'<tr class="nhsuk-table__row">')


def _cpu(server, page, headers, control):
    # The machine's other work only ever adds to a round, so the least is the nearest to what the page costs.
    rounds = [
        (_round(server, page, headers, f"own-{number}"), _round(server, control, {}, f"control-{number}"))
        for number in range(ROUNDS)
    ]
    own, beside = (min(figures) for figures in zip(*rounds, strict=True))
    return own, own / beside


def _round(server, page, headers, name):
    """Return the milliseconds of CPU that the workers use for each request of one round."""
    line, times = server.connect(), max(1, page.times // ROUNDS)
    for number in range(min(WARM_UP, page.times)):
        server.get(page.address(f"{name}-warm-{number}"), headers, line)
    before = server.cpu_seconds()
    for number in range(times):
        server.get(page.address(f"{name}-{number}"), headers, line)
    return (server.cpu_seconds() - before) / times * 1000


def _speed(server, page, headers):
    share = max(1, page.times // CLIENTS)

    def client(number):
        line, times = server.connect(), []
        for turn in range(share):
            begun = time.perf_counter()
            server.get(page.address(f"client-{number}-{turn}"), headers, line)
            times.append((time.perf_counter() - begun) * 1000)
        return times

    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        times = [taken for batch in pool.map(client, range(CLIENTS)) for taken in batch]
    return len(times) / (time.perf_counter() - begun), times


def queries_of(page):
    """Return how many queries the page asks of the database, sign-in included."""
    client = Client(headers={"host": "localhost"})
    if page.user:
        client.force_login(page.user)
    client.get(page.address("before"))
    with CaptureQueriesContext(connection) as asked:
        client.get(page.address("counted"))
    return len(asked)
