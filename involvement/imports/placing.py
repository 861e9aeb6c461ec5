"""A row of words to the fields of an advert. What cannot be placed is kept in its own words, never guessed."""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from coproduction.nhsuk.pasted import tidy_pasted
from coproduction.policy.enums import PayUnit, TravelRule
from experts.enums import Rung
from involvement.enums import OpportunityKind, Place
from involvement.imports.cells import choice_of, date_of, minutes_of, pounds_of, whole_of
from involvement.series_enums import Frequency

AS_WRITTEN = {
    "organisation": "organisation", "summary": "summary", "what_you_will_do": "what_you_will_do",
    "who_we_need": "who_we_need", "access_notes": "access", "selection": "selection", "support": "support",
    "source": "source",
}  # fmt: skip
ONLINE = {"yes": Place.ONLINE, "no": Place.IN_PERSON, "mixed": Place.MIXED}
BLOCK = re.compile(r"block_(\d{1,2})h")
MOST_PLACES = 1_000_000


class Placed(NamedTuple):
    """The fields a row gives, and the words it could not place, both by field."""

    fields: dict
    unplaced: dict[str, str]


class PayWords(NamedTuple):
    """What a row says time pays: a PayUnit, Decimal pounds, and for a block its minutes."""

    unit: PayUnit
    amount: object
    block_minutes: int | None


def place(values) -> Placed:
    """Place everything of a row that needs no look-up. `values` is {column: words}."""
    fields = {field: tidy_pasted(values[column]) for column, field in AS_WRITTEN.items()}
    fields["title"] = " ".join(tidy_pasted(values["title"]).split())
    unplaced = {}
    for field, column, read in READERS:
        words = values[column]
        found = read(words) if words else None
        if found is not None:
            fields[field] = found
        elif words:
            unplaced[field] = words
    if fields.get("session_minutes") == 0:
        del fields["session_minutes"]
    return Placed(fields, unplaced)


def pay_of(values) -> PayWords | None:
    """Return what the row says time pays, or None where it says nothing we understand."""
    unit, amount = values["pay_unit"].lower(), pounds_of(values["pay_amount"])
    block = BLOCK.fullmatch(unit)
    if block and amount is not None and int(block[1]):
        return PayWords(PayUnit.BLOCK, amount, int(block[1]) * 60)
    if unit in PayUnit.values and unit != PayUnit.BLOCK and amount is not None:
        return PayWords(PayUnit(unit), amount, None)
    return None


def pay_in_words(values):
    """Return the row's own words about pay, to show where no band fits them."""
    return " ".join(filter(None, (values["pay_amount"], values["pay_unit"]))).strip()


def is_unpaid(values):
    return values["pay_unit"].lower() == "none"


def _choice(choices):
    def read(words):
        found = choice_of(choices, words)
        return None if found is None else found.value

    return read


def _places(words):
    number = whole_of(words)
    return number if number and number <= MOST_PLACES else None


def _email(words):
    try:
        validate_email(words)
    except ValidationError:
        return None
    return words


READERS = (
    ("kind", "kind", _choice(OpportunityKind)),
    ("rung", "ladder_rung", _choice(Rung)),
    ("frequency", "frequency", _choice(Frequency)),
    ("place", "online", lambda words: ONLINE.get(words.lower())),
    ("places", "places", _places),
    ("session_minutes", "session_length_hours", minutes_of),
    ("preparation_minutes", "prep_hours", minutes_of),
    ("first_date", "first_date", date_of),
    ("closing_date", "closing_date", date_of),
    ("decision_date", "decision_date", date_of),
    ("travel_rule", "travel", _choice(TravelRule)),
    ("contact_email", "contact_email", _email),
)
