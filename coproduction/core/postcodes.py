"""Postcodes as people write them, and the one way we keep them: 'NR1 1AA'."""

import re

# The forms a postcode of the United Kingdom takes. Whether one like it exists is for the trust's own table to say.
WRITTEN = re.compile(
    r"(GIR|[A-Z][0-9]{1,2}|[A-Z][A-HJ-Y][0-9]{1,2}|[A-Z][A-HJ-Y]?[0-9][A-Z])([0-9][ABD-HJLNP-UW-Z]{2})"
)
BETWEEN = re.compile(r"[\s.\-]+")


def tidy_postcode(typed):
    """Return a postcode with its space and in capitals, '' for nothing, or None where it cannot be read as one."""
    letters = BETWEEN.sub("", typed or "").upper()
    if not letters:
        return ""
    read = WRITTEN.fullmatch(letters)
    return f"{read[1]} {read[2]}" if read else None
