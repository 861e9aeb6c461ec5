"""The list of people who may be here twice: found each night for everybody, and for one person when they join.

Finding them among 100,000 people takes over two seconds, so no page does it: pages read what is kept here.
"""

from django.db import connection, transaction

from experts.models import Expert, LookAlike
from experts.selectors.merging import alike

# One row for each two people who joined and share a telephone number, or a name and the year they were born.
LOOK_ALIKE = """
INSERT INTO experts_lookalike (one_id, other_id, by_phone, by_name)
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
SELECT one, other, MAX(phone) = 1, MAX(name) = 1 FROM alike WHERE true GROUP BY one, other
ON CONFLICT DO NOTHING
"""


@transaction.atomic
def find_all():
    """Make the list anew, in two statements. Returns how many pairs there are."""
    LookAlike.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(LOOK_ALIKE)
        return cursor.rowcount


@transaction.atomic
def find_for(*, expert_id):
    """Put on the list who looks like one person who has joined. A second time adds nothing."""
    expert = Expert.objects.select_related("user").get(pk=expert_id)
    phone, name, born = expert.phone, expert.user.name, expert.date_of_birth
    by_phone = set(alike(name="", phone=phone).values_list("pk", flat=True))
    by_name = set(alike(name=name, born=born).values_list("pk", flat=True)) if born else set()
    joined = Expert.objects.filter(pk__in=by_phone | by_name, applied_at__isnull=False).exclude(pk=expert.pk)
    LookAlike.objects.bulk_create(
        [
            LookAlike(
                one_id=min(key, expert.pk),
                other_id=max(key, expert.pk),
                by_phone=key in by_phone,
                by_name=key in by_name,
            )
            for key in joined.values_list("pk", flat=True)
        ],
        ignore_conflicts=True,
    )
