"""The rows of a file, one at a time: what a file of fifty thousand panels takes in memory is what one of fifty takes."""

import csv
import io
from contextlib import closing

from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from involvement.imports.panels.columns import BY_WORDS, COLUMNS
from involvement.imports.panels.rows import nothing_told, told_by
from involvement.imports.reader import KNOWN_STARTS, ZIP
from involvement.imports.refusals import FileRefused, at
from involvement.imports.xlsx_table import MEGABYTE, trimmed, xlsx_table

MOST_BYTES = 50 * MEGABYTE
MOST_ROWS = 100_000
MOST_LINES = (
    1_048_576  # as many as a sheet of Excel has: those under the last panel are often empty and unseen
)
MOST_UNPACKED = 100 * MEGABYTE
SEPARATORS = (",", ";", "\t")
TOO_BIG = format_lazy(
    _("The file is larger than {megabytes} MB. Split it into smaller files and import each."),
    megabytes=MOST_BYTES // MEGABYTE,
)
NOT_UTF_8 = _(
    "The letters are not saved as UTF-8, from line {:,} on or soon after. Save the file as "
    "CSV UTF-8 and try again."
)
NOT_CLOSED = _(
    "{}: the quotation marks of a cell are not closed, or a cell is too long. Mend it and try again."
)


def read_panels(file):
    """Yield what each row of a file (opened for bytes, from its start) tells. Raises FileRefused with the sentence to show."""
    start = file.read(8)
    file.seek(0)
    _refuse_other_files(start)
    # A reader left half-way lets go of the file here: whoever gave it closes it next.
    with closing(_xlsx_table(file) if start.startswith(ZIP) else _csv_table(file)) as table:
        yield from _panels_in(table)


def _panels_in(table):
    # Spreadsheets save empty lines, empty cells after the last column, and leave out the empty cells at the end of a row.
    lines = ((line, cells) for line, found in table if (cells := trimmed(found)))
    line, header = next(lines, (1, []))
    columns, rows = _columns(line, header), 0
    for line, cells in lines:
        rows += 1
        if rows > MOST_ROWS:
            raise FileRefused(
                gettext(
                    "{line}: a file may have {most:,} rows at most. Split it and import each part."
                ).format(line=at(line), most=MOST_ROWS)
            )
        values = dict(zip(columns, cells, strict=False))
        yield told_by(line, values) if len(cells) <= len(columns) else _misfit(line, values, cells, columns)
    if not rows:
        raise FileRefused(gettext("The file has its columns, but no panels under them."))


def _refuse_other_files(start):
    if not start.strip():
        raise FileRefused(gettext("The file is empty."))
    for known, sentence in KNOWN_STARTS.items():
        if start.startswith(known):
            raise FileRefused(sentence)


def _misfit(line, values, cells, columns):
    """A row with words in more cells than there are columns: nobody knows which of them is where."""
    sentence = gettext("There are {cells} cells and {columns} columns. They must be as many.")
    sentence = sentence.format(cells=len(cells), columns=len(columns))
    return nothing_told(line, values.get("reference", ""), sentence)


def _xlsx_table(file):
    content = file.read(MOST_BYTES)
    return xlsx_table(content, most_lines=MOST_LINES, most_unpacked=MOST_UNPACKED, row_by_row=True)


def _csv_table(file):
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    line = 1
    try:
        first = next((each for each in text if each.strip("".join(SEPARATORS) + "\r\n\ufeff ")), "")
        text.seek(0)
        separator = max(
            SEPARATORS, key=lambda each: sum(_plain(name) in BY_WORDS for name in first.split(each))
        )
        reader = csv.reader(text, delimiter=separator, strict=True)
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except UnicodeDecodeError as problem:
        raise FileRefused(NOT_UTF_8.format(line)) from problem
    except csv.Error as problem:
        raise FileRefused(NOT_CLOSED.format(at(line))) from problem
    finally:
        text.detach()  # the file stays open for whoever gave it to us


def _columns(line, header):
    names = [_plain(name) for name in header]
    if unknown := [name or gettext("(no name)") for name in names if name not in BY_WORDS]:
        raise FileRefused(
            gettext("{line}: we do not know {unknown}. Take it out or give it its right name.").format(
                line=at(line), unknown=_listed(unknown)
            )
        )
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise FileRefused(
            gettext("{line}: there is more than one {repeated}. Keep one of each.").format(
                line=at(line), repeated=_listed(repeated)
            )
        )
    if missing := [each.words for each in COLUMNS if each.needed and each.words.lower() not in names]:
        raise FileRefused(
            gettext("{line}: the file has no {missing}. Add it, even if its cells are empty.").format(
                line=at(line), missing=_listed(missing)
            )
        )
    return [BY_WORDS[name].name for name in names]


def _plain(name):
    return " ".join(name.strip(' "\r\n\ufeff').lower().split())


def _listed(names):
    shown = ", ".join(name[:40] for name in names[:10])
    return ngettext("column {names}", "columns {names}", len(names)).format(names=shown)
