"""Measures a page on the running server: CPU, speed, size and queries."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 15
CLIENTS = 4


@dataclass(frozen=True)
class Cost:
    """CPU and latency in milliseconds; `size` in bytes; `queries` by the test client on the same data."""

    cpu: float
    a_second: float
    p50: float
    p99: float
    size: int
    queries: int
    status: int


def measure(server, page):
    headers = dict(page.headers)
    status, answered, body = server.get(page.path, headers)
    if page.repeat:
        headers["If-None-Match"] = answered["ETag"]
        status, answered, body = server.get(page.path, headers)
    cpu = _cpu(server, page, headers)
    a_second, times = _speed(server, page, headers)
    p99 = statistics.quantiles(times, n=100)[98]
    return Cost(cpu, a_second, statistics.median(times), p99, len(body), queries_of(page), status)


def _cpu(server, page, headers):
    line = server.connect()
    for _ in range(min(WARM_UP, page.times)):
        server.get(page.path, headers, line)
    before = server.cpu_seconds()
    for _ in range(page.times):
        server.get(page.path, headers, line)
    return (server.cpu_seconds() - before) / page.times * 1000


def _speed(server, page, headers):
    share = max(1, page.times // CLIENTS)

    def client(_):
        line, times = server.connect(), []
        for _ in range(share):
            begun = time.perf_counter()
            server.get(page.path, headers, line)
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
    client.get(page.path)
    with CaptureQueriesContext(connection) as asked:
        client.get(page.path)
    return len(asked)
