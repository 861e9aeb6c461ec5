"""XLSX to (line, cells): read-only, XML made safe by defusedxml, and weighed before it is unpacked."""

import io
import zipfile
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from involvement.imports.refusals import FileRefused, at

MOST_UNPACKED = 30 * 1024 * 1024
MOST_PARTS = 500
MOST_LINES = 20_000
MOST_CELLS = 200
UNREADABLE = "This is not a spreadsheet we can read. Save it as CSV UTF-8 or as an Excel workbook (.xlsx)."
TOO_BIG = (
    "The spreadsheet is too large once unpacked. Keep only the rows to import in it, or save it as CSV UTF-8."
)
BROKEN = (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, EOFError, TypeError,
          IndexError, AttributeError, NotImplementedError)  # fmt: skip


def xlsx_table(content):
    """Yield (line, cells as words) of the only sheet that holds anything."""
    _weigh(content)
    try:
        yield from _lines(load_workbook(io.BytesIO(content), read_only=True, keep_links=False))
    except FileRefused:
        raise
    except BROKEN as problem:
        raise FileRefused(UNREADABLE) from problem


def _weigh(content):
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        raise FileRefused(UNREADABLE) from problem
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise FileRefused(UNREADABLE)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise FileRefused("The spreadsheet holds macros. Save it as an Excel workbook (.xlsx) without them.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefused(TOO_BIG)


def _lines(workbook):
    sheets = [sheet for sheet in workbook.worksheets if _holds_anything(sheet)]
    if len(sheets) > 1:
        raise FileRefused(
            "The spreadsheet has more than one sheet with something in it. Keep what is to be imported in one."
        )
    width = None
    for line, cells in enumerate(_rows_of(sheets[0]) if sheets else [], start=1):
        if line > MOST_LINES:
            raise FileRefused(f"{at(line)}: the sheet has too many lines. Take out the empty ones.")
        words = _trimmed([_words(line, cell) for cell in cells])
        width = len(words) if width is None else width
        yield line, words + [""] * (width - len(words))


def _rows_of(sheet):
    sheet.reset_dimensions()
    return sheet.iter_rows(max_col=MOST_CELLS)


def _holds_anything(sheet):
    return any(cell.value is not None for cells in _rows_of(sheet) for cell in cells)


def _trimmed(words):
    while words and not words[-1].strip():
        words.pop()
    return words


def _words(line, cell):
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        what = "a formula" if cell.data_type == "f" else "an error"
        raise FileRefused(
            f"{at(line, cell.column_letter)}: the cell holds {what}. Write its value as plain words."
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)
