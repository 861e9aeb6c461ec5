"""What the cells of a panel's row mean: people, yes or no, seats, reasons, outcomes. None where nothing fits."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from involvement.enums import NoExpertReason, PanelOutcome, Seat
from involvement.imports.cells import choice_of, date_of, whole_of

MOST_CANDIDATES = 500
BETWEEN_PEOPLE = re.compile(r"[;,\s]+")
YES_OR_NO = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
}
# A file says the same few days and times over and over: reading a date from words costs more than the rest of a row.
day_of = lru_cache(maxsize=4096)(date_of)


def people_of(words):
    """Return (addresses, the words that are no address): each address once, in lower case, in their order."""
    found = [each.lower() for each in BETWEEN_PEOPLE.split(words.strip()) if each]
    addresses = tuple(dict.fromkeys(each for each in found if _is_address(each)))
    return addresses, [each for each in found if not _is_address(each)]


def yes_or_no(words):
    return YES_OR_NO.get(words.lower())


def number_of(words):
    """Return a number of candidates, or None."""
    number = whole_of(words)
    return number if number is not None and number <= MOST_CANDIDATES else None


def reason_of(words):
    return choice_of(NoExpertReason, words)


def outcome_of(words):
    return choice_of(PanelOutcome, words)


def seat_of(words):
    return choice_of(Seat, words)


@lru_cache(maxsize=8192)
def _is_address(words):
    try:
        validate_email(words)
    except ValidationError:
        return False
    return len(words) <= 254
