"""XLSX to (line, cells): read-only, XML made safe by defusedxml, and weighed before it is unpacked."""

import io
import re
import zipfile
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext, gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from involvement.imports.refusals import FileRefused, at

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 30 * MEGABYTE
MOST_PARTS = 500
MOST_LINES = 20_000
MOST_CELLS = 200
MERGED = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
PIECE, LONGER_THAN_ONE_MERGED = 1 * MEGABYTE, 200  # bytes
MOST_MERGED_NAMED = 10
MIDNIGHT = time(0)
UNREADABLE = _("This is not a spreadsheet we can read. Save it as CSV UTF-8 or as an Excel workbook (.xlsx).")
TOO_BIG = _(
    "The spreadsheet is too large once unpacked. Keep only the rows to import in it, or save it as CSV UTF-8."
)
BROKEN = (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, EOFError, TypeError,
          IndexError, AttributeError, NotImplementedError)  # fmt: skip


def xlsx_table(content, *, most_lines=MOST_LINES, most_unpacked=MOST_UNPACKED, row_by_row=False):
    """Yield (line, cells as words) of the only sheet that holds anything.

    `row_by_row`: a formula is given as words that begin with '=', for the caller to refuse its row alone.
    """
    _weigh(content, most_unpacked)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        yield from _lines(workbook, content, most_lines, row_by_row)
    except FileRefused:
        raise
    except BROKEN as problem:
        raise FileRefused(UNREADABLE) from problem


def _weigh(content, most_unpacked):
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        raise FileRefused(UNREADABLE) from problem
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise FileRefused(UNREADABLE)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise FileRefused(
            gettext("The spreadsheet holds macros. Save it as an Excel workbook (.xlsx) without them.")
        )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most_unpacked:
        raise FileRefused(TOO_BIG)


def _lines(workbook, content, most_lines, row_by_row):
    sheets = [sheet for sheet in workbook.worksheets if _holds_anything(sheet)]
    if len(sheets) > 1:
        raise FileRefused(
            gettext(
                "The spreadsheet has more than one sheet with something in it. Keep what is to be "
                "imported in one."
            )
        )
    if sheets:
        _refuse_merged(content, sheets[0])
    width = None
    for line, cells in enumerate(_rows_of(sheets[0]) if sheets else [], start=1):
        if line > most_lines:
            raise FileRefused(
                gettext("{line}: the sheet has too many lines. Take out the empty ones.").format(
                    line=at(line)
                )
            )
        words = trimmed(["" if cell.value is None else _words(line, cell, row_by_row) for cell in cells])
        width = len(words) if width is None else width
        yield line, words + [""] * (width - len(words))


def _refuse_merged(content, sheet):
    """Of merged cells a file keeps the first alone: what the others were meant to say, nobody can know."""
    found, rest = [], b""
    with zipfile.ZipFile(io.BytesIO(content)).open(sheet._worksheet_path) as part:
        while piece := part.read(PIECE):
            rest = rest[-LONGER_THAN_ONE_MERGED:] + piece
            found += [each.decode() for each in MERGED.findall(rest)]
    if found:
        named = ", ".join(list(dict.fromkeys(found))[:MOST_MERGED_NAMED])
        raise FileRefused(
            gettext("The sheet has merged cells: {named}. Unmerge them and fill in each cell.").format(
                named=named
            )
        )


def _rows_of(sheet):
    sheet.reset_dimensions()
    return sheet.iter_rows(max_col=MOST_CELLS)


def _holds_anything(sheet):
    return any(cell.value is not None for cells in _rows_of(sheet) for cell in cells)


def trimmed(words):
    """Return the cells of a row up to the last that holds anything: spreadsheets save more, or fewer, as it suits them."""
    while words and not words[-1].strip():
        words.pop()
    return words


def _words(line, cell, row_by_row):
    value = cell.value
    if cell.data_type in ("f", "e"):
        if row_by_row:
            return f"={value}" if isinstance(value, str) else "="
        what = gettext("a formula") if cell.data_type == "f" else gettext("an error")
        raise FileRefused(
            gettext("{line}: the cell holds {what}. Write its value as plain words.").format(
                line=at(line, cell.column_letter), what=what
            )
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return _day_and_time(value)
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)


def _day_and_time(value):
    has_time = isinstance(value, datetime) and value.time() != MIDNIGHT
    return value.strftime("%Y-%m-%d %H:%M:%S" if has_time else "%Y-%m-%d")
