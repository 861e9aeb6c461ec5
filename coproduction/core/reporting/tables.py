"""The shape of every report: columns that know their kind, rows of plain values, totals from the same selector."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from django.utils.functional import Promise

from coproduction.core.dates import say_date
from coproduction.core.languages import Words
from coproduction.core.money import pounds


class Kind(Enum):
    """What a column holds: `words` str, `count` int, `hours`, `days` and `mean` Decimal, `money` Decimal pounds,
    `percent` Decimal out of a hundred, `day` date."""

    WORDS = "words"
    COUNT = "count"
    HOURS = "hours"
    DAYS = "days"
    MEAN = "mean"
    MONEY = "money"
    PERCENT = "percent"
    DAY = "day"

    @property
    def is_number(self):
        return self not in (Kind.WORDS, Kind.DAY)


def _tenths(value):
    return f"{Decimal(value).quantize(Decimal('0.1')):,}"


def _percent(value):
    return f"{Decimal(value):.1f}".removesuffix(".0") + "%"


SAID: dict[Kind, Callable[..., str]] = {
    Kind.COUNT: "{:,}".format,
    Kind.HOURS: _tenths,
    Kind.DAYS: _tenths,
    Kind.MEAN: _tenths,
    Kind.MONEY: pounds,
    Kind.PERCENT: _percent,
    Kind.DAY: say_date,
}


def is_words(value):
    """Return whether a value is text, or text that is said in the reader's language when it is read."""
    return isinstance(value, str | Promise)


@dataclass(frozen=True)
class Column:
    key: str
    heading: Words
    kind: Kind = Kind.WORDS

    def say(self, value):
        """Return a value of this column as people say it."""
        if value is None:
            return ""
        if is_words(value):  # words, or a figure that is hidden
            return str(value)
        return SAID.get(self.kind, str)(value)


@dataclass(frozen=True)
class Cell:
    """A figure as a page shows it: in words, with the address of what is behind it where there is one."""

    column: Column
    words: str
    url: str = ""
    about: str = ""


@dataclass(frozen=True)
class Table:
    """A report's figures. Each row, and `totals`, is a dict by column key; totals may leave a key out.

    `behind(row, column key)` returns the address of the rows that a figure counts, or '' where it has none.
    """

    title: Words
    columns: list[Column]
    rows: list[dict]
    totals: dict = field(default_factory=dict)
    notes: list[Words] = field(default_factory=list)
    behind: Callable[[dict, str], str] | None = None

    @property
    def headings(self):
        return [column.heading for column in self.columns]

    def values(self):
        """Yield each row as raw values in the order of the columns, then the totals where there are any."""
        for row in [*self.rows, *([self.totals] if self.totals else [])]:
            yield [row.get(column.key, "") for column in self.columns]

    def said(self):
        """Return the rows as Cells for a page."""
        return [self._say(row) for row in self.rows]

    def said_totals(self):
        return self._say(self.totals) if self.totals else []

    def _say(self, row):
        return [self._cell(row, column) for column in self.columns]

    def _cell(self, row, column):
        value, label = row.get(column.key), self.columns[0]
        # Nothing is behind a nought, and a hidden figure must not be counted by its list.
        is_figure = column.kind.is_number and value and not is_words(value)
        url = self.behind(row, column.key) if self.behind and is_figure else ""
        about = f"{column.heading}, {label.say(row.get(label.key))}"
        return Cell(column, column.say(value), url, about)
