"""Keeping what matching compares: the one writer of ExpertFacts and of AdvertFacts.

One person and everybody are brought up to date by the same statement, so that the two can never differ.
"""

from django.apps import apps as current
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.models import AdvertFacts, ExpertFacts, Opportunity
from involvement.selectors.matching.derived import FROM, columns
from involvement.selectors.requirements import facts_of

ADVERTS_AT_ONCE = 500


@transaction.atomic
def refresh_people(expert_ids=None):
    """Write anew what matching reads of these people (everybody where none are given), in two statements."""
    some, params = "", []
    if expert_ids is not None:
        params = [int(pk) for pk in expert_ids]
        some = f"IN ({', '.join(['%s'] * len(params))})"  # English: SQL
    with connection.cursor() as cursor:
        cursor.execute(_forget(some), [*params, ExpertStatus.ACTIVE])
        cursor.execute(_write(some), [ExpertStatus.ACTIVE, *params])


def _forget(some):
    which = f"expert_id {some} AND " if some else ""  # English: SQL
    return (
        f"DELETE FROM involvement_expertfacts WHERE {which}NOT EXISTS (SELECT 1 FROM experts_expert e "  # noqa: S608
        "WHERE e.user_id = involvement_expertfacts.expert_id AND e.status = %s)"
    )


def _write(some):
    values = columns()
    changes = ", ".join(f"{name} = excluded.{name}" for name in values if name != "expert_id")
    which = f" AND e.user_id {some}" if some else ""  # English: SQL
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


def fill_after_upgrade(*, using, apps=current, **signal):
    """Keep what matching reads where nothing is kept yet, once `migrate` has brought every table up to date.

    `apps` are those of the state it came to; `flush` sends the signal without them.
    """
    if using != DEFAULT_DB_ALIAS or ("involvement", "expertfacts") not in _known(apps):
        return
    no_people = not ExpertFacts.objects.exists() and _active().exists()
    no_adverts = not AdvertFacts.objects.exists() and Opportunity.objects.exists()
    if (no_people or no_adverts) and _is_whole():
        refresh_everything()


def _known(apps):
    return {(model._meta.app_label, model._meta.model_name) for model in apps.get_models()}


def _active():
    return Expert.objects.filter(status=ExpertStatus.ACTIVE)


def _is_whole():
    """Say whether no migration waits: only then do the tables have every column the statements read."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _refresh(keys):
    AdvertFacts.objects.bulk_create(
        facts_of(Opportunity.objects.filter(pk__in=keys)),
        update_conflicts=True,
        unique_fields=["opportunity"],
        update_fields=[each.name for each in AdvertFacts._meta.concrete_fields if each.name != "opportunity"],
    )
