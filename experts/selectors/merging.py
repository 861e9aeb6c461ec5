"""Who may be one person twice, what each account holds, and what stands in the way of putting two together.

Apps beside or above add what stands in the way in their AppConfig.ready(), so that nobody here needs to know of claims.
"""

from django.contrib.auth import get_user_model
from django.db import connection

from coproduction.core.merging import references_to
from coproduction.core.models import AppendOnly
from coproduction.core.personal_data import declaration_of
from experts.enums import ContributionStatus
from experts.models import Contribution, Expert
from experts.rules.merging import STAYS

LIVE = (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
_askers = []

# One row for each two people who joined and share a telephone number, or a name and the year they were born.
LOOK_ALIKE = """
WITH person AS (
    SELECT expert.user_id AS id, expert.phone, LOWER(TRIM(account.name)) AS name,
           SUBSTR(CAST(expert.date_of_birth AS CHAR(10)), 1, 4) AS born
    FROM experts_expert expert JOIN accounts_user account ON account.id = expert.user_id
    WHERE expert.applied_at IS NOT NULL AND expert.merged_into_id IS NULL AND account.is_active
), alike AS (
    SELECT one.id AS one, other.id AS other, 1 AS phone, 0 AS name
    FROM person one JOIN person other ON other.phone = one.phone AND one.id < other.id
    WHERE one.phone <> ''
    UNION ALL
    SELECT one.id, other.id, 0, 1
    FROM person one JOIN person other ON other.name = one.name AND other.born = one.born AND one.id < other.id
    WHERE one.name <> ''
)
SELECT alike.one, alike.other, MAX(alike.phone), MAX(alike.name)
FROM alike
LEFT JOIN experts_notthesame said ON said.one_id = alike.one AND said.other_id = alike.other
WHERE said.id IS NULL
GROUP BY alike.one, alike.other
"""


class LookAlikes:
    """The list of people who may be one twice, for a page of it: rows of (one, other, why), both Experts."""

    def __len__(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({LOOK_ALIKE}) found")  # noqa: S608 - our own words alone
            return cursor.fetchone()[0]

    def __getitem__(self, part):
        with connection.cursor() as cursor:
            cursor.execute(
                f"{LOOK_ALIKE} ORDER BY alike.one DESC, alike.other LIMIT %s OFFSET %s",
                [part.stop - part.start, part.start],
            )
            rows = cursor.fetchall()
        people = Expert.objects.select_related("user").in_bulk({key for row in rows for key in row[:2]})
        return [(people[one], people[other], _why(phone, name)) for one, other, phone, name in rows]


def _why(phone, name):
    reasons = ["the same telephone number"] if phone else []
    return " and ".join([*reasons, *(["the same name and year of birth"] if name else [])])


def refuse_merging_when(ask):
    """Register `ask(keeper, loser)`: it returns sentences that say what to put right before two accounts become one."""
    if ask not in _askers:
        _askers.append(ask)


def in_the_way_of_merging(keeper, loser):
    """Return every sentence about what must be put right first."""
    return [*_at_the_same(keeper, loser), *(sentence for ask in _askers for sentence in ask(keeper, loser))]


def held_by(expert):
    """Return {words: rows} of what an account holds and would take with it, such as {'claims': 2}."""
    held = {}
    for target in (Expert, get_user_model()):
        for model, field in references_to(target):
            if _is_theirs(model, field):
                rows = model._base_manager.filter(**{field.name: expert.pk}).count()
                words = str(model._meta.verbose_name_plural)
                held[words] = held.get(words, 0) + rows
    return dict(sorted(held.items()))


def _is_theirs(model, field):
    """Say whether the row is about the person, and goes with them: not one they recorded about another."""
    declared = declaration_of(model)
    label = model._meta.label
    goes = not ({label, f"{label}.{field.name}"} & STAYS or issubclass(model, AppendOnly))
    return goes and bool(declared) and declared.person.split("__")[0] == field.name


def _at_the_same(keeper, loser):
    theirs = Contribution.objects.filter(expert=keeper).values("activity")
    both = Contribution.objects.filter(expert=loser, status__in=LIVE, activity__in=theirs)
    for contribution in both.select_related("activity").order_by("activity__starts_at")[:10]:
        yield (
            f"Both accounts are on the list of ‘{contribution.activity}’. Put right who came, "
            "or let the other account stay."
        )
