"""What a person needs to do, for the home page: asked of the database in one question, however many kinds of it there are.

Each subject says the kinds of thing that may wait for somebody, `listed` one by one or `counted` together, and how one
is said; an app asks them all with `todos_of`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, QuerySet, Value, Window
from django.db.models.functions import Cast, RowNumber

from coproduction.core.languages import Words


@dataclass(frozen=True)
class ToDo:
    """One thing a person needs to do, for the home page: words, where to do it, how many, and by when."""

    words: Words
    url: str
    count: int | None = None
    due: date | None = None


class Row(NamedTuple):
    """What waits: `kind` and `place` say where it stands among the others, the rest is what its words and address need.

    `key` is text, whatever the column was; `more` is a second text, `total` an amount in pounds.
    """

    kind: int
    place: int
    key: str
    title: str
    more: str
    due: date | None
    at: datetime | None
    number: int | None
    total: Decimal | None


@dataclass(frozen=True)
class Waiting:
    """A kind of thing that waits: its rows, an expression for each column of Row they have, and how a Row is said."""

    rows: QuerySet
    columns: dict[str, Any]
    say: Callable[[Row], ToDo]


# Each part of the question answers each column, cast: PostgreSQL puts together only what is of one type, also where
# a part has nothing to say.
TYPES: dict[str, models.Field] = {
    "key": models.TextField(),
    "title": models.TextField(),
    "more": models.TextField(),
    "due": models.DateField(),
    "at": models.DateTimeField(),
    "number": models.IntegerField(),
    "total": models.DecimalField(max_digits=14, decimal_places=2),
}
PREFIX = "todo_"  # no column of a model is called so


def listed(rows, say, *, most=None, **columns):
    """Return the Waiting of ordered rows that are said one by one, the first `most` of them."""
    place = Window(RowNumber(), order_by=rows.query.order_by)
    if most is not None:
        # A part of a question put together has no LIMIT of its own on SQLite.
        rows = rows.annotate(**{f"{PREFIX}order": place}).filter(**{f"{PREFIX}order__lte": most})
    return Waiting(rows, {"place": place, **columns}, say)


def counted(rows, say, **columns):
    """Return the Waiting of rows that are said together, with their `number`, where there are any."""
    # Counted from outside, since the rows may be joined, grouped or cut off.
    plain = rows.model._base_manager.filter(pk__in=rows.values("pk")).values(**{f"{PREFIX}all": Value(1)})
    return Waiting(plain, {"number": Count("*"), **columns}, say)


def todos_of(kinds):
    """Return the ToDos of some Waitings, in their order. One query; none where there is nothing to ask."""
    parts = [_part(number, waiting) for number, waiting in enumerate(kinds)]
    if not parts:
        return []
    found = sorted(Row(*row) for row in parts[0].union(*parts[1:], all=True))
    # A count is a row also when it is of nothing.
    return [kinds[row.kind].say(row) for row in found if row.number != 0]


def _part(number, waiting):
    cast = {name: Cast(waiting.columns.get(name), kind) for name, kind in TYPES.items()}
    columns = {"kind": Value(number), "place": waiting.columns.get("place", Value(0)), **cast}
    columns = {f"{PREFIX}{name}": said for name, said in columns.items()}
    return waiting.rows.order_by().annotate(**columns).values_list(*columns)
