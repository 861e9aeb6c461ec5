"""What figures of panels are grouped by, how a group is said, and where it stands."""

from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_month
from coproduction.core.languages import Words
from coproduction.reference.models import Directorate, Locality
from involvement.rules.coverage import band_order

GROUPINGS: dict[str, Words] = {
    "month": _("Month"),
    "directorate": _("Directorate"),
    "band": _("Band"),
    "locality": _("Locality"),
}
NOT_SAID = {"band": _("No band recorded"), "locality": _("No locality recorded")}
NONE = "none"  # how an address says that nothing is recorded


@dataclass(frozen=True)
class Group:
    """`code` is how an address names it; `place` is where it stands among the others."""

    code: str
    words: Words
    place: tuple


def grouped_by(panels, part):
    """Add `part`, the value panels are grouped by, and `directorate`."""
    values = {
        "month": TruncMonth("held_on"),
        "directorate": F("activity__directorate"),
        "band": F("band"),
        "locality": F("activity__locality"),
    }
    return panels.annotate(part=values[part], directorate=values["directorate"])


def groups_of(part, values):
    """Return {value: Group} of what panels were grouped by. An id that names nothing is left out."""
    names = _names(part, values)
    return {value: _group(part, value, names) for value in values if names is None or value in names}


def _names(part, values):
    """Return {id or None: name} where the values are ids, else None."""
    model = {"directorate": Directorate, "locality": Locality}.get(part)
    if model is None:
        return None
    return {None: NOT_SAID.get(part)} | dict(model.objects.filter(pk__in=values).values_list("pk", "name"))


def _group(part, value, names):
    if part == "month":
        return Group(f"{value:%Y-%m}", say_month(value), (value,))
    if part == "band":
        return Group(value or NONE, _band(value), band_order(value))
    return Group(str(value or NONE), names[value], (value is None, names[value].casefold()))


def _band(band):
    return gettext("Band {band}").format(band=band) if band[:1].isdigit() else band or NOT_SAID["band"]
