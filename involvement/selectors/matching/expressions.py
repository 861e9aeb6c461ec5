"""Pieces of SQL that both ways of matching are made of, as text: the ORM took longer to build them than they run.

Every value in them is a number, a day or a slot of the week of our own making. No words of a person come near.
"""

from datetime import UTC, date, datetime, time, timedelta

from django.db import connection
from django.db.models import BooleanField, IntegerField
from django.db.models.expressions import RawSQL
from django.utils import timezone

from involvement.rules import matching as rules

PLACE_OF = {"postgresql": "strpos", "sqlite": "instr"}
HALF = str(rules.HALF)


def number(sql):
    """Return SQL as an expression that is a whole number."""
    return RawSQL(sql, (), output_field=IntegerField())


def condition(sql):
    """Return SQL as a condition for `filter`."""
    return RawSQL(sql, (), output_field=BooleanField())


def case(*whens, default):
    """Return a CASE of (condition, value) pairs, in their order."""
    if not whens:
        return str(default)
    said = " ".join(f"WHEN {when} THEN {value}" for when, value in whens)  # English: SQL
    return f"(CASE {said} ELSE {default} END)"  # English: SQL


def holds(column, one):
    """Return the condition that a set of the facts holds one thing."""
    return f"{column} LIKE '%% {one} %%'"  # English: SQL


def counts_until(column, kind, day):
    """Return the condition that a kind of training or check counts on a day or longer."""
    mark = f" {kind}:"
    last_day = f"substr({column}, {PLACE_OF[connection.vendor]}({column}, '{mark}') + {len(mark)}, 10)"
    return f"({column} LIKE '%%{mark}%%' AND {last_day} >= {say_day(day)})"  # English: SQL


def any_of(conditions):
    """Return the condition that one of these holds: never, where there is none."""
    return f"({' OR '.join(conditions) or '1 = 0'})"


def all_of(conditions):
    """Return the condition that each of these holds."""
    return f"({' AND '.join(conditions) or '1 = 1'})"


def share(column, some, of):
    """Return how many of some things a set of the facts holds, of 100: `of` is how many that would be."""
    found = " + ".join(case((holds(column, one), 1), default=0) for one in sorted(some))
    return f"(({found or '0'}) * {rules.FULL} / {of})"


def apart(table, spot):
    """Return the square of the metres from a spot."""
    east, north = f"({table}.east - {spot[0]})", f"({table}.north - {spot[1]})"
    return f"({east} * {east} + {north} * {north})"


def reach(miles):
    """Return the square of the metres that so many miles, a column or a COALESCE, are."""
    least = rules.NOBODY_LESS_THAN
    metres = f"((CASE WHEN {miles} < {least} THEN {least} ELSE {miles} END) * {rules.METRES_A_MILE})"  # English: SQL
    return f"({metres} * {metres})"


def near(table, spot, far, otherwise):
    """Return what the distance from a spot (None: not known) is worth, where `far` squared metres is the furthest."""
    if spot is None:
        return otherwise
    metres = apart(table, spot)
    worth = case(
        (f"{metres} <= {far}", f"{rules.FULL} - {metres} * {rules.HALF} / {far}"), default=rules.NONE
    )
    return case((f"{table}.east IS NOT NULL", worth), default=otherwise)  # English: SQL


def weighed(weights, topics, place, times, language, fairness):
    """Return the points that the parts come to."""
    return (
        f"{weights.topics} * {topics} + {weights.place} * {place} + {weights.times} * {times}"
        f" + {weights.language} * {language} + {weights.fairness} * {fairness}"
    )


def say_day(day: date):
    return f"'{day.isoformat()}'"


def end_of(day):
    """Return the moment in London at which a day is over, as both databases keep it."""
    over = datetime.combine(day + timedelta(days=1), time.min, timezone.get_default_timezone())
    return f"'{over.astimezone(UTC):%Y-%m-%d %H:%M:%S}'"
