"""Opening many activities at once, as an import needs."""

import uuid

from django.db import transaction

from coproduction.audit import services as audit
from experts.models import Activity

ROWS_A_STATEMENT = 1000


@transaction.atomic
def open_many(*, activities, by):
    """Open Activities (not yet saved, without keys) for the things about to be made; then `stand_for_each` names those."""
    for each in activities:
        each.key = f"new:{uuid.uuid4().hex}"
    opened = Activity.objects.bulk_create(activities, batch_size=ROWS_A_STATEMENT)
    audit.record_many(actor=by, action="activity.opened", targets=opened)
    return opened


def stand_for_each(*, things, word):
    """Name the rows that activities stand for: `things` are their rows with an `activity`, `word` as in 'session:17'."""
    activities = [each.activity for each in things]
    for thing in things:
        thing.activity.key, thing.activity.page_key = f"{word}:{thing.pk}", str(thing.pk)
    # An upsert of rows that are there: a plain statement for many, where bulk_update writes a CASE for each.
    Activity.objects.bulk_create(
        activities,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["key", "page_key", "updated_at"],
        batch_size=ROWS_A_STATEMENT,
    )
