"""The shape of every report: columns that know their kind, rows of plain values, totals from the same selector."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from coproduction.core.dates import say_date
from coproduction.core.money import pounds


class Kind(Enum):
    """What a column holds: `words` str, `count` int, `hours` Decimal, `money` Decimal pounds, `day` date."""

    WORDS = "words"
    COUNT = "count"
    HOURS = "hours"
    MONEY = "money"
    DAY = "day"

    @property
    def is_number(self):
        return self in (Kind.COUNT, Kind.HOURS, Kind.MONEY)


@dataclass(frozen=True)
class Column:
    key: str
    heading: str
    kind: Kind = Kind.WORDS

    def say(self, value):
        """Return a value of this column as people say it."""
        if value is None:
            return ""
        if isinstance(value, str):  # words, or a figure that is hidden
            return value
        if self.kind is Kind.MONEY:
            return pounds(value)
        if self.kind is Kind.HOURS:
            return f"{Decimal(value).quantize(Decimal('0.1')):,}"
        if self.kind is Kind.COUNT:
            return f"{value:,}"
        return say_date(value) if self.kind is Kind.DAY else str(value)


@dataclass(frozen=True)
class Table:
    """A report's figures. Each row, and `totals`, is a dict by column key; totals may leave a key out."""

    title: str
    columns: list[Column]
    rows: list[dict]
    totals: dict = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def headings(self):
        return [column.heading for column in self.columns]

    def values(self):
        """Yield each row as raw values in the order of the columns, then the totals where there are any."""
        for row in [*self.rows, *([self.totals] if self.totals else [])]:
            yield [row.get(column.key, "") for column in self.columns]

    def said(self):
        """Return the rows as cells for a page: [(column, words), ...] for each."""
        return [self._say(row) for row in self.rows]

    def said_totals(self):
        return self._say(self.totals) if self.totals else []

    def _say(self, row):
        return [(column, column.say(row.get(column.key))) for column in self.columns]
