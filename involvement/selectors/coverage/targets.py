"""The targets of directorates: what is in force, what was, and what is to come."""

from collections import defaultdict

from coproduction.core.dates import today
from coproduction.reference.models import Directorate
from involvement.models import CoverageTarget
from involvement.rules.coverage import Target


def targets(reach=None):
    """Return {directorate id: [Target, ...]}, the newest first; of targets from the same month the one set last counts."""
    found = CoverageTarget.objects.order_by("directorate", "-starts_on", "-recorded_at", "-pk")
    found = found if reach is None else found.filter(directorate__in=reach)
    listed = defaultdict(list)
    for directorate, starts_on, percent in found.values_list("directorate", "starts_on", "percent"):
        if not listed[directorate] or listed[directorate][-1].starts_on != starts_on:
            listed[directorate].append(Target(starts_on, percent))
    return dict(listed)


def directorates_within(reach):
    """Return the directorates in use among these, by name; None for all."""
    found = Directorate.objects.in_use()
    return found if reach is None else found.filter(pk__in=reach)


def target_lines(reach):
    """Return [(Directorate, Target in force or None, [Targets to come], [Targets that were])] for the page of targets."""
    listed, day = targets(reach), today()
    return [
        _line(directorate, listed.get(directorate.pk, []), day) for directorate in directorates_within(reach)
    ]


def _line(directorate, listed, day):
    begun = [target for target in listed if target.starts_on <= day]
    return directorate, next(iter(begun), None), listed[: len(listed) - len(begun)][::-1], begun[1:]
