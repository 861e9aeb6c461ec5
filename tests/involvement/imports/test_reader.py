import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from involvement.imports.cells import date_of, minutes_of, number_of, pounds_of
from involvement.imports.columns import COLUMNS
from involvement.imports.placing import place
from involvement.imports.reader import MOST_BYTES, MOST_ROWS, read
from involvement.imports.refusals import FileRefused

NAMES = list(COLUMNS)


def row(**changes):
    return [{"reference": "A-1", "title": "A group", **changes}.get(name, "") for name in NAMES]


def as_csv(*rows, header=NAMES, encoding="utf-8", separator=","):
    words = io.StringIO(newline="")
    csv.writer(words, delimiter=separator).writerows([header, *rows])
    return words.getvalue().encode(encoding)


def as_xlsx(*rows, header=NAMES, change=None):
    book = Workbook()
    for cells in (header, *rows):
        book.active.append(cells)
    if change:
        change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def taken(content):
    return read(io.BytesIO(content))


def refusal(content):
    with pytest.raises(FileRefused) as refused:
        taken(content)
    return refused.value.sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_utf8_with_or_without_a_mark_and_by_any_separator(encoding, separator):
    rows = taken(as_csv(row(title="Café “group”"), encoding=encoding, separator=separator))
    assert [(each.line, each.values["title"]) for each in rows] == [(2, "Café “group”")]


