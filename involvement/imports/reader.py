"""A file of adverts, CSV or XLSX, to rows of plain words. Nothing is guessed: what is odd is refused by line and column."""

import re
from typing import NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from involvement.imports.cells import check_cell
from involvement.imports.columns import COLUMNS
from involvement.imports.csv_table import csv_table
from involvement.imports.refusals import FileRefused, at
from involvement.imports.xlsx_table import MEGABYTE, xlsx_table

MOST_BYTES = 10 * MEGABYTE
MOST_ROWS = 2000
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
OURS = "OPP-"
TOO_BIG = format_lazy(
    _("The file is larger than {megabytes} MB. Split it into smaller files and import each."),
    megabytes=MOST_BYTES // MEGABYTE,
)
NOT_A_TABLE = _(
    "This is not a spreadsheet we can read. Save it as CSV UTF-8 or as an Excel workbook (.xlsx)."
)
# What other kinds of file begin with.
KNOWN_STARTS = {
    b"\xd0\xcf\x11\xe0": _(
        "This is an old Excel file (.xls). Save it as an Excel workbook (.xlsx) or as CSV UTF-8."
    ),
    b"\xff\xfe": _("The file is saved as UTF-16. Save it as CSV UTF-8 and try again."),
    b"\xfe\xff": _("The file is saved as UTF-16. Save it as CSV UTF-8 and try again."),
    b"%PDF": NOT_A_TABLE,
    b"\x89PNG": NOT_A_TABLE,
    b"\xff\xd8\xff": NOT_A_TABLE,
    b"GIF8": NOT_A_TABLE,
    b"{\\rtf": NOT_A_TABLE,
    b"<": NOT_A_TABLE,
}
ZIP = b"PK\x03\x04"


class Row(NamedTuple):
    """A row of the file: the line it starts on, and {column: words} with the space round them taken off."""

    line: int
    values: dict[str, str]


def read(stream) -> list[Row]:
    """Return the rows of a file opened for bytes. Raises FileRefused with the sentence to show; no more than
    MOST_BYTES is read."""
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise FileRefused(TOO_BIG)
    if not content.strip():
        raise FileRefused(gettext("The file is empty."))
    for start, sentence in KNOWN_STARTS.items():
        if content.startswith(start):
            raise FileRefused(sentence)
    table = xlsx_table(content) if content.startswith(ZIP) else csv_table(content)
    return _rows(iter(table))


def _rows(table):
    line, header = next(table, (1, []))
    columns = _columns(line, header)
    rows = []
    for line, cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            raise FileRefused(
                gettext(
                    "{line}: a file may have {most:,} rows at most. Split it and import each part."
                ).format(line=at(line), most=MOST_ROWS)
            )
        rows.append(_row(line, columns, cells))
    if not rows:
        raise FileRefused(gettext("The file has its columns, but no adverts under them."))
    _refuse_repeated(rows)
    return rows


def _columns(line, header):
    names = [name.strip().lower() for name in header]
    unknown = [name or gettext("(no name)") for name in names if name not in COLUMNS]
    if unknown:
        raise FileRefused(
            gettext("{line}: we do not know {unknown}. Take it out or give it its right name.").format(
                line=at(line), unknown=_listed(unknown)
            )
        )
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise FileRefused(
            gettext("{line}: there is more than one {repeated}. Keep one of each.").format(
                line=at(line), repeated=_listed(repeated)
            )
        )
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise FileRefused(
            gettext("{line}: the file has no {missing}. Add it, even if its cells are empty.").format(
                line=at(line), missing=_listed(missing)
            )
        )
    return names


def _listed(names):
    shown = ", ".join(name[:40] for name in names[:10])
    return ngettext("column {names}", "columns {names}", len(names)).format(names=shown)


def _row(line, columns, cells):
    if len(cells) != len(columns):
        raise FileRefused(
            gettext("{line}: there are {cells} cells and {columns} columns. They must be as many.").format(
                line=at(line), cells=len(cells), columns=len(columns)
            )
        )
    for name, cell in zip(columns, cells, strict=True):
        check_cell(line, name, cell)
    values = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    _check_reference(line, values["reference"])
    return Row(line, values)


def _check_reference(line, reference):
    where = at(line, "reference")
    if not reference:
        raise FileRefused(gettext("{where}: every advert needs a reference of its own.").format(where=where))
    if not REFERENCE.fullmatch(reference):
        raise FileRefused(gettext("{where}: use letters, figures, dots and dashes only.").format(where=where))
    if reference.upper().startswith(OURS):
        raise FileRefused(
            gettext(
                "{where}: references that begin with {ours} are given by the portal. Use another."
            ).format(where=where, ours=OURS)
        )


def _refuse_repeated(rows):
    first = {}
    for row in rows:
        reference = row.values["reference"]
        if reference in first:
            raise FileRefused(
                gettext("{line}: {reference} is already on line {first:,}.").format(
                    line=at(row.line, "reference"), reference=reference, first=first[reference]
                )
            )
        first[reference] = row.line
