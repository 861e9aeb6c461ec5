"""How many panels had a trained expert, in all and of those that appointed, beside the targets."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Case, Count, DateField, Value, When
from django.utils.translation import gettext_lazy as _

from involvement.rules.coverage import Aim, percent, target_on
from involvement.selectors.coverage.groups import grouped_by, groups_of
from involvement.selectors.coverage.held import held, seated_with_reason, with_trained
from involvement.selectors.coverage.targets import targets

MET = {True: _("Yes"), False: _("No"), None: ""}


@dataclass
class Figures:
    """The panels of one group, added up part by part."""

    panels: int = 0
    trained: int = 0
    appointed: int = 0
    appointed_trained: int = 0
    with_reason: int = 0
    aim: Aim = field(default_factory=Aim)

    def add(self, many, *, has_trained, has_appointed, target):
        trained = many if has_trained else 0
        self.panels += many
        self.trained += trained
        self.appointed += many if has_appointed else 0
        self.appointed_trained += trained if has_appointed else 0
        self.aim.add(target, many, trained)

    def row(self):
        return {
            "panels": self.panels,
            "trained": self.trained,
            "share": percent(self.trained, self.panels),
            "target": self.aim.percent,
            "met": MET[self.aim.is_met],
            "appointed": self.appointed,
            "appointed_trained": self.appointed_trained,
            "appointed_share": percent(self.appointed_trained, self.appointed),
            "with_reason": self.with_reason,
        }


def coverage(first_day, last_day, part, reach):
    """Return ([(Group, Figures), ...] in order, Figures of all) of the panels held between two days.

    Counted in one statement by group, directorate and the days between two changes of a target, so that each panel is held
    to the target of its own month.
    """
    listed, found, everything = targets(reach), defaultdict(Figures), Figures()
    panels = with_trained(held(first_day, last_day, reach), first_day, last_day)
    for value, since, directorate, has_trained, has_appointed, many in _counted(
        panels.annotate(since=_since(listed, first_day, last_day)), part
    ):
        facts = {
            "has_trained": has_trained,
            "has_appointed": has_appointed,
            "target": target_on(listed.get(directorate, ()), since),
        }
        for figures in (found[value], everything):
            figures.add(many, **facts)
    for value, many in _seated_with_reason(held(first_day, last_day, reach), part):
        for figures in (found[value], everything):
            figures.with_reason += many
    groups = groups_of(part, list(found))
    lines = [(groups[value], figures) for value, figures in found.items()]
    return sorted(lines, key=lambda line: line[0].place), everything


def _since(listed, first_day, last_day):
    """Return the last day on which any target changed, on or before that of a panel."""
    starts = {target.starts_on for each in listed.values() for target in each}
    changes = sorted((day for day in starts if first_day < day <= last_day), reverse=True)
    whens = [When(held_on__gte=day, then=Value(day)) for day in changes]
    return Case(*whens, default=Value(first_day), output_field=DateField())


def _seated_with_reason(panels, part):
    seats = grouped_by(panels, part).filter(seats__in=seated_with_reason().values("pk"))
    return seats.order_by().values_list("part").annotate(many=Count("seats"))


def _counted(panels, part):
    by = ("part", "since", "directorate", "has_trained", "has_appointed")
    return grouped_by(panels, part).order_by().values_list(*by).annotate(many=Count("pk"))
