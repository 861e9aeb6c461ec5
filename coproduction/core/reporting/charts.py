"""A bar chart as plain SVG with the table behind it: no script, no inline style, and it prints.

Each bar is a line of its own whose length is a share of the line, so that words keep their size on a phone.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from coproduction.core.reporting.tables import Kind, is_words

WHOLE = 100  # what the longest possible bar of a percentage stands for


@dataclass(frozen=True)
class Bar:
    """`share` is how long the bar is, as a percentage of the longest one's, or of the whole where it is a percentage.
    `mark` is where a line stands across it, such as its target; None where there is none."""

    label: str
    words: str
    share: float
    mark: float | None = None


@dataclass(frozen=True)
class Chart:
    """`key` makes the ids on the page; `bars` are in the order of the table's rows; `legend` says what a mark is."""

    key: str
    title: str
    bars: list[Bar]
    legend: str = ""


def bar_chart(table, *, label, figure, mark=None, most=24):
    """Return a Chart of one figure of a table, by its label column; None when there is nothing to draw or too much.

    `mark` is the key of a column of the same kind whose value is marked on each bar.
    """
    columns = {column.key: column for column in table.columns}
    column, marked = columns.get(figure), columns.get(mark)
    if column is None:
        return None
    values = [_length(row[figure]) for row in table.rows]
    if not values or len(values) > most or max(values) <= 0:
        return None
    longest = WHOLE if column.kind is Kind.PERCENT else max(values)
    bars = [
        _bar(row, label, column, marked, _share(value, longest))
        for row, value in zip(table.rows, values, strict=True)
    ]
    has_marks = any(bar.mark is not None for bar in bars)
    legend = (
        gettext("The line across a bar is: {heading}.").format(heading=marked.heading.lower())
        if marked and has_marks
        else ""
    )
    return Chart(f"chart-{figure}", column.heading, bars, legend)


def _bar(row, label, column, marked, share):
    value, mark = row[column.key], None
    # A share of nothing is no share: '0%' would say that all of them went wrong.
    words = gettext("No figure") if value is None else column.say(value)
    if marked and row.get(marked.key) is not None:
        mark = float(min(WHOLE, row[marked.key]))
        words = f"{words} ({marked.heading.lower()} {marked.say(row[marked.key])})"
    return Bar(str(row[label]), words, share, mark)


def _length(value):
    # A figure that is hidden is a word, and its bar has no length.
    return 0 if is_words(value) else value or 0


def _share(value, longest):
    return round(float(value / longest) * 100, 1)
