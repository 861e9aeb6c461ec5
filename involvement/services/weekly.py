"""The weekly message: for each person, the best of the adverts that were new last week. One statement a batch of people.

A batch is one transaction: its matches and its messages are there together or not at all. Whoever has matches of a week
is left out when it is run again, so that a run that was stopped is finished by the next.
"""

from datetime import datetime, time, timedelta
from itertools import groupby

from django.db import connection, transaction
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.correspondence import services as correspondence
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.models import AdvertFacts, ExpertFacts, Invitation, Opportunity
from involvement.notices.matching import weekly, weekly_words
from involvement.selectors.matching.facts import advert_from, weights
from involvement.selectors.matching.people import people_for

MOST_ADVERTS = 200
PEOPLE_AT_ONCE = 5_000
EACH = "SELECT expert_id, points, {pk} AS opportunity_id FROM ({sql}) q WHERE points >= %s"
STATEMENT = """INSERT INTO involvement_weeklymatch (expert_id, opportunity_id, week, points)
    SELECT expert_id, opportunity_id, %s, points FROM (
        SELECT expert_id, opportunity_id, points, ROW_NUMBER() OVER (PARTITION BY expert_id ORDER BY points DESC,
            (expert_id * 7919 + CAST(opportunity_id AS bigint) * 104729) %% 10007, opportunity_id) AS place
        FROM ({found}) found
        WHERE NOT EXISTS (SELECT 1 FROM involvement_weeklymatch w WHERE w.expert_id = found.expert_id AND w.week = %s)
        AND NOT EXISTS (SELECT 1 FROM involvement_weeklymatch o
            WHERE o.expert_id = found.expert_id AND o.opportunity_id = found.opportunity_id)
    ) ranked
    WHERE place <= %s ON CONFLICT (expert_id, opportunity_id) DO NOTHING
    RETURNING expert_id, opportunity_id, points"""
# They stand for the keys of a batch in a statement that is made once for all of them.
AFTER, UPTO = -1, -2


def tell_of_new_adverts(*, on=None):
    """Tell people of the best of last week's new adverts. Returns how many were told. Safe to run twice in a week."""
    day = on or today()
    adverts = {each.pk: each for each in new_adverts(day)}
    if not adverts:
        return 0
    week = week_of(day)
    statement, params = _statement(adverts, week, day)
    told, after, words = 0, 0, weekly_words(adverts.values())
    while upto := _end_of_batch(after):
        told += _tell_batch(statement, _placed(params, after, upto), week, words)
        after = upto
    return told


def week_of(day):
    """Return the ISO week of a day, as '2026-W48'."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def new_adverts(day):
    """Return the open adverts that were published in the week before that of a day, the newest first."""
    monday = day - timedelta(days=day.weekday())
    end = timezone.make_aware(datetime.combine(monday, time.min))
    start = timezone.make_aware(datetime.combine(monday - timedelta(weeks=1), time.min))
    rows = Opportunity.objects.open_on(day).filter(published_at__gte=start, published_at__lt=end)
    return rows.only("title", "reference", "closing_date").order_by("-published_at", "pk")[:MOST_ADVERTS]


def _end_of_batch(after):
    keys = ExpertFacts.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)
    return max(keys[:PEOPLE_AT_ONCE], default=None)


def _statement(adverts, week, day):
    """Return the SQL that keeps the best few adverts for each person of a batch, and its parameters."""
    scale, least = weights(), setting("match_weekly_least")
    parts, params = [], []
    for facts in AdvertFacts.objects.filter(pk__in=adverts).order_by("pk"):
        rows = people_for(advert_from(facts), scale, on=day).filter(pk__gt=AFTER, pk__lte=UPTO)
        rows = rows.exclude(pk__in=Invitation.objects.filter(opportunity=facts.pk).values("expert"))
        sql, values = rows.order_by().values_list("expert_id", "points").query.sql_with_params()
        parts.append(
            f"SELECT expert_id, points, {facts.pk} AS opportunity_id FROM ({sql}) q WHERE points >= %s"  # noqa: S608 - SQL of our own
        )
        params += [*values, least * scale.whole]
    statement = STATEMENT.format(found=" UNION ALL ".join(parts))  # English: SQL
    return statement, [week, *params, week, setting("match_weekly_most")]


def _placed(params, after, upto):
    return [{AFTER: after, UPTO: upto}.get(value, value) if type(value) is int else value for value in params]


@transaction.atomic
def _tell_batch(statement, params, week, words):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Compiling its thousands of small expressions takes longer than running them.
            cursor.execute("SET LOCAL jit = off")
        cursor.execute(statement, params)
        found = sorted(cursor.fetchall(), key=lambda row: (row[0], -row[2], row[1]))
    best = {pk: [row[1] for row in rows] for pk, rows in groupby(found, key=lambda row: row[0])}
    people = Expert.objects.filter(pk__in=list(best), status=ExpertStatus.ACTIVE).select_related("user")
    correspondence.send_many(weekly(each.user, best[each.pk], week, words) for each in people.only("user"))
    return len(best)
