"""The rows of a file, one at a time: what a file of fifty thousand panels takes in memory is what one of fifty takes."""

import csv
import io

from involvement.imports.panels.columns import BY_WORDS, COLUMNS
from involvement.imports.panels.rows import told_by
from involvement.imports.reader import KNOWN_STARTS, MEGABYTE, ZIP
from involvement.imports.refusals import FileRefused, at
from involvement.imports.xlsx_table import xlsx_table

MOST_BYTES = 50 * MEGABYTE
MOST_ROWS = 100_000
SEPARATORS = (",", ";", "\t")
TOO_BIG = f"The file is larger than {MOST_BYTES // MEGABYTE} MB. Split it into smaller files and import each."
NOT_UTF_8 = "The letters are not saved as UTF-8, from line {:,} on or soon after. Save the file as CSV UTF-8 and try again."
NOT_CLOSED = "{}: the quotation marks of a cell are not closed, or a cell is too long. Mend it and try again."


def read_panels(file):
    """Yield what each row of a file (opened for bytes, from its start) tells. Raises FileRefused with the sentence to show."""
    start = file.read(8)
    file.seek(0)
    _refuse_other_files(start)
    table = xlsx_table(file.read(MOST_BYTES)) if start.startswith(ZIP) else _csv_table(file)
    line, header = next(table, (1, []))
    columns, rows = _columns(line, header), 0
    for line, cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        rows += 1
        if rows > MOST_ROWS:
            raise FileRefused(
                f"{at(line)}: a file may have {MOST_ROWS:,} rows at most. Split it and import each part."
            )
        if len(cells) != len(columns):
            raise FileRefused(
                f"{at(line)}: there are {len(cells)} cells and {len(columns)} columns. They must be as many."
            )
        yield told_by(line, dict(zip(columns, cells, strict=True)))
    if not rows:
        raise FileRefused("The file has its columns, but no panels under them.")


def _refuse_other_files(start):
    if not start.strip():
        raise FileRefused("The file is empty.")
    for known, sentence in KNOWN_STARTS.items():
        if start.startswith(known):
            raise FileRefused(sentence)


def _csv_table(file):
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    line = 1
    try:
        first = text.readline()
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
    if unknown := [name or "(no name)" for name in names if name not in BY_WORDS]:
        raise FileRefused(
            f"{at(line)}: we do not know {_listed(unknown)}. Take it out or give it its right name."
        )
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise FileRefused(f"{at(line)}: there is more than one {_listed(repeated)}. Keep one of each.")
    if missing := [each.words for each in COLUMNS if each.needed and each.words.lower() not in names]:
        raise FileRefused(
            f"{at(line)}: the file has no {_listed(missing)}. Add it, even if its cells are empty."
        )
    return [BY_WORDS[name].name for name in names]


def _plain(name):
    return " ".join(name.strip(' "\r\n\ufeff').lower().split())


def _listed(names):
    shown = ", ".join(name[:40] for name in names[:10])
    return f"column {shown}" if len(names) == 1 else f"columns {shown}"
