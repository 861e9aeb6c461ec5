"""Targets for interview panels: the first ones, higher ones since, and one that is to come."""

from coproduction.reference.models import Directorate
from involvement.rules.coverage import month_of
from involvement.services.coverage import set_targets

FIRST, HIGHER, TO_COME = (-300, 60), (-75, 75), (-3, 90)  # days from today, percent
SOURCE = "Co-production strategy, goal 3"
KEEN = ("Recovery College", "Adult Community")


def plan_coverage(cast, timeline):
    """Put the targets on the timeline: the recruiter sets them, each from the first of that month."""
    timeline.on(FIRST[0], _set, cast, timeline.day(FIRST[0]), FIRST[1])
    timeline.on(HIGHER[0], _set, cast, timeline.day(HIGHER[0]), HIGHER[1])
    timeline.on(TO_COME[0], _set, cast, timeline.day(32), TO_COME[1], named=KEEN)


def _set(cast, day, percent, named=()):
    directorates = Directorate.objects.in_use()
    if named:
        directorates = directorates.filter(name__in=named)
    set_targets(
        directorates=directorates,
        percent=percent,
        starts_on=month_of(day),
        source=SOURCE,
        by=cast["recruiter"],
    )
