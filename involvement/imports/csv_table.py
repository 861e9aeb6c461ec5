"""CSV to (line, cells): UTF-8 with or without a mark; Windows' own encoding is told apart and refused by line and column."""

import csv
import io

from django.utils.translation import gettext, gettext_lazy as _

from involvement.imports.columns import COLUMNS
from involvement.imports.refusals import FileRefused, at

SEPARATORS = (",", ";", "\t")
ONLY_IN_WINDOWS = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])  # bytes that mean nothing in Windows-1252
NOT_A_TABLE = _(
    "This is not a spreadsheet we can read. Save it as CSV UTF-8 or as an Excel workbook (.xlsx)."
)


def csv_table(content):
    """Yield (line, cells) of each record; the line is the one it starts on."""
    if b"\x00" in content:
        raise FileRefused(_where_is_nul(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileRefused(_encoding_problem(content, problem.start)) from problem
    yield from _records(text)


def _records(text):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as problem:
        raise FileRefused(
            gettext(
                "{start}: the quotation marks of a cell are not closed, or a cell is too long. Mend it "
                "and try again."
            ).format(start=at(start))
        ) from problem


def _separator(text):
    """The one that finds most of our columns in the first line."""
    first = text.split("\n", 1)[0]
    return max(
        SEPARATORS, key=lambda each: sum(name.strip(' "\r').lower() in COLUMNS for name in first.split(each))
    )


def _encoding_problem(content, start):
    where = at(*_place(content, start))
    rest = content[start:]
    if any(byte in ONLY_IN_WINDOWS for byte in rest):
        return gettext(
            "{where}: the letters are not saved as UTF-8. Save the file as CSV UTF-8 and try again."
        ).format(where=where)
    return gettext(
        "{where}: the letters are saved in the Windows way (cp1252), which can turn names and "
        "signs into others. Save the file as CSV UTF-8 and try again."
    ).format(where=where)


def _where_is_nul(content):
    line, column = _place(content, content.index(0))
    if line == 1:
        return NOT_A_TABLE
    return gettext("{line}: the cell holds hidden characters. Take them out and try again.").format(
        line=at(line, column)
    )


def _place(content, start):
    """Return (line, column name) of a byte. Letters before it do not matter, so Latin-1 reads them all."""
    before = content[:start].decode("latin-1")
    line = before.count("\n") + 1
    separator = _separator(content.decode("latin-1"))
    records = list(csv.reader(io.StringIO(before.replace("\x00", ""), newline=""), delimiter=separator))
    header = [name.strip().lower().removeprefix("ï»¿") for name in records[0]] if records else []
    at_line_end = not before or before.endswith("\n")
    index = 0 if at_line_end or len(records) < 2 else len(records[-1]) - 1
    if line == 1:
        return 1, ""
    return line, header[index] if index < len(header) else ""
