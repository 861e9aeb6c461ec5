import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from coproduction.core.reporting import (
    HIDDEN,
    Column,
    Kind,
    Table,
    bar_chart,
    csv_lines,
    harmless,
    quarter_in_words,
)


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
        (Kind.PERCENT, Decimal("79.6"), "79.6%"),
        (Kind.PERCENT, Decimal("80.0"), "80%"),
        (Kind.PERCENT, 100, "100%"),
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


def shares(rows):
    columns = [
        Column("who", "Who"),
        Column("done", "Done", Kind.PERCENT),
        Column("aim", "Target", Kind.PERCENT),
    ]
    return Table("t", columns, rows)


def test_a_bar_of_a_percentage_is_a_share_of_the_whole_with_its_target_marked():
    table = shares([{"who": "A", "done": 40, "aim": 80}, {"who": "B", "done": 25, "aim": None}])
    chart = bar_chart(table, label="who", figure="done", mark="aim")
    assert [(bar.share, bar.mark, bar.words) for bar in chart.bars] == [
        (40.0, 80.0, "40% (target 80%)"),
        (25.0, None, "25%"),
    ]
    assert chart.legend == "The line across a bar is: target."
    assert bar_chart(table, label="who", figure="done").legend == ""


def test_a_share_of_nothing_is_not_drawn_as_a_share_of_nought():
    chart = bar_chart(
        shares([{"who": "A", "done": 40, "aim": 80}, {"who": "B", "done": None, "aim": 80}, {"who": "C", "done": 0}]),
        label="who", figure="done", mark="aim",
    )  # fmt: skip
    assert [bar.words for bar in chart.bars] == ["40% (target 80%)", "No figure (target 80%)", "0%"]


def test_a_figure_leads_to_what_it_counts_unless_it_is_nought_or_hidden():
    columns = [Column("who", "Who"), Column("one", "Panels", Kind.COUNT), Column("two", "People", Kind.COUNT)]
    table = Table(
        "t",
        columns,
        [{"who": "A", "one": 3, "two": HIDDEN}, {"who": "B", "one": 0, "two": None}],
        {"who": "Total", "one": 3},
        behind=lambda row, key: f"/{row['who']}/{key}/",
    )
    assert [[cell.url for cell in row] for row in table.said()] == [["", "/A/one/", ""], ["", "", ""]]
    assert table.said()[0][1].about == "Panels, A"
    assert [cell.url for cell in table.said_totals()] == ["", "/Total/one/", ""]
    assert list(table.values()) == [["A", 3, HIDDEN], ["B", 0, None], ["Total", 3, ""]]
