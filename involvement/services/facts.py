"""Keeping what matching compares: the one writer of ExpertFacts and of AdvertFacts.

One person and everybody are brought up to date by the same statement, so that the two can never differ.
"""

from django.db import connection, transaction

from experts.enums import ExpertStatus
from involvement.models import AdvertFacts, Opportunity
from involvement.selectors.matching.derived import FROM, columns
from involvement.selectors.requirements import facts_of

ADVERTS_AT_ONCE = 500


@transaction.atomic
def refresh_people(expert_ids=None):
    """Write anew what matching reads of these people (everybody where none are given), in two statements."""
    some, params = "", []
    if expert_ids is not None:
        params = [int(pk) for pk in expert_ids]
        some = f"IN ({', '.join(['%s'] * len(params))})"
    with connection.cursor() as cursor:
        cursor.execute(_forget(some), [*params, ExpertStatus.ACTIVE])
        cursor.execute(_write(some), [ExpertStatus.ACTIVE, *params])


def _forget(some):
    which = f"expert_id {some} AND " if some else ""
    return (
        f"DELETE FROM involvement_expertfacts WHERE {which}NOT EXISTS (SELECT 1 FROM experts_expert e "  # noqa: S608
        "WHERE e.user_id = involvement_expertfacts.expert_id AND e.status = %s)"
    )


def _write(some):
    values = columns()
    changes = ", ".join(f"{name} = excluded.{name}" for name in values if name != "expert_id")
    which = f" AND e.user_id {some}" if some else ""
    return f"""INSERT INTO involvement_expertfacts ({", ".join(values)})
        SELECT {", ".join(values.values())} {FROM} WHERE e.status = %s{which}
        ON CONFLICT (expert_id) DO UPDATE SET {changes}"""


def refresh_advert(opportunity):
    """Write anew what matching reads of one advert."""
    refresh_adverts(Opportunity.objects.filter(pk=opportunity.pk))


def refresh_adverts(adverts=None):
    """Write anew what matching reads of these adverts (every one where none are given), some hundreds at a time."""
    rows = Opportunity.objects.all() if adverts is None else adverts
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), ADVERTS_AT_ONCE):
        _refresh(keys[start : start + ADVERTS_AT_ONCE])


def refresh_everything():
    """Write everything anew: nightly, and when a table of postcodes or a list has changed."""
    refresh_adverts()
    refresh_people()


def _refresh(keys):
    AdvertFacts.objects.bulk_create(
        facts_of(Opportunity.objects.filter(pk__in=keys)),
        update_conflicts=True,
        unique_fields=["opportunity"],
        update_fields=[each.name for each in AdvertFacts._meta.concrete_fields if each.name != "opportunity"],
    )
