"""Opening many activities at once, as an import needs."""

import uuid

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from coproduction.core.bulk import insert_all
from experts.models import Activity


def open_many(*, activities):
    """Open Activities (not yet saved, without keys) for the things about to be made; then `stand_for_each` names those.

    The event of the thing itself tells of both: one event each, where an import makes fifty thousand.
    """
    for each in activities:
        each.key = f"new:{uuid.uuid4().hex}"
    return insert_all(activities)


def stand_for_each(*, activities, things, word):
    """Name the rows that activities stand for: `things` is the queryset of rows with an `activity`, `word` as in 'session'."""
    thing = Cast(Subquery(things.filter(activity=OuterRef("pk")).values("pk")), CharField())
    rows = Activity.objects.filter(pk__in=[each.pk for each in activities])
    rows.update(key=Concat(Value(f"{word}:"), thing), page_key=thing)
