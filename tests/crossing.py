"""Two transactions made to cross: each stops where it holds what the other wants, for as long as the other can move.

What decides is PostgreSQL's own answer to who waits for whom, never a time: however busy the machine is, a wrong order of
locks ends in a deadlock, and a right one does not.
"""

import threading
import time

from django.db import OperationalError, connection, connections, transaction

from coproduction.core.contention import is_contention
from coproduction.core.exceptions import RuleBroken
from tests.involvement.opportunities.racing import together

GIVEN_UP = 120  # seconds: a fault in the test itself, since nothing here waits for a time
STOPPED = "stopped by the database"


def cross(*acts):
    """Run two acts, each (function, table), at once. Returns for each what became of it: 'done', a refusal or STOPPED.

    An act stops when it has locked a row of its table for the first time, until the other has as well, is over, or waits
    for this one.
    """
    meeting = _Meeting()
    return together(len(acts), lambda number: meeting.run(number, *acts[number]))


class _Meeting:
    def __init__(self):
        self._processes = {}
        self._there = set()
        self._begun = threading.Barrier(2)

    def run(self, number, act, table):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self._processes[number] = cursor.fetchone()[0]
        self._begun.wait(GIVEN_UP)
        try:
            with connection.execute_wrapper(self._stopping(number, table)), transaction.atomic():
                act()
        except RuleBroken as refusal:
            return str(refusal)
        except OperationalError as problem:
            assert is_contention(problem), problem
            return STOPPED
        finally:
            self._there.add(number)
        return "done"

    def _stopping(self, number, table):
        def stop(execute, sql, params, many, context):
            answer = execute(sql, params, many, context)
            if number not in self._there and f'FROM "{table}"' in sql and " FOR " in sql and "UPDATE" in sql:
                self._there.add(number)
                self._wait_for(1 - number)
            return answer

        return stop

    def _wait_for(self, other):
        asking = connections["default"].copy()
        try:
            until = time.monotonic() + GIVEN_UP
            while other not in self._there and not self._waits(asking, other):
                assert time.monotonic() < until, "the other neither moves nor waits"
                time.sleep(0.01)
        finally:
            asking.close()

    def _waits(self, asking, other):
        with asking.cursor() as cursor:
            cursor.execute(
                "SELECT %s = ANY(pg_blocking_pids(%s))",
                [self._processes[1 - other], self._processes[other]],
            )
            return cursor.fetchone()[0]
