"""Keeping what matching compares: the one writer of ExpertFacts and of AdvertFacts.

One person and everybody are brought up to date by the same statement, so that the two can never differ.
"""

from django.db import connection, transaction

from experts.enums import CheckState, ExpertStatus
from involvement.enums import InterestStatus
from involvement.models import AdvertFacts, Opportunity
from involvement.selectors.requirements import facts_of

ADVERTS_AT_ONCE = 500
OFFERED = (
    InterestStatus.OFFERED,
    InterestStatus.ACCEPTED,
    InterestStatus.DECLINED,
    InterestStatus.LAPSED,
)
# A set of rows becomes ' 3 17 '. Only the function's name differs between the databases.
GATHER = {"postgresql": "string_agg", "sqlite": "group_concat"}
AS_SET = (
    "COALESCE(' ' || (SELECT {gather}({word}, ' ') FROM {rows} t WHERE t.expert_id = e.user_id) || ' ', '')"
)
SETS = {
    "topics": ("CAST(t.topic_id AS text)", "experts_experttopic"),
    "localities": ("CAST(t.locality_id AS text)", "experts_expertlocality"),
    "languages": ("CAST(t.language_id AS text)", "experts_expertlanguage"),
    "times": ("CAST(t.weekday AS text) || substr(t.time_of_day, 1, 1)", "experts_availability"),
}
AS_LAST_DAYS = """COALESCE(' ' || (SELECT {gather}(CAST(d.kind_id AS text) || ':' || d.ends, ' ') FROM (
    SELECT t.kind_id, MAX(COALESCE(CAST(t.expires_on AS text), '9999-12-31')) AS ends
    FROM {rows} t WHERE t.expert_id = e.user_id{which} GROUP BY t.kind_id) d) || ' ', '')"""
# As Check.objects.good_on says it: clear, unless the answer to a newer one of the kind replaces it.
CLEAR = f""" AND t.state = '{CheckState.CLEAR.value}' AND NOT EXISTS (SELECT 1 FROM experts_check n
    WHERE n.expert_id = t.expert_id AND n.kind_id = t.kind_id AND n.id > t.id
        AND n.state <> '{CheckState.ASKED.value}')"""  # noqa: S608 - SQL of our own
LAST_DAYS = {"training": ("experts_qualification", ""), "checks": ("experts_check", CLEAR)}
LAST_OFFER = f"""(SELECT MAX(o.told) FROM (
    SELECT i.decided_at AS told FROM involvement_interest i WHERE i.expert_id = e.user_id
        AND (i.status IN ({", ".join(f"'{status.value}'" for status in OFFERED)}) OR i.answer_by IS NOT NULL)
    UNION ALL SELECT v.invited_at FROM involvement_invitation v WHERE v.expert_id = e.user_id) o)"""  # noqa: S608 - SQL of our own
NOT_CHOSEN = f"""(SELECT COUNT(*) FROM involvement_interest n WHERE n.expert_id = e.user_id
    AND n.status = '{InterestStatus.NOT_CHOSEN.value}'
    AND n.decided_at > COALESCE({LAST_OFFER}, '1970-01-01 00:00:00+00:00'))"""  # noqa: S608 - SQL of our own


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
    gather = GATHER[connection.vendor]
    sets = {name: AS_SET.format(gather=gather, word=word, rows=rows) for name, (word, rows) in SETS.items()}
    last_days = {
        name: AS_LAST_DAYS.format(gather=gather, rows=rows, which=which)
        for name, (rows, which) in LAST_DAYS.items()
    }
    columns = {
        "expert_id": "e.user_id",
        "online": "e.online",
        "in_person": "e.in_person",
        "born_on": "e.date_of_birth",
        "east": "p.east",
        "north": "p.north",
        "miles": "e.travel_miles",
        **sets,
        **last_days,
        "last_offer": LAST_OFFER,
        "not_chosen": NOT_CHOSEN,
    }
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "expert_id")
    which = f" AND e.user_id {some}" if some else ""
    return f"""INSERT INTO involvement_expertfacts ({", ".join(columns)})
        SELECT {", ".join(columns.values())} FROM experts_expert e
        LEFT JOIN reference_postcode p ON p.code = e.postcode
            AND p.table_id = (SELECT id FROM reference_postcodetable WHERE in_use)
        WHERE e.status = %s{which}
        ON CONFLICT (expert_id) DO UPDATE SET {changes}"""  # noqa: S608 - SQL of our own


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
