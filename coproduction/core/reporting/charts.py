"""A bar chart as plain SVG with the table behind it: no script, no inline style, and it prints."""

from dataclasses import dataclass

LABEL_WIDTH = 180
BAR_SPACE = 300
ROW_HEIGHT = 32
LONGEST_LABEL = 26  # letters that fit beside the bars


@dataclass(frozen=True)
class Bar:
    label: str
    words: str
    y: int
    width: float

    @property
    def end(self):
        return LABEL_WIDTH + self.width + 6

    @property
    def middle(self):
        return self.y + 17


@dataclass(frozen=True)
class Chart:
    """`key` makes the ids on the page; `bars` are in the order of the table's rows."""

    key: str
    title: str
    bars: list[Bar]

    @property
    def height(self):
        return max(1, len(self.bars)) * ROW_HEIGHT

    @property
    def left(self):
        return LABEL_WIDTH


def bar_chart(table, *, label, figure, most=20):
    """Return a Chart of one figure of a table, by its label column; None when there is nothing to draw or too much."""
    column = next(each for each in table.columns if each.key == figure)
    values = [row[figure] or 0 for row in table.rows]
    if not values or len(values) > most or max(values) <= 0:
        return None
    bars = [
        Bar(
            _short(str(row[label])),
            column.say(value),
            place * ROW_HEIGHT,
            round(float(value / max(values)) * BAR_SPACE, 1),
        )
        for place, (row, value) in enumerate(zip(table.rows, values, strict=True))
    ]
    return Chart(f"chart-{figure}", f"{column.heading}: {table.title}", bars)


def _short(label):
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
