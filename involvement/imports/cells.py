"""What a cell may hold, and what its words mean: a date, a number, a length of time."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from django.utils.translation import get_language, gettext

from coproduction.core.dates import is_year_of_now
from coproduction.core.languages import in_english
from involvement.imports.columns import COLUMNS
from involvement.imports.refusals import FileRefused, at

HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FORMULA_STARTS = ("=", "+", "@")
# A dash may begin a list ('- bring a drink') or be a number below nothing; before anything else it begins a formula.
DASH_OF_A_LIST = re.compile(r"-\s+[^\W\d][^=|!(]*", re.DOTALL)
NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,4})?", re.ASCII)
THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})", re.ASCII)
# Days come before months, as people in England write them. A year has four figures: '26' could be 1926.
DATE_STYLES = (
    "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y",
    "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y",
)  # fmt: skip
ORDINAL = re.compile(r"\b(\d{1,2})(st|nd|rd|th)\b", re.IGNORECASE)
WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+", re.IGNORECASE)


def check_cell(line, column, cell):
    """Refuse hidden characters, a formula, and more words than the column takes."""
    if problem := problem_of(cell, COLUMNS[column]):
        raise FileRefused(f"{at(line, column)}: {problem[0].lower()}{problem[1:]}")


def problem_of(cell, most):
    """Return the sentence that says what is wrong with a cell: hidden characters, a formula, more than `most`; or ''."""
    if cell.startswith(("\t", "\r")) or _is_formula(cell.strip()):
        return gettext("The cell begins like a formula ({sign}). Write its value as plain words.").format(
            sign=cell.strip()[:1] or gettext("tab")
        )
    if HIDDEN.search(cell):
        return gettext("The cell holds hidden characters. Typing it again usually takes them out.")
    if len(cell.strip()) > most:
        return gettext("The cell has {many:,} characters, and {most:,} is the most.").format(
            many=len(cell.strip()), most=most
        )
    return ""


def _is_formula(cell):
    if cell.startswith(FORMULA_STARTS):
        return True
    return cell.startswith("-") and not (
        DASH_OF_A_LIST.fullmatch(cell) or NUMBER.fullmatch(cell) or cell == "-"
    )


def choice_of(choices, words):
    """Return which of some choices a cell names, or None: by its code, or by its label in English or the language of now."""
    return _choice(choices, words, get_language())


# A file says the same few words over and over.
@lru_cache(maxsize=1024)
def _choice(choices, words, language):
    return _by_words(choices, language).get(_plain(words))


@cache
def _by_words(choices, _language):
    found = {}
    for each in choices:
        found.setdefault(_plain(each.value), each)
        with in_english():
            found.setdefault(_plain(str(each.label)), each)
    for each in choices:
        found.setdefault(_plain(str(each.label)), each)
    return found


def _plain(words):
    return re.sub(r"[\s_-]+", " ", words.strip().lower())


def date_of(words) -> date | None:
    """Return the date that words say, or None: '2026-12-08', '8/12/2026', 'Tuesday 8th December 2026'."""
    tidy = WEEKDAY.sub("", ORDINAL.sub(r"\1", " ".join(words.split())))
    for style in DATE_STYLES:
        try:
            day = datetime.strptime(tidy, style).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return day if is_year_of_now(day.year) else None
    return None


def number_of(words) -> Decimal | None:
    """Return the number that words are, or None: '10,000', '1.5'. Nothing below 0."""
    tidy = THOUSANDS.sub("", words.strip())
    number = Decimal(tidy) if NUMBER.fullmatch(tidy) else None
    return number if number is not None and number >= 0 else None


def whole_of(words) -> int | None:
    """Return a whole number, or None."""
    number = number_of(words)
    return int(number) if number is not None and number == number.to_integral_value() else None


def minutes_of(words) -> int | None:
    """Return hours in words ('1.5') as whole minutes of one day, or None."""
    hours = number_of(words)
    if hours is None or hours > 24 or hours * 60 % 1:
        return None
    return int(hours * 60)


def pounds_of(words) -> Decimal | None:
    """Return an amount in pounds, or None: '£150', '13.50'."""
    return number_of(words.strip().removeprefix("£").strip())
