"""Opening many activities at once, as an import needs."""

import uuid

from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from coproduction.audit import services as audit
from coproduction.core.bulk import insert_all
from experts.models import Activity


@transaction.atomic
def open_many(*, activities, by):
    """Open Activities (not yet saved, without keys) for the things about to be made; then `stand_for_each` names those."""
    for each in activities:
        each.key = f"new:{uuid.uuid4().hex}"
    opened = insert_all(activities)
    audit.record_many(actor=by, action="activity.opened", targets=opened)
    return opened


def stand_for_each(*, activities, things, word):
    """Name the rows that activities stand for: `things` is the queryset of rows with an `activity`, `word` as in 'session'."""
    thing = Cast(Subquery(things.filter(activity=OuterRef("pk")).values("pk")), CharField())
    rows = Activity.objects.filter(pk__in=[each.pk for each in activities])
    rows.update(key=Concat(Value(f"{word}:"), thing), page_key=thing)
