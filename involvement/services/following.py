"""What adverts take over from the trust's lists follows a change there: a name in their words, a venue's place."""

from django.db import transaction

from involvement.models import Opportunity
from involvement.services.facts import refresh_adverts
from involvement.services.opportunities import needs_of

NAMED = {"topic": "topics", "language": "languages", "trainingkind": "training", "checkkind": "checks"}
AT_ONCE = 500


def follow_entry(*, kind, pk):
    """Bring the adverts up to date that name one entry of a list: `kind` is its model's name. Safe to run twice."""
    if kind == "venue":
        refresh_adverts(Opportunity.objects.filter(venue=pk))
    elif kind in NAMED:
        _say_again(Opportunity.objects.filter(**{NAMED[kind]: pk}))


def _say_again(rows):
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        _say_some(keys[start : start + AT_ONCE])


@transaction.atomic
def _say_some(keys):
    rows = Opportunity.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    adverts = list(rows.prefetch_related(*NAMED.values()))
    for advert in adverts:
        advert.needs = needs_of(advert)
    Opportunity.objects.bulk_update(adverts, ["needs"])
