"""Where interview panels name somebody who asks to be taken from them."""

from dataclasses import dataclass

from coproduction.core.dates import say_date
from coproduction.privacy.enums import RetentionKind
from coproduction.privacy.selectors.retention import free_of_holds
from involvement.selectors.panel_names import panels_naming, said_of

SHOWN = 50


@dataclass(frozen=True)
class Found:
    """What is found of somebody: how many panels, how many a legal hold keeps, and lines about the newest."""

    count: int
    held: int
    lines: list


def free_panels_naming(words):
    """Return the panels that name somebody and that no legal hold keeps, as a queryset."""
    return free_of_holds(RetentionKind.PANELS, panels_naming(words))


def found_by(words):
    """Return the Found of an e-mail address or a full name."""
    free = free_panels_naming(words)
    count = free.count()
    lines = [
        (each.vacancy_reference, say_date(each.held_on), said)
        for each, said in said_of(list(free[:SHOWN]), words)
    ]
    return Found(count, panels_naming(words).count() - count, lines)
