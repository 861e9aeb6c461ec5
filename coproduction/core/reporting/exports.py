"""Tables as files. A cell of text that a spreadsheet would run as a formula is made plain text."""

import csv
import io
from itertools import chain
from tempfile import SpooledTemporaryFile

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext

from coproduction.core.reporting.tables import Kind

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as Western European
FORMATS = {
    Kind.MONEY: "£#,##0.00",
    Kind.HOURS: "#,##0.0",
    Kind.DAYS: "#,##0.0",
    Kind.PERCENT: '0.0"%"',
    Kind.MEAN: "0.0",
    Kind.COUNT: "#,##0",
    Kind.DAY: "d mmmm yyyy",  # English: a code that spreadsheets read
}


def harmless(value):
    """Return text that no spreadsheet runs: a leading apostrophe goes before a sign that starts a formula."""
    value = said(value)
    if isinstance(value, str) and value.startswith(RUN_BY_SPREADSHEETS):
        return f"'{value}"
    return value


def said(value):
    """Return text in the reader's language where it is in none yet: a file takes nothing else."""
    return str(value) if isinstance(value, Promise) else value


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


def csv_response(file_name, headings, rows):
    """Return a CSV file as the answer to a request, sent line by line."""
    response = StreamingHttpResponse(csv_lines(headings, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def xlsx_file(table):
    """Return the table as an open XLSX file at its start, written row by row in constant memory."""
    return xlsx_of(table.headings, table.values(), kinds=[column.kind for column in table.columns])


def xlsx_response(file_name, file):
    """Return an open XLSX file as the answer to a request, sent piece by piece."""
    return FileResponse(file, as_attachment=True, filename=file_name, content_type=XLSX)


def xlsx_of(headings, rows, *, kinds=()):
    """Return rows as `xlsx_file` does. `kinds` are those of the columns: text where they are left out.

    Text is written as text, also where it begins like a formula.
    """
    file = SpooledTemporaryFile(max_size=2_000_000)  # noqa: SIM115 - the response closes it
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": False,
    }
    book = xlsxwriter.Workbook(file, {**options, "remove_timezone": True})
    sheet = book.add_worksheet(gettext("Report"))
    bold = book.add_format({"bold": True, "text_wrap": True})
    styles = {kind: book.add_format({"num_format": words}) for kind, words in FORMATS.items()}
    looks = [styles.get(kind) for kind in kinds] or [None] * len(headings)
    sheet.set_column(0, len(headings) - 1, 20)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, map(said, headings), bold)
    for line, row in enumerate(rows, start=1):
        for place, (look, value) in enumerate(zip(looks, row, strict=True)):
            if value not in (None, ""):
                sheet.write(line, place, said(value), look)
    book.close()
    file.seek(0)
    return file
