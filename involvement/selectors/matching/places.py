"""What is known beside people and adverts: whether there is a table of postcodes, and what kinds of advert need."""

from coproduction.reference.models import PostcodeTable
from involvement.enums import OpportunityKind
from involvement.models import KindNeeds


def is_distance_checked():
    """Say whether the trust has brought in a table of postcodes, without which nobody's distance is known."""
    return PostcodeTable.objects.filter(in_use=True).exists()


def kinds_with_needs():
    """Return [(OpportunityKind, [names of what new adverts of it ask for])] of every kind."""
    rows = KindNeeds.objects.prefetch_related("training", "checks")
    known = {each.kind: [str(row) for row in (*each.training.all(), *each.checks.all())] for each in rows}
    return [(kind, known.get(kind.value, [])) for kind in OpportunityKind]
