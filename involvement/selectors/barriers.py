"""What got in the way of taking part: the list of those who may see it, narrowed as a report or a person asks."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import say_short_date
from involvement.impact_enums import BarrierKind
from involvement.models import Barrier
from involvement.selectors.reach import within_reach

STATES = {"open": _("Open"), "done": _("Done")}
HEADINGS = (
    _("Opportunity"),
    _("Directorate"),
    _("Kind"),
    _("What got in the way"),
    _("What was done"),
    _("Raised"),
    _("Done on"),
)


@dataclass(frozen=True)
class Narrowed:
    """What is asked of the list: None or '' is everything. Days are those on which it was raised, both included."""

    kind: str = ""
    state: str = ""
    directorate: int | None = None
    first: date | None = None
    last: date | None = None


def barriers(user, asked=None):
    """Return what this person may see, open ones first."""
    rows = within_reach(user, Barrier.objects.select_related("opportunity__directorate"))
    rows = narrow(rows, asked) if asked else rows
    return rows.order_by("closed_on", "-raised_on", "-pk")


def narrow(rows, asked):
    wanted = {
        "kind": asked.kind,
        "opportunity__directorate": asked.directorate,
        "raised_on__gte": asked.first,
        "raised_on__lte": asked.last,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    return rows.filter(closed_on__isnull=asked.state == "open") if asked.state else rows


def cells_of(barrier):
    """Return one barrier said for a file, in the order of HEADINGS."""
    directorate = barrier.opportunity.directorate
    return [
        str(barrier.opportunity),
        directorate.name if directorate else "",
        BarrierKind(barrier.kind).label,
        barrier.words,
        barrier.done,
        say_short_date(barrier.raised_on),
        say_short_date(barrier.closed_on) if barrier.closed_on else "",
    ]
