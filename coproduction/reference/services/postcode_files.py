"""Reading a file of postcodes, a line at a time: the ONS Postcode Directory, Code-Point Open, or one like them."""

import csv
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.core.postcodes import tidy_postcode
from coproduction.reference.services.grid import to_grid

NAMES = {
    "code": {"postcode", "pcds", "pcd", "pcd2", "pcd7", "pcd8", "pc"},
    "east": {"easting", "eastings", "oseast1m", "east1m", "ea"},
    "north": {"northing", "northings", "osnrth1m", "north1m", "no"},
    "lat": {"lat", "latitude"},
    "long": {"long", "lon", "lng", "longitude"},
}
CODE_POINT = {"code": 0, "east": 2, "north": 3}  # Code-Point Open has no line of names
MOST_EAST, MOST_NORTH = 700_000, 1_300_000
NO_COLUMNS = _(
    "We cannot find the columns. The first line must name postcode, and easting and "
    "northing, or lat and long."
)


class Place(NamedTuple):
    code: str
    east: int
    north: int


def read(lines: Iterable[str]):
    """Yield (line number, Place or None where the line cannot be read). Raises RuleBroken where there are no columns.

    A postcode that is nowhere, such as a large user's without a place, is left out without a word.
    """
    rows = csv.reader(lines)
    try:
        first = next(rows, [])
        columns = _columns(first)
        if columns is CODE_POINT:
            yield 1, _place(first, columns)
        for row in rows:
            if any(cell.strip() for cell in row) and not _is_nowhere(row, columns):
                yield rows.line_num, _place(row, columns)
    except (csv.Error, UnicodeDecodeError) as problem:
        raise RuleBroken(
            gettext("We cannot read this file. Save it as CSV UTF-8, then try again.")
        ) from problem


def _columns(first):
    if first and tidy_postcode(first[0]) and len(first) > max(CODE_POINT.values()):
        return CODE_POINT
    names = [name.strip().lower() for name in first]
    found = {
        key: next((index for index, name in enumerate(names) if name in known), None)
        for key, known in NAMES.items()
    }
    columns = {key: index for key, index in found.items() if index is not None}
    if "code" in columns and ({"east", "north"} <= set(columns) or {"lat", "long"} <= set(columns)):
        return columns
    raise RuleBroken(NO_COLUMNS)


def _cells(row, columns):
    kept = ("east", "north") if "east" in columns and "north" in columns else ("lat", "long")
    return [row[columns[name]].strip() if columns[name] < len(row) else "" for name in kept]


def _is_nowhere(row, columns):
    return len(row) > columns["code"] and not any(_cells(row, columns))


def _place(row, columns):
    code = tidy_postcode(row[columns["code"]]) if len(row) > columns["code"] else None
    try:
        one, other = (float(cell) for cell in _cells(row, columns))
    except ValueError:
        return None
    east, north = (one, other) if "east" in columns and "north" in columns else _from_degrees(one, other)
    if not code or not (0 < east < MOST_EAST and 0 < north < MOST_NORTH):
        return None
    return Place(code, round(east), round(north))


def _from_degrees(latitude, longitude):
    # The directory says 99.999999 and 0 of a postcode that is nowhere.
    return to_grid(latitude, longitude) if 49 < latitude < 61.5 and -9 < longitude < 3 else (0, 0)
