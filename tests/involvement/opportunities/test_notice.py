"""Notice in days and in working days, the reason for a shorter one, and the report that counts them."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, strategies as st

from coproduction.accounts.enums import Role
from coproduction.core.reporting import Question, report_called
from coproduction.core.working_days import is_working_day, working_days_after, working_days_between
from coproduction.reference.models import Setting
from involvement.enums import OpportunityKind
from involvement.rules.notice import Notice
from involvement.rules.opportunities import missing_from
from tests.factories import DirectorateFactory, OpportunityFactory, person
from tests.involvement.opportunities.test_rules import advert

DAYS = st.integers(0, 800).map(lambda number: date(2026, 1, 1) + timedelta(days=number))
IN_WORKING_DAYS = Notice(10, 5, in_working_days=True)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 23), 10, date(2026, 12, 7)),  # two ordinary weeks
        (date(2026, 12, 18), 5, date(2026, 12, 29)),  # Christmas, and Boxing Day (a Saturday) kept on Monday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # New Year
        (date(2027, 3, 25), 2, date(2027, 3, 31)),  # Good Friday and Easter Monday, and the clocks go forward
        (date(2026, 10, 23), 1, date(2026, 10, 26)),  # the clocks go back
        (date(2027, 8, 27), 1, date(2027, 8, 31)),  # the last Monday of August
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_by_the_calendar_of_england(start, count, end):
    assert working_days_after(start, count) == end
    assert working_days_between(start, end) == count
    assert working_days_between(end, start) == 0


@given(day=DAYS, count=st.integers(0, 60))
def test_the_first_day_that_gives_so_many(day, count):
    end = working_days_after(day, count)
    assert working_days_between(day, end) == count
    assert count == 0 or is_working_day(end)


@pytest.mark.parametrize(
    ("closing", "words"),
    [
        (date(2026, 12, 7), ""),
        (date(2026, 12, 4), "9 working days to answer, and our notice is 10 working days. Choose 7 December 2026"),
        (date(2026, 11, 24), "1 working day to answer"),
    ],
)  # fmt: skip
def test_short_notice_in_working_days_is_said_with_the_first_day_that_will_do(closing, words):
    one = advert(closing_date=closing)
    found = {
        each.field: each.words for each in missing_from(one, on=date(2026, 11, 23), notice=IN_WORKING_DAYS)
    }
    assert words in found.get("closing_date", "") and ("closing_date" in found) is bool(words)
    one.short_notice_reason = "The ward moves next week"
    assert missing_from(one, on=date(2026, 11, 23), notice=IN_WORKING_DAYS) == []


@pytest.mark.usefixtures("still_clock", "db")
def test_readers_see_the_reason_and_the_trusts_own_sort_of_days(client):
    short = OpportunityFactory(
        published=True,
        published_at=datetime(2026, 11, 23, 10, tzinfo=timezone.get_default_timezone()),
        closing_date=date(2026, 12, 4),
        short_notice_reason="The ward moves next week",
    )
    Setting.objects.create(name="notice_in_working_days", value=1)
    page = client.get(short.get_absolute_url()).content.decode()
    assert "9 working days to answer" in page and "The ward moves next week" in page


@pytest.mark.usefixtures("still_clock", "db")
def test_the_report_counts_them_by_directorate_and_gives_each_reason(as_, django_assert_max_num_queries):
    crisis, older = DirectorateFactory(name="Crisis care"), DirectorateFactory(name="Older people")
    now = datetime(2026, 11, 23, 10, tzinfo=timezone.get_default_timezone())
    facts = {"published": True, "published_at": now}
    for _ in range(2):
        OpportunityFactory(directorate=crisis, **facts)
    OpportunityFactory(
        directorate=crisis,
        closing_date=date(2026, 11, 27),
        title="Move",
        short_notice_reason="It moves",
        **facts,
    )
    OpportunityFactory(directorate=older, kind=OpportunityKind.MEMBERSHIP, **facts)
    OpportunityFactory(directorate=older, **{**facts, "published_at": now.replace(year=2025)})

    def ask(by, directorates=None):
        asked = Question(date(2026, 11, 1), date(2026, 11, 30), by, directorates)
        return report_called("short-notice").answer(asked)

    with django_assert_max_num_queries(4):
        table = ask("directorate")
    assert [(row["directorate"], row["published"], row["short"]) for row in table.rows] == [
        ("Crisis care", 3, 1)
    ]
    assert (table.totals["short"], round(table.totals["share"], 1)) == (1, round(table.rows[0]["share"], 1))
    assert [row["month"] for row in ask("month").rows] == ["November 2026"]
    assert [(row["advert"], row["reason"], row["days"]) for row in ask("advert").rows] == [
        ("Move", "It moves", 4)
    ]
    assert ask("advert", {older.pk}).rows == []
    page = as_(person(Role.MANAGER)).get(reverse("reports:report", args=["short-notice"]), {"by": "advert"})
    assert page.status_code == 200 and "It moves" in page.content.decode()
