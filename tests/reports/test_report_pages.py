import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from experts.enums import ContributionStatus, Rung
from tests.factories import ActivityFactory, ContributionFactory, DirectorateFactory, ExpertFactory, person

PAGE = reverse("reports:report", args=["involvement-and-spend"])
PERIOD = "first_day=1&first_month=4&first_year=2026&last_day=31&last_month=3&last_year=2027"


def moment(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.fixture
def autumn(db):
    """Two people at one session in October, one of them again in November."""
    adult = DirectorateFactory(name="=Adult Acute")
    october = ActivityFactory(directorate=adult, starts_at=moment(2026, 10, 5, 9), rung=Rung.CO_DESIGN)
    november = ActivityFactory(directorate=adult, starts_at=moment(2026, 11, 5, 9), rung=Rung.CO_PRODUCTION)
    ann, ben = ExpertFactory(), ExpertFactory()
    paid = {"paid_time": Decimal("23.00"), "paid_expenses": Decimal("4.31")}
    ContributionFactory(expert=ann, activity=october, attended=True, minutes=120, **paid)
    ContributionFactory(expert=ben, activity=october, attended=True, minutes=90)
    ContributionFactory(expert=ann, activity=november, attended=True, minutes=60, **paid)
    ContributionFactory(expert=ben, activity=november, status=ContributionStatus.EXPECTED)


def figures(client, by):
    answer = client.get(f"{PAGE.rstrip('/')}.csv?{PERIOD}&by={by}")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_manager_sees_the_quarter_with_each_person_and_session_counted_once(as_, manager, autumn):
    quarter, total = figures(as_(manager), "quarter")
    assert quarter["Quarter"] == "October to December 2026"
    assert (quarter["People"], quarter["Sessions"], quarter["Hours"]) == ("2", "2", "4.50")
    assert (quarter["Paid for time"], quarter["Paid for travel and expenses"]) == ("46.00", "8.62")
    assert (total["Quarter"], total["Paid in all"]) == ("Total", "54.62")


def test_rungs_come_in_the_order_of_the_ladder(as_, manager, autumn):
    rows = figures(as_(manager), "rung")
    assert [row["Rung of the ladder"] for row in rows] == ["Co-design", "Co-production", "Total"]


def test_money_of_the_parts_is_the_money_of_the_total(as_, manager, autumn):
    *rows, total = figures(as_(manager), "all")
    assert sum(Decimal(row["Paid in all"]) for row in rows) == Decimal(total["Paid in all"])


def test_a_name_that_a_spreadsheet_would_run_is_made_plain(as_, manager, autumn):
    assert figures(as_(manager), "directorate")[0]["Directorate"] == "'=Adult Acute"


def test_the_spreadsheet_holds_the_same_figures_as_numbers(as_, manager, autumn):
    answer = as_(manager).get(PAGE.rstrip("/") + f".xlsx?{PERIOD}&by=quarter")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    heading, quarter, total = sheet.iter_rows(values_only=True)
    assert heading[0] == "Quarter"
    assert quarter == ("October to December 2026", 2, 2, 4.5, 46, 8.62, 54.62)
    assert total[0] == "Total"


def test_the_page_shows_the_table_the_charts_and_the_downloads(as_, manager, autumn):
    page = as_(manager).get(f"{PAGE}?{PERIOD}&by=rung")
    assert page.status_code == 200
    assert page.content.count(b'<figure class="app-chart">') == 2
    assert "£54.62" in page.content.decode()


def test_half_past_midnight_in_summer_belongs_to_the_day_in_london(as_, manager, db):
    ContributionFactory(activity=ActivityFactory(starts_at=moment(2026, 6, 30, 23, 30)), attended=True)
    assert figures(as_(manager), "quarter")[0]["Quarter"] == "July to September 2026"


def test_a_manager_of_one_directorate_sees_only_that_one(as_, autumn):
    other = DirectorateFactory(name="Older People")
    ContributionFactory(
        activity=ActivityFactory(directorate=other, starts_at=moment(2026, 10, 6, 9)), attended=True
    )
    limited = person(Role.MANAGER, directorate=other)
    rows = figures(as_(limited), "directorate")
    assert [row["Directorate"] for row in rows] == ["Older People", "Total"]


@pytest.mark.parametrize(
    "asked",
    [
        "first_day=31&first_month=2&first_year=2026",
        "first_day=1&first_month=1&first_year=9999&last_day=31&last_month=12&last_year=9999",
        "first_day=2&first_month=1&first_year=2026&last_day=1&last_month=1&last_year=2026",
        "by=everything",
        "first_day=%00",
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_sentence(as_, manager, asked):
    page = as_(manager).get(f"{PAGE}?{asked}")
    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert as_(manager).get(PAGE.rstrip("/") + f".csv?{asked}").status_code == 302


def test_a_report_nobody_has_declared_is_not_found(as_, manager):
    assert as_(manager).get(reverse("reports:report", args=["no-such"])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_report_asks_the_same_number_of_questions(as_, manager, rows, django_assert_max_num_queries):
    for _ in range(rows):
        ContributionFactory(attended=True)
    client = as_(manager)
    with django_assert_max_num_queries(10):
        client.get(PAGE)


def test_nobody_without_the_word_reads_it(as_, host):
    assert as_(host).get(PAGE).status_code == 403
