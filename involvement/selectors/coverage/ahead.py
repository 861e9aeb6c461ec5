"""The panels of the next days: which have a trained expert, which wait for one, and which are at risk."""

from collections import Counter, defaultdict

from django.db.models import Case, CharField, Count, Value, When

from involvement.models import PanelRequest
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage.groups import grouped_by, groups_of
from involvement.selectors.coverage.held import to_come, with_trained


def ahead(first_day, last_day, reach):
    """Return the panels to come of these days, each with `state`: seated, asked or at risk."""
    panels = with_trained(to_come(first_day, last_day, reach), first_day, last_day)
    state = Case(
        When(has_trained=True, then=Value(CountedPanels.SEATED)),
        When(pk__in=PanelRequest.objects.open().values("panel"), then=Value(CountedPanels.ASKED)),
        default=Value(CountedPanels.AT_RISK),
        output_field=CharField(),
    )
    return panels.annotate(state=state)


def ahead_by(first_day, last_day, part, reach):
    """Return [(Group, Counter {state: panels}), ...] in order."""
    panels = grouped_by(ahead(first_day, last_day, reach), part)
    counted = defaultdict(Counter)
    for value, state, many in panels.order_by().values_list("part", "state").annotate(many=Count("pk")):
        counted[value][state] = many
    groups = groups_of(part, list(counted))
    return sorted(
        ((groups[value], counts) for value, counts in counted.items()), key=lambda line: line[0].place
    )
