"""What the report costs beside the bare SQL it asks, both in the same run."""

import statistics
import time

from django.db import connection

from coproduction.core.reporting import Question, usual_period
from experts.reports.taking_part import attended_in, grouped, involvement_and_spend

TIMES = 5
PARTS = ["quarter", "directorate", "rung"]


def compare():
    """Return (report, raw SQL) in milliseconds, medians of the whole report by quarter, directorate and rung."""
    question = Question(*usual_period(), by="all")
    statements = [_sql(grouped(attended_in(question), PARTS)), _totals(question)]
    # In turns, so that other work on the machine falls on both.
    turns = [
        (_taken(lambda: involvement_and_spend(question)), _taken(lambda: _run(statements)))
        for _ in range(TIMES)
    ]
    return tuple(statistics.median(times) for times in zip(*turns, strict=True))


def _sql(rows):
    return rows.query.sql_with_params()


def _totals(question):
    everyone = attended_in(question).order_by()
    sql, params = everyone.values(
        "expert_id", "activity_id", "minutes", "paid_time", "paid_expenses"
    ).query.sql_with_params()
    sums = "COUNT(DISTINCT expert_id), COUNT(DISTINCT activity_id), SUM(minutes), SUM(paid_time), SUM(paid_expenses)"
    return f"SELECT {sums} FROM ({sql}) AS taken_part", params  # noqa: S608 - SQL of our own


def _run(statements):
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            cursor.fetchall()


def _taken(work):
    """Return the milliseconds that a piece of work takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
