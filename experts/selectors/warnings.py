"""A register of warnings a person should read before they accept a place.

Apps beside or above add theirs in their AppConfig.ready(), so that nobody here needs to know of claims or earnings.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_askers = []


@dataclass(frozen=True)
class Proposed:
    """One activity a person is about to accept: its day in London, and what its time would pay, in pounds."""

    on: date
    amount: Decimal


def add_warning(ask):
    """Register `ask(expert, proposed)`: it gets a list of Proposed and returns sentences for the person, maybe none."""
    if ask not in _askers:
        _askers.append(ask)


def warnings_for(expert, proposed):
    """Return every sentence this person should read before accepting."""
    return [sentence for ask in _askers for sentence in ask(expert, proposed)]
