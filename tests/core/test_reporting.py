import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from coproduction.core.reporting import Column, Kind, Table, bar_chart, csv_lines, harmless, quarter_in_words


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_starts_a_formula_is_made_plain(start):
    assert harmless(start) == f"'{start}"


@pytest.mark.parametrize("kept", ["Adult", "", 5, Decimal("-2.50"), None])
def test_other_values_are_left_as_they_are(kept):
    assert harmless(kept) == kept


def test_csv_is_written_a_line_at_a_time_and_read_back():
    lines = list(csv_lines(["Name", "Said"], iter([["Ann", 'a "b", c'], ["Ben", "two\nlines"]])))
    assert len(lines) == 4
    read = list(csv.reader(io.StringIO("".join(lines).removeprefix("\ufeff"), newline="")))
    assert read == [["Name", "Said"], ["Ann", 'a "b", c'], ["Ben", "two\nlines"]]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.MONEY, Decimal("1024.3"), "£1,024.30"),
        (Kind.HOURS, Decimal("4.5"), "4.5"),
        (Kind.COUNT, 10000, "10,000"),
        (Kind.WORDS, None, ""),
    ],
)
def test_a_column_says_its_values(kind, value, words):
    assert Column("key", "Heading", kind).say(value) == words


def test_the_longest_bar_fills_the_chart_and_nothing_means_no_chart():
    columns = [Column("who", "Who"), Column("hours", "Hours", Kind.HOURS)]
    chart = bar_chart(
        Table("t", columns, [{"who": "A", "hours": 4}, {"who": "B", "hours": 1}]), label="who", figure="hours"
    )
    assert [bar.share for bar in chart.bars] == [100.0, 25.0]
    assert bar_chart(Table("t", columns, []), label="who", figure="hours") is None


def test_a_quarter_is_said_by_its_months():
    assert quarter_in_words(date(2026, 10, 1)) == "October to December 2026"
