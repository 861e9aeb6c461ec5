"""The fonts documents are set in, and what to print for a character that none of them has."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont

# Taken in this order, character by character. `manage.py vendor` copies the files. Names and the translations of adverts
# come in any of these scripts; Chinese comes last, since its font has letters, signs and emoji of many others too.
FAMILIES = (
    "Atkinson Hyperlegible",  # English: a name. Latin letters, made for people with little sight
    "Noto Sans Arabic",  # English: a name. Before DejaVu, which has not all letters of Urdu: a word joins in one font alone
    "DejaVu Sans",  # English: a name. Other Latin letters, Greek, Cyrillic, Hebrew
    "Noto Sans Bengali",  # English: a name
    "Noto Sans Gurmukhi",  # English: a name. Punjabi
    "Noto Sans Gujarati",  # English: a name
    "Noto Sans Devanagari",  # English: a name. Hindi, Nepali, Marathi
    "Noto Sans Tamil",  # English: a name
    "Noto Sans Sinhala",  # English: a name
    "Noto Sans Syloti Nagri",  # English: a name. Sylheti
    "Noto Sans Ethiopic",  # English: a name. Amharic, Tigrinya
    "Noto Emoji",  # English: a name
    "Noto Sans SC",  # English: a name. Chinese, both simplified and traditional
)
NO_GLYPH = "\u25a1"  # an empty square
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
JOINERS = {"\u200b", "\u200c", "\u200d"}


def folder():
    """Return the folder the fonts are in."""
    return Path(settings.BASE_DIR) / "static/vendor/fonts"


def files():
    """Return the paths of the fonts that are here."""
    return sorted(folder().glob("*.ttf"))


@lru_cache(maxsize=1)
def _covered():
    covered = set()
    for path in files():
        with TTFont(path, lazy=True) as font:
            covered.update(font.getBestCmap())
    return frozenset(covered)


def printable(text):
    """Return the text with only what our fonts can print: without control characters, a square for an unknown one."""
    return "".join(map(_printable, unicodedata.normalize("NFC", text)))


def _printable(character):
    if character == "\n" or character in JOINERS:
        return character
    kind = unicodedata.category(character)
    if kind in UNSEEN:
        return " " if character in "\t\r\v\f" else ""
    if ord(character) in _covered():
        return character
    if kind[0] == "Z":
        return " "
    return "" if kind[0] == "M" else NO_GLYPH
