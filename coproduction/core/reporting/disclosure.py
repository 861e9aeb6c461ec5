"""Disclosure control: a table of counts of people from which nobody can work out a small count.

The rules are those of the trust's equality file: with rounding, every figure is rounded from the raw one by itself;
without, counts under the threshold are hidden, then others beside them, until no hidden one can be worked out.
"""

from collections import deque
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

HIDDEN = _("Hidden")
TOTALS, OUTSIDE = "totals", "outside"


@dataclass(frozen=True)
class Policy:
    """`threshold` is the least count shown; `round_to` 0 for none; nothing is said of a group under `least_group`."""

    threshold: int = 5
    show_zero: bool = True
    round_to: int = 0
    secondary: bool = True
    least_group: int = 10


@dataclass(frozen=True)
class Protected:
    """What may be shown: counts or HIDDEN. `rows` as given; one column alone where one of them was too small a group."""

    rows: list[list]
    row_totals: list
    column_totals: list
    total: int
    is_rounded: bool

    @property
    def is_cut(self):
        return HIDDEN in self.row_totals or any(HIDDEN in row for row in self.rows)


def protect(counts, policy):
    """Return what may be shown of a table of counts (rows of whole numbers), or None where nothing may.

    Totals of columns and the total of all are shown, as other tables of the same people show them too.
    """
    if any(sum(column) < policy.least_group for column in zip(*counts, strict=True)):
        counts = [[sum(row)] for row in counts]
    grid = _Grid(counts)
    if grid.total < policy.least_group:
        return None
    if policy.round_to:
        return grid.shown(lambda place: _rounded(grid.values[place], policy.round_to), policy)
    hidden = _hide(grid, policy)
    if hidden is None:
        return None
    return grid.shown(lambda place: HIDDEN if place in hidden else grid.values[place], policy)


class _Grid:
    """The counts with their totals, by place: (row, column) of a cell, (row, TOTALS) of the total of a row.

    Each is an arc of a network whose nodes are the sums that must hold, so that what one can know of a hidden count
    is a matter of ways through that network.
    """

    def __init__(self, counts):
        self.height, self.width = len(counts), len(counts[0]) if counts else 0
        self.values = {
            (row, column): count for row, each in enumerate(counts) for column, count in enumerate(each)
        }
        if self.width > 1:
            self.values.update({(row, TOTALS): sum(each) for row, each in enumerate(counts)})
        self.column_totals = [sum(column) for column in zip(*counts, strict=True)]
        self.total = sum(self.column_totals)

    def lines(self):
        """Yield the places of the cells of each row, then of each column, without totals."""
        if self.width > 1:
            yield from ([(row, column) for column in range(self.width)] for row in range(self.height))
        yield from ([(row, column) for row in range(self.height)] for column in range(self.width))

    def ends(self, place):
        """Return the two sums a count is part of: from where its arc goes, and to where."""
        row, column = place
        if self.width == 1:
            return OUTSIDE, ("column", column)
        return (TOTALS, ("row", row)) if column == TOTALS else (("row", row), ("column", column))

    def beside(self, place):
        """Return the other places that share a sum with this one."""
        mine = set(self.ends(place)) - {OUTSIDE}
        return [other for other in self.values if other != place and mine & set(self.ends(other))]

    def shown(self, say, policy):
        rounded = policy.round_to
        return Protected(
            rows=[[say((row, column)) for column in range(self.width)] for row in range(self.height)],
            row_totals=[say((row, TOTALS if self.width > 1 else 0)) for row in range(self.height)],
            column_totals=[_rounded(total, rounded) for total in self.column_totals],
            total=_rounded(self.total, rounded),
            is_rounded=bool(rounded),
        )


def _hide(grid, policy):
    """Return the places to hide, or None where that is not enough."""
    hidden = {place for place, value in grid.values.items() if _is_small(value, policy)}
    if not policy.secondary:
        return hidden
    while more := _alone(grid, hidden):
        hidden |= more
    while known := next((place for place in sorted(hidden, key=str) if _is_known(grid, hidden, place)), None):
        more = _smallest([place for place in grid.beside(known) if place not in hidden], grid)
        if more is None:
            return None
        hidden.add(more)
    return hidden


def _is_small(value, policy):
    return value < policy.threshold and not (value == 0 and policy.show_zero)


def _alone(grid, hidden):
    """Return the next smallest cell of the first line with exactly one hidden, as a set; empty where there is none."""
    for line in grid.lines():
        left = [place for place in line if place not in hidden]
        if left and len(line) - len(left) == 1:
            return {_smallest(left, grid)}
    return set()


def _smallest(places, grid):
    # A nought hides least, so it is taken last.
    return min(
        places, key=lambda place: (grid.values[place] == 0, grid.values[place], str(place)), default=None
    )


def _is_known(grid, hidden, place):
    """Say whether a hidden count has only one possible value, given all that is shown and that no count is negative.

    Another value is possible exactly where the count can be moved up, or down, along a closed way of hidden counts,
    each of which may go up, and down unless it is nought.
    """
    start, end = grid.ends(place)
    others = hidden - {place}
    up = _leads(grid, others, end, start)
    return not up and not (grid.values[place] > 0 and _leads(grid, others, start, end))


def _leads(grid, hidden, start, end):
    ways: dict = {}
    for place in hidden:
        tail, head = grid.ends(place)
        ways.setdefault(tail, set()).add(head)
        if grid.values[place] > 0:
            ways.setdefault(head, set()).add(tail)
    seen, waiting = {start}, deque([start])
    while waiting:
        for node in ways.get(waiting.popleft(), ()):
            if node == end:
                return True
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return False


def _rounded(value, base):
    return (value + base // 2) // base * base if base else value