def test_columns_in_any_order_and_empty_lines_left_out():
    content = as_csv(row()[::-1], [""] * len(NAMES), row(reference="A-2")[::-1], header=NAMES[::-1])
    assert [each.line for each in taken(content)] == [2, 4]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (as_csv(), "no adverts under them"),
        (as_csv(row(), header=["colour", *NAMES[1:]]), "Line 1: we do not know column colour"),
        (as_csv(row(), header=["title", *NAMES[1:]]), "Line 1: there is more than one column title"),
        (as_csv(row()[1:], header=NAMES[1:]), "Line 1: the file has no column reference"),
        (as_csv(row()[1:]), "Line 2: there are 28 cells and 29 columns"),
        (
            as_csv(row(title="Café"), encoding="cp1252"),
            "Line 2, column title: the letters are saved in the Windows way",
        ),
        (
            as_csv(row(title="x")).replace(b"A group", b"x") + b"A-2,\x81",
            "Line 3, column title: the letters are not saved",
        ),
        (as_csv(row(title="=1+1")), "Line 2, column title: the cell begins like a formula (=)"),
        (as_csv(row(summary="+44 1")), "Line 2, column summary"),
        (as_csv(row(support="@SUM(A1)")), "Line 2, column support"),
        (as_csv(row(support="\t=1")), "Line 2, column support"),
        (as_csv(row(support="-2+3+cmd|' /C calc'!A0")), "Line 2, column support"),
        (as_csv(row(support="- cmd|' /C calc'!A0")), "Line 2, column support"),
        (as_csv(row(title="a\x01b")), "Line 2, column title: the cell holds hidden characters"),
        (
            as_csv(row(title="a")).replace(b",a,", b",a\x00,"),
            "Line 2, column title: the cell holds hidden characters",
        ),
        (
            as_csv(row(title="x" * 121)),
            "Line 2, column title: the cell has 121 characters, and 120 is the most",
        ),
        (as_csv(row(), row()), "Line 3, column reference: A-1 is already on line 2"),
        (as_csv(row(reference="")), "Line 2, column reference: every advert needs"),
        (as_csv(row(reference="a/b")), "Line 2, column reference: use letters"),
        (as_csv(row(reference="OPP-2026-0001")), "Line 2, column reference: references that begin with OPP-"),
        (as_csv(row()) + b'"never closed', "Line 3: the quotation marks"),
        (b"%PDF-1.7", "not a spreadsheet"),
        (b"\xff\xfer\x00e\x00", "UTF-16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel file"),
        (b"PK\x03\x04nonsense", "not a spreadsheet"),
        (bytes(range(256)) * 10, "not a spreadsheet"),
        (b"x" * (MOST_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_a_bad_file_gets_a_sentence_that_says_where(content, words):
    assert words in refusal(content)


def test_too_many_rows():
    content = as_csv(*(row(reference=f"A-{number}") for number in range(MOST_ROWS + 1)))
    assert f"Line {MOST_ROWS + 2:,}: a file may have {MOST_ROWS:,} rows" in refusal(content)


def test_fifty_megabytes_are_not_read_whole():
    class Counted(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked = size
            return b"x" * size

    stream = Counted()
    with pytest.raises(FileRefused):
        read(stream)
    assert stream.asked == MOST_BYTES + 1


@pytest.mark.parametrize("words", ["- bring a drink, and a friend", "-", "-5"])
def test_a_dash_may_begin_a_list(words):
    assert taken(as_csv(row(support=words)))[0].values["support"] == words


def test_a_workbook_is_read_with_its_dates_and_numbers():
    cells = row(first_date="", places="", online="")
    cells[NAMES.index("first_date")] = datetime(2026, 12, 8)
    cells[NAMES.index("places")] = 15
    cells[NAMES.index("session_length_hours")] = 1.5
    cells[NAMES.index("online")] = True
    values = taken(as_xlsx(cells))[0].values
    assert (values["first_date"], values["places"], values["session_length_hours"], values["online"]) == (
        "2026-12-08", "15", "1.5", "yes",
    )  # fmt: skip


def test_a_formula_in_a_workbook_is_refused_by_line_and_column():
    assert "Line 2, column B: the cell holds a formula" in refusal(as_xlsx(row(title="=1+1")))


def test_a_second_sheet_with_something_in_it():
    def add(book):
        book.create_sheet("More").append(["x"])

    assert "more than one sheet" in refusal(as_xlsx(row(), change=add))


def test_a_zip_bomb_and_a_zip_of_something_else():
    def packed(parts):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, words in parts.items():
                archive.writestr(name, words)
        return content.getvalue()

    assert "too large once unpacked" in refusal(
        packed({"xl/workbook.xml": "x", "xl/big.xml": b"0" * 40_000_000})
    )
    assert "not a spreadsheet" in refusal(packed({"hello.txt": "x"}))
    assert "macros" in refusal(packed({"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"}))
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    assert "not a spreadsheet" in refusal(packed({"xl/workbook.xml": bomb, "[Content_Types].xml": bomb}))


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-08",
        "8/12/2026",
        "08.12.2026",
        "8 December 2026",
        "Tuesday 8th Dec 2026",
        "8-Dec-2026",
        "2026-12-08 00:00:00",
    ],
)
def test_dates_of_several_styles(words):
    assert date_of(words) == date(2026, 12, 8)


@pytest.mark.parametrize("words", ["08/12/26", "8/12/9999", "mid December", "31/02/2026", "12/25/2026", ""])
def test_a_date_that_could_be_two_or_is_out_of_reach_is_not_guessed(words):
    assert date_of(words) is None


def test_numbers_as_people_write_them():
    assert (
        number_of("10,000") == 10000
        and number_of("-1") is None
        and number_of("1e9") is None
        and number_of("٣") is None
    )
    assert minutes_of("1.5") == 90 and minutes_of("25") is None and minutes_of("0.33") is None
    assert pounds_of("£13.50") == Decimal("13.50")


def test_choices_are_known_by_value_or_by_words():
    values = dict.fromkeys(COLUMNS, "") | {
        "kind": "Focus group",
        "ladder_rung": "Co production",
        "online": "perhaps",
    }
    placed = place(values)
    assert (placed.fields["kind"], placed.fields["rung"]) == ("focus_group", "co-production")
    assert placed.unplaced == {"place": "perhaps"}
