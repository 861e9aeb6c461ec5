"""A bar chart as plain SVG with the table behind it: no script, no inline style, and it prints.

Each bar is a line of its own whose length is a share of the line, so that words keep their size on a phone.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """`share` is how long the bar is, as a percentage of the longest one's."""

    label: str
    words: str
    share: float


@dataclass(frozen=True)
class Chart:
    """`key` makes the ids on the page; `bars` are in the order of the table's rows."""

    key: str
    title: str
    bars: list[Bar]


def bar_chart(table, *, label, figure, most=20):
    """Return a Chart of one figure of a table, by its label column; None when there is nothing to draw or too much."""
    column = next((each for each in table.columns if each.key == figure), None)
    if column is None:
        return None
    # A figure that is hidden is a word, and its bar has no length.
    values = [0 if isinstance(row[figure], str) else row[figure] or 0 for row in table.rows]
    if not values or len(values) > most or max(values) <= 0:
        return None
    bars = [
        Bar(str(row[label]), column.say(row[figure] or 0), round(float(value / max(values)) * 100, 1))
        for row, value in zip(table.rows, values, strict=True)
    ]
    return Chart(f"chart-{figure}", column.heading, bars)
