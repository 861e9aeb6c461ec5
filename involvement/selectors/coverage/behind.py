"""The panels that a figure of coverage counts: the same rows, listed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from involvement.models import Panel
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage.ahead import ahead
from involvement.selectors.coverage.groups import NONE
from involvement.selectors.coverage.held import held, seated_with_reason, with_reason, with_trained
from involvement.selectors.coverage.supply import asked_between

COUNTED = {
    CountedPanels.PANELS: Q(),
    CountedPanels.TRAINED: Q(has_trained=True),
    CountedPanels.APPOINTED: Q(has_appointed=True),
    CountedPanels.APPOINTED_TRAINED: Q(has_trained=True, has_appointed=True),
    CountedPanels.WITHOUT: Q(has_trained=False),
}


@dataclass(frozen=True)
class Counted:
    """What a figure counts: which panels, of which days, and of which group. '' and None narrow nothing.

    `directorate` and `locality` are ids; `locality` is 0, and `band` is `groups.NONE`, where nothing is recorded.
    """

    of: str
    first: date
    last: date
    directorate: int | None = None
    locality: int | None = None
    band: str | None = None
    because: str = ""


def panels_behind(counted, reach):
    """Return the panels a figure counts, the newest first or, of those to come, the next first."""
    of = CountedPanels(counted.of)
    found = with_reason(_counted(of, counted.first, counted.last, reach))
    for where in _narrowed(counted):
        found = found.filter(where)
    ordered = found.order_by("held_on", "pk") if of.is_to_come else found.order_by("-held_on", "-pk")
    return ordered.select_related("activity__directorate", "activity__locality")


def _counted(of, first_day, last_day, reach):
    if of.is_to_come:
        found = ahead(first_day, last_day, reach)
        return found if of == CountedPanels.TO_COME else found.filter(state=of)
    if of == CountedPanels.REQUESTED:
        asked = asked_between(first_day, last_day, reach).values("panel")
        return with_trained(Panel.objects.filter(pk__in=asked), date.min, date.max)
    found = with_trained(held(first_day, last_day, reach), first_day, last_day)
    if of == CountedPanels.WITH_REASON:
        return found.filter(pk__in=seated_with_reason().values("panel"))
    return found.filter(COUNTED[of])


def _narrowed(counted):
    if counted.directorate is not None:
        yield Q(activity__directorate=counted.directorate)
    if counted.locality is not None:
        is_said = Q(activity__locality=counted.locality)
        yield is_said if counted.locality else Q(activity__locality__isnull=True)
    if counted.band is not None:
        yield Q(band="" if counted.band == NONE else counted.band)
    if counted.because:
        yield Q(because=counted.because)
