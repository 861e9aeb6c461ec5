"""Which fields of an advert are written in which section, and which of them a kind of opportunity has."""

import hashlib
import json

from involvement.enums import Section
from involvement.rules.kinds import has

FIELDS = {
    Section.ABOUT: (
        "title", "organisation", "kind", "summary", "what_you_will_do", "who_we_need", "documents", "ethics_reference",
    ),
    Section.LEVEL: ("rung",),
    Section.DATES: (
        "frequency", "session_minutes", "preparation_minutes", "first_date", "documents_due", "closing_date",
        "decision_date", "short_notice_reason",
    ),
    Section.WHERE: ("place", "venue", "joining", "access", "locality"),
    Section.PLACES: ("places", "selection", "apply_link", "least_age", "is_blind"),
    Section.SUITS: ("topics", "languages", "weekdays", "times_of_day", "training", "checks"),
    Section.PAY: ("salary", "band", "unpaid_reason", "travel_rule"),
    Section.SUPPORT: ("support", "contact_email", "directorate", "budget"),
}  # fmt: skip
SECTION_OF = {field: section for section, fields in FIELDS.items() for field in fields}
OPTIONAL = {Section.SUITS}
# Each of these is any number of rows of a list.
MANY = {"topics", "languages", "training", "checks"}
# What may still be put right once people have answered the advert: the words, never what they agreed to.
WORDS_ONLY = (
    "title", "summary", "what_you_will_do", "who_we_need", "documents", "ethics_reference", "joining", "access",
    "apply_link", "salary", "support", "contact_email",
)  # fmt: skip


def fields_of(section, kind):
    """Return the fields of a section that this kind of opportunity has, in the order they are asked."""
    return tuple(name for name in FIELDS[section] if has(kind, name))


def sections_of(kind):
    """Return the sections in which this kind of opportunity has anything to say."""
    return [section for section in Section if fields_of(section, kind)]


def values_of(opportunity, fields):
    """Return {field: value} as the database keeps it: a foreign key is its id, rows of a list are their ids."""
    return {name: _value(opportunity, name) for name in fields}


def _value(opportunity, name):
    if name in MANY:
        return sorted(row.pk for row in getattr(opportunity, name).all())
    return getattr(opportunity, opportunity._meta.get_field(name).attname)


def fingerprint(opportunity, section):
    """Return a mark that changes when what is saved in the section changes, so that nobody overwrites unseen words."""
    values = values_of(opportunity, FIELDS[section])
    return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()[:32]


def many_of(section):
    """Return the names of the section's fields that are any number of rows of a list."""
    return [name for name in FIELDS[section] if name in MANY]


def is_started(opportunity, section):
    """Say whether anything that is asked in the section has been filled in."""
    values = values_of(opportunity, fields_of(section, opportunity.kind))
    return any(value not in (None, "", 0, []) for value in values.values())
