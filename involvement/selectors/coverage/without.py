"""The panels without a trained expert, counted by why."""

from collections import Counter, defaultdict

from django.db.models import Count

from involvement.selectors.coverage.groups import grouped_by, groups_of
from involvement.selectors.coverage.held import held, with_reason, with_trained


def without_trained(first_day, last_day, reach):
    """Return the panels held between two days without a trained expert, each with `because`."""
    panels = with_trained(held(first_day, last_day, reach), first_day, last_day).filter(has_trained=False)
    return with_reason(panels)


def without_by_reason(first_day, last_day, reach):
    """Return Counter {because: panels}."""
    found = without_trained(first_day, last_day, reach).order_by().values_list("because")
    return Counter(dict(found.annotate(many=Count("pk"))))


def without_by(first_day, last_day, part, reach):
    """Return [(Group, Counter {because: panels}), ...] in order."""
    panels = grouped_by(without_trained(first_day, last_day, reach), part)
    counted = defaultdict(Counter)
    for value, because, many in panels.order_by().values_list("part", "because").annotate(many=Count("pk")):
        counted[value][because] = many
    groups = groups_of(part, list(counted))
    return sorted(
        ((groups[value], counts) for value, counts in counted.items()), key=lambda line: line[0].place
    )
