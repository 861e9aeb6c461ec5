"""Small counts cannot be worked out: each published table is attacked as a system of equations.

The attacker here shares no code with what it attacks. It knows every figure shown, that rows and columns add up, and
that no count is negative. First it solves the equations exactly; then it looks for a second table that fits as well.
"""

from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from coproduction.core.reporting.disclosure import HIDDEN, Policy, Protected, protect

PEOPLE = Policy()
counts = st.one_of(st.integers(0, 4), st.integers(0, 30))


def tables(most_rows=5, most_columns=3):
    return st.integers(1, most_columns).flatmap(
        lambda width: st.lists(
            st.lists(counts, min_size=width, max_size=width), min_size=2, max_size=most_rows
        )
    )


policies = st.builds(
    Policy,
    threshold=st.sampled_from([3, 5, 8, 10]),
    show_zero=st.booleans(),
    least_group=st.sampled_from([1, 10]),
)


def equations_of(shown):
    """Return (unknown places, [(coefficients by place, right side)]) of a published table, from its figures alone."""
    whole = [[*row, total] for row, total in zip(shown.rows, shown.row_totals, strict=True)]
    if len(shown.column_totals) == 1:
        whole = shown.rows
        bottom = [shown.total]
    else:
        bottom = [*shown.column_totals, shown.total]
    unknown = {
        (row, column)
        for row, each in enumerate(whole)
        for column, value in enumerate(each)
        if value == HIDDEN
    }
    sums = []
    for column, total in enumerate(bottom):
        sums.append(_equation([((row, column), each[column], 1) for row, each in enumerate(whole)], total))
    if len(shown.column_totals) > 1:
        last = len(bottom) - 1
        for row, each in enumerate(whole):
            terms = [((row, column), value, -1 if column == last else 1) for column, value in enumerate(each)]
            sums.append(_equation(terms, 0))
    return unknown, sums


def _equation(terms, right):
    left = {}
    for place, value, sign in terms:
        if value == HIDDEN:
            left[place] = left.get(place, 0) + sign
        else:
            right -= sign * value
    return left, right


def solved_by_algebra(unknown, sums):
    """Return {place: value} of every unknown that the equations alone fix (Gauss and Jordan, in exact fractions)."""
    places = sorted(unknown)
    rows = [[Fraction(left.get(place, 0)) for place in places] + [Fraction(right)] for left, right in sums]
    done = 0
    for column in range(len(places)):
        pivot = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for row in range(len(rows)):
            if row != done and rows[row][column]:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[done], strict=True)]
        done += 1
    fixed = {}
    for row in rows:
        held = [place for place, value in zip(places, row[:-1], strict=True) if value]
        if len(held) == 1:
            fixed[held[0]] = row[-1]
    return fixed


def other_values(unknown, sums, place, true):
    """Search for a table of counts that fits the equations with another value in one place. True when there is one."""
    most = max([abs(right) for _, right in sums] + [1])
    return any(_fits(sums, {place: value}, sorted(unknown - {place}), most) for value in _around(true, most))


def _around(true, most):
    yield from (value for value in (true + 1, true - 1) if 0 <= value <= most)
    yield from (value for value in range(most + 1) if abs(value - true) > 1)


def _fits(sums, guess, left, most):
    bounds = _tightened(
        sums, {**{place: (0, most) for place in left}, **{p: (v, v) for p, v in guess.items()}}
    )
    if bounds is None:
        return False
    free = [place for place, (low, high) in bounds.items() if low < high]
    if not free:
        return True
    place = min(free, key=lambda each: bounds[each][1] - bounds[each][0])
    low, high = bounds[place]
    fixed = {each: span[0] for each, span in bounds.items() if span[0] == span[1]}
    rest = [each for each in free if each != place]
    return any(_fits(sums, {**fixed, place: value}, rest, most) for value in range(low, high + 1))


def _tightened(sums, bounds):
    """Narrow what each unknown can be by each equation in turn, until nothing moves; None where nothing fits."""
    moved = True
    while moved:
        moved = False
        for left, right in sums:
            for place, sign in left.items():
                low, high = _rest(left, bounds, place)
                spans = sorted(((right - low) * sign, (right - high) * sign))
                new = max(bounds[place][0], spans[0]), min(bounds[place][1], spans[1])
                if new[0] > new[1]:
                    return None
                if new != bounds[place]:
                    bounds[place], moved = new, True
    if any(not left and right for left, right in sums):
        return None
    return bounds


