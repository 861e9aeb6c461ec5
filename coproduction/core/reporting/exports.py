"""Tables as files. A cell of text that a spreadsheet would run as a formula is made plain text."""

import csv
import io
from itertools import chain
from tempfile import SpooledTemporaryFile

import xlsxwriter

from coproduction.core.reporting.tables import Kind

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as Western European
FORMATS = {
    Kind.MONEY: "£#,##0.00",
    Kind.HOURS: "#,##0.0",
    Kind.DAYS: "#,##0.0",
    Kind.PERCENT: '0.0"%"',
    Kind.MEAN: "0.0",
    Kind.COUNT: "#,##0",
    Kind.DAY: "d mmmm yyyy",
}


def harmless(value):
    """Return text that no spreadsheet runs: a leading apostrophe goes before a sign that starts a formula."""
    if isinstance(value, str) and value.startswith(RUN_BY_SPREADSHEETS):
        return f"'{value}"
    return value


def csv_lines(headings, rows):
    """Yield a CSV file line by line (UTF-8 text with a byte order mark, CRLF), holding one row in memory."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield BYTE_ORDER_MARK
    for row in chain([headings], rows):
        writer.writerow([harmless(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def xlsx_file(table):
    """Return the table as an open XLSX file at its start, written row by row in constant memory."""
    file = SpooledTemporaryFile(max_size=2_000_000)  # noqa: SIM115 - the response closes it
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": False,
    }
    book = xlsxwriter.Workbook(file, {**options, "remove_timezone": True})
    sheet = book.add_worksheet("Report")
    bold = book.add_format({"bold": True, "text_wrap": True})
    styles = {kind: book.add_format({"num_format": words}) for kind, words in FORMATS.items()}
    sheet.set_column(0, len(table.columns) - 1, 20)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.headings, bold)
    for line, row in enumerate(table.values(), start=1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value not in (None, ""):
                sheet.write(line, place, value, styles.get(column.kind))
    book.close()
    file.seek(0)
    return file
