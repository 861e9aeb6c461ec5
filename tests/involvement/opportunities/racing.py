"""Several threads at one door, let go at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def together(many, act):
    """Call `act(number)` in `many` threads at once and return what each returned."""
    ready = threading.Barrier(many)

    def run(number):
        ready.wait()
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(run, range(many)))