def _rest(left, bounds, place):
    spans = [(sign, *bounds[other]) for other, sign in left.items() if other != place]
    low = sum(a if sign > 0 else -b for sign, a, b in spans)
    high = sum(b if sign > 0 else -a for sign, a, b in spans)
    return low, high


def true_values(raw, shown):
    alone = len(shown.column_totals) == 1
    return [[sum(row)] if alone else [*row, sum(row)] for row in raw]


def broken_into(raw, shown):
    """Return the places of a published table whose hidden count the attacker finds."""
    unknown, sums = equations_of(shown)
    fixed = solved_by_algebra(unknown, sums)
    true = true_values(raw, shown)
    return [
        place
        for place in sorted(unknown)
        if place in fixed or not other_values(unknown, sums, place, true[place[0]][place[1]])
    ]


@settings(max_examples=400, deadline=None)
@given(tables(), policies)
def test_no_hidden_count_has_only_one_possible_value(raw, policy):
    shown = protect(raw, policy)
    assert shown is None or broken_into(raw, shown) == []


@settings(max_examples=200, deadline=None)
@given(tables(), policies)
def test_no_count_under_the_threshold_is_shown(raw, policy):
    shown = protect(raw, policy)
    if shown is None:
        return
    for value in [value for row in shown.rows for value in row] + shown.row_totals:
        assert value == HIDDEN or value >= policy.threshold or (value == 0 and policy.show_zero)


@settings(max_examples=200, deadline=None)
@given(tables(), policies)
def test_what_is_shown_is_true(raw, policy):
    shown = protect(raw, policy)
    if shown is None:
        return
    true = true_values(raw, shown)
    whole = (
        shown.rows
        if len(shown.column_totals) == 1
        else [[*row, total] for row, total in zip(shown.rows, shown.row_totals, strict=True)]
    )
    assert all(
        value in (HIDDEN, expected)
        for row, expecteds in zip(whole, true, strict=True)
        for value, expected in zip(row, expecteds, strict=True)
    )


def test_the_attacker_finds_a_count_that_is_hidden_alone():
    raw = [[2, 20], [15, 30], [9, 11]]
    lonely = Protected([[HIDDEN, 20], [15, 30], [9, 11]], [22, 45, 20], [26, 61], 87, is_rounded=False)
    assert broken_into(raw, lonely) == [(0, 0)]
    primary = protect(raw, Policy(secondary=False))
    assert broken_into(raw, primary) == [(0, 0)]
    assert broken_into(raw, protect(raw, PEOPLE)) == []


def test_the_attacker_finds_noughts_that_must_be_noughts():
    raw = [[0, 20], [0, 30], [15, 11]]
    both = Protected([[HIDDEN, 20], [HIDDEN, 30], [15, 11]], [20, 30, 26], [15, 61], 76, is_rounded=False)
    assert set(broken_into(raw, both)) == {(0, 0), (1, 0)}
    assert broken_into(raw, protect(raw, Policy(show_zero=False))) == []


def test_the_next_smallest_goes_too():
    shown = protect([[3], [20], [6], [11]], PEOPLE)
    assert shown.rows == [[HIDDEN], [20], [HIDDEN], [11]]
    assert (shown.total, shown.is_cut) == (40, True)


@pytest.mark.parametrize("base", [5, 10])
def test_each_figure_is_rounded_from_the_raw_one(base):
    shown = protect([[3, 8], [21, 14]], Policy(round_to=base))
    rounded = {
        5: ([[5, 10], [20, 15]], [10, 35], [25, 20], 45),
        10: ([[0, 10], [20, 10]], [10, 40], [20, 20], 50),
    }
    assert (shown.rows, shown.row_totals, shown.column_totals, shown.total) == rounded[base]
    assert shown.is_rounded and not shown.is_cut


@pytest.mark.parametrize("raw", [[[4], [5]], [[4, 0], [0, 5]], [[0], [0]]])
def test_nothing_is_said_of_fewer_than_ten(raw):
    assert protect(raw, PEOPLE) is None


def test_a_column_of_few_people_is_not_told_apart():
    shown = protect([[6, 20], [3, 30]], PEOPLE)
    assert shown.rows == [[26], [33]]
    assert shown.column_totals == [59]
