"""What matching reads of people, derived in one statement: what is kept and what a page reads now are the same SQL."""

from django.db import connection

from experts.enums import CheckState
from involvement.enums import InterestStatus

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
    "topics": ("CAST(t.topic_id AS text)", "experts_experttopic"),  # English: SQL
    "localities": ("CAST(t.locality_id AS text)", "experts_expertlocality"),  # English: SQL
    "languages": ("CAST(t.language_id AS text)", "experts_expertlanguage"),  # English: SQL
    "times": (
        "CAST(t.weekday AS text) || substr(t.time_of_day, 1, 1)",  # English: SQL
        "experts_availability",
    ),
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
FROM = """FROM experts_expert e LEFT JOIN reference_postcode p ON p.code = e.postcode
    AND p.table_id = (SELECT id FROM reference_postcodetable WHERE in_use)"""


def columns():
    """Return {field of ExpertFacts: the SQL of its value}, where `e` is the expert and `p` their postcode."""
    gather = GATHER[connection.vendor]
    sets = {name: AS_SET.format(gather=gather, word=word, rows=rows) for name, (word, rows) in SETS.items()}
    last_days = {
        name: AS_LAST_DAYS.format(gather=gather, rows=rows, which=which)
        for name, (rows, which) in LAST_DAYS.items()
    }
    return {
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


def people_now(expert_ids):
    """Return (SQL, params) of rows like ExpertFacts, with `status`, of these people whether or not they are active."""
    values = ", ".join(f"{value} AS {name}" for name, value in columns().items())  # English: SQL
    which = ", ".join(["%s"] * len(expert_ids)) or "NULL"
    return f"SELECT {values}, e.status AS status {FROM} WHERE e.user_id IN ({which})", expert_ids
