"""Coverage on the page, in files and in the lists behind the figures, and who sees whose."""

import csv
import io
import re
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.core.dates import say_short_date
from experts.enums import ContributionStatus
from involvement.enums import Seat
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    LocalityFactory,
    PanelFactory,
    PanelSeatFactory,
    QualificationFactory,
    TrainingKindFactory,
    person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

COVERAGE = reverse("reports:report", args=["panel-coverage"])
WITHOUT = reverse("reports:report", args=["panels-without-expert"])
PERIOD = "first_day=1&first_month=1&first_year=2026&last_day=31&last_month=12&last_year=2026"
BEHIND = reverse("involvement:coverage_panels")


@pytest.fixture
def recruiter():
    return person(Role.RECRUITER, name="Rita Recruiter")


@pytest.fixture
def adult():
    return DirectorateFactory(name="=Adult Acute")


@pytest.fixture
def older():
    return DirectorateFactory(name="Older People")


@pytest.fixture
def kind():
    return TrainingKindFactory(name=VALUES_BASED_RECRUITMENT)


def moment(*parts):
    return datetime(2026, *parts, tzinfo=UTC)


def panel(directorate, starts=None, **facts):
    starts = starts or moment(10, 5, 9)
    about = {
        "activity__starts_at": starts,
        "activity__ends_at": starts.replace(hour=min(23, starts.hour + 1), minute=59),
    }
    return PanelFactory(activity__directorate=directorate, **about, **facts)


def seat(panel, kind, gained=date(2026, 1, 1), expires=None, **facts):
    expert = ExpertFactory()
    QualificationFactory(expert=expert, kind=kind, gained_on=gained, expires_on=expires)
    return PanelSeatFactory(panel=panel, expert=expert, **facts)


def rows(client, page, by, period=PERIOD):
    answer = client.get(f"{page.rstrip('/')}.csv?{period}&by={by}")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def workbook(client, behind):
    """Return the sheet of the workbook of a list behind a figure."""
    return opened(client.get(behind.replace("panels/?", "panels.xlsx?")))


def said(value):
    """Return the words of a cell of a workbook as a page has them."""
    return say_short_date(value.date()) if isinstance(value, datetime) else value or ""


def opened(answer):
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active


def links(page):
    return [url.replace("&amp;", "&") for url in re.findall(r'href="(/staff/coverage/panels/[^"]*)"', page)]


@pytest.mark.parametrize(
    ("gained", "expires", "counts"),
    [
        (date(2026, 10, 5), None, True),
        (date(2026, 10, 6), None, False),
        (date(2024, 1, 1), date(2026, 10, 5), True),
        (date(2024, 1, 1), date(2026, 10, 4), False),
    ],
    ids=["gained on the day", "gained the day after", "expires on the day", "expired the day before"],
)
def test_training_counts_from_its_first_day_to_its_last(as_, manager, adult, kind, gained, expires, counts):
    seat(panel(adult), kind, gained, expires)
    assert rows(as_(manager), COVERAGE, "month")[-1]["With a trained expert"] == str(int(counts))


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({"seat": Seat.CHAIR}, True),
        ({"seat": Seat.OBSERVER}, False),
        ({"contribution": None}, True),
        ({"contribution__status": ContributionStatus.NO_SHOW}, False),
        ({"contribution__status": ContributionStatus.APOLOGIES}, False),
        ({"contribution__status": ContributionStatus.CANCELLED_BY_US}, False),
    ],
)
def test_an_expert_counts_who_came_to_decide(as_, manager, adult, kind, facts, counts):
    seat(panel(adult), kind, **facts)
    assert rows(as_(manager), COVERAGE, "month")[-1]["With a trained expert"] == str(int(counts))


def test_somebody_seated_without_training_by_an_override_does_not_count(as_, manager, recruiter, adult, kind):
    seated = seat(panel(adult), kind, expires=date(2026, 2, 1))
    seated.override_reason, seated.override_by, seated.override_at = "Nobody else", recruiter, moment(9, 1)
    seated.save()
    assert rows(as_(manager), COVERAGE, "month")[-1]["With a trained expert"] == "0"
    assert rows(as_(manager), WITHOUT, "because")[0]["Why"] == "The expert’s training was not in date"


@pytest.mark.parametrize(
    ("starts", "month"),
    [
        (
            moment(3, 31, 23, 30),
            "April 2026",
        ),  # half past midnight, an hour after the clocks' change to summer
        (moment(3, 31, 22, 30), "March 2026"),
        (moment(3, 1, 0, 30), "March 2026"),
        (moment(10, 31, 23, 30), "October 2026"),  # winter again: London and UTC agree
        (moment(9, 30, 23, 30), "October 2026"),
        (moment(11, 1, 0, 0), "November 2026"),
    ],
)
def test_a_panel_belongs_to_the_month_of_its_day_in_london(as_, manager, adult, starts, month):
    panel(adult, starts)
    assert [row["Month"] for row in rows(as_(manager), COVERAGE, "month")] == [month, "Total"]


def test_cancelled_panels_and_panels_to_come_are_not_counted(as_, manager, adult):
    panel(adult, activity__cancelled_at=moment(10, 1))
    panel(adult, moment(11, 23, 12, 1))
    assert rows(as_(manager), COVERAGE, "month") == []
    panel(adult, moment(11, 23, 12, 0))
    assert rows(as_(manager), COVERAGE, "month")[0]["Panels"] == "1"


def test_bands_stand_in_their_order_and_what_is_not_recorded_last(as_, manager, adult):
    for band in ("Medical", "10", "8b", "", "8a", "2"):
        panel(adult, band=band)
    said = [row["Band"] for row in rows(as_(manager), COVERAGE, "band")]
    assert said == ["Band 2", "Band 8a", "Band 8b", "Band 10", "Medical", "No band recorded", "Total"]


def test_the_page_shows_shares_targets_charts_and_lists(as_, manager, adult, kind):
    seat(panel(adult, outcome="appointed"), kind)
    panel(adult)
    page = as_(manager).get(f"{COVERAGE}?{PERIOD}&by=directorate").content.decode()
    assert "50%" in page and "100%" in page
    assert page.count('<figure class="app-chart') == 2
    assert len(links(page)) == 8  # four counts in the row, and in the total


def test_every_figure_leads_to_as_many_panels(as_, manager, adult, older, kind):
    norwich = LocalityFactory(name="Norwich")
    seat(panel(adult, outcome="appointed", activity__locality=norwich, band="8a"), kind)
    panel(adult, no_expert_reason="other", band="")
    panel(older, moment(4, 2, 9), outcome="appointed")
    without = panel(older, moment(6, 2, 9), band="8a")
    all_the_same = {"override_reason": "Nobody else", "override_by": manager, "override_at": moment(6, 1, 9)}
    seat(without, kind, expires=date(2026, 2, 1), **all_the_same)
    client = as_(manager)
    for address, groupings in (
        (COVERAGE, "month directorate band locality"),
        (WITHOUT, "because month band"),
    ):
        for by in groupings.split():
            page = client.get(f"{address}?{PERIOD}&by={by}").content.decode()
            figures = re.findall(r'href="(/staff/coverage/panels/[^"]*)">([\d,]+)<', page)
            assert figures and (address == WITHOUT or any("of=with_reason" in url for url, _ in figures))
            for url, figure in figures:
                answer = client.get(url.replace("&amp;", "&"))
                assert answer.context["page"].paginator.count == int(figure), url


@pytest.mark.parametrize("by", ["month", "directorate"])
def test_the_list_leads_back_to_the_report_as_it_was_asked(as_, manager, adult, by):
    panel(adult)
    client, asked = as_(manager), f"{PERIOD}&by={by}"
    url = links(client.get(f"{COVERAGE}?{asked}").text)[0]
    back = re.search(rf'href="({COVERAGE}\?[^"]*)"', client.get(url).text)[1].replace("&amp;", "&")
    assert dict(parse_qsl(urlsplit(back).query)) == dict(parse_qsl(asked))
    assert client.get(back).status_code == 200


def test_the_list_names_the_panels_and_opens_them_for_those_who_record_them(as_, manager, recruiter, adult):
    held = panel(adult, no_expert_reason="nobody_asked")
    url = links(as_(manager).get(f"{WITHOUT}?{PERIOD}").content.decode())[0]
    page = as_(manager).get(url).content.decode()
    assert held.vacancy_reference in page and "No: nobody asked for an expert" in page
    assert held.get_absolute_url() not in page
    assert f'href="{held.get_absolute_url()}"' in as_(recruiter).get(url).content.decode()


def test_the_spreadsheet_holds_counts_and_shares_as_numbers(as_, manager, adult, kind):
    seat(panel(adult), kind)
    panel(adult)
    answer = as_(manager).get(COVERAGE.rstrip("/") + f".xlsx?{PERIOD}&by=directorate")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    heading, row, _ = sheet.iter_rows(values_only=True)
    assert heading[:4] == ("Directorate", "Panels", "With a trained expert", "Share with a trained expert")
    assert row[:4] == ("=Adult Acute", 2, 1, 50)


def test_no_cell_is_run_by_a_spreadsheet(as_, manager, adult):
    panel(adult, vacancy_reference="=1+1", activity__title="@SUM(A1)", band="-5", outcome="appointed")
    client = as_(manager)
    assert rows(client, COVERAGE, "directorate")[0]["Directorate"] == "'=Adult Acute"
    assert rows(client, COVERAGE, "band")[0]["Band"] == "'-5"
    [line] = rows(
        client, "/staff/coverage/panels", "band", "report=a&of=panels&first=2026-01-01&last=2026-12-31"
    )
    assert (line["Vacancy"], line["Post"], line["Directorate"]) == ("'=1+1", "'@SUM(A1)", "'=Adult Acute")


def test_a_manager_of_one_directorate_sees_no_other_anywhere(as_, adult, older, kind):
    seat(panel(adult, vacancy_reference="846-ADULT", outcome="appointed"), kind)
    panel(older, vacancy_reference="846-OLDER", no_expert_reason="other")
    client = as_(person(Role.MANAGER, directorate=older))
    for report in (COVERAGE, WITHOUT):
        page = client.get(f"{report}?{PERIOD}&by=directorate").content.decode()
        assert "Older People" in page and "Adult Acute" not in page
        assert [row["Directorate"] for row in rows(client, report, "directorate")] == [
            "Older People",
            "Total",
        ]
        book = client.get(f"{report.rstrip('/')}.xlsx?{PERIOD}&by=directorate")
        sheet = openpyxl.load_workbook(io.BytesIO(b"".join(book.streaming_content)), read_only=True).active
        assert [row[0] for row in sheet.iter_rows(values_only=True)] == [
            "Directorate",
            "Older People",
            "Total",
        ]
    everything = f"{BEHIND}?report=a&by=month&of=panels&first=2026-01-01&last=2026-12-31"
    page = client.get(everything).content.decode()
    assert "846-OLDER" in page and "846-ADULT" not in page
    assert client.get(f"{everything}&directorate={adult.pk}").status_code == 404
    file = b"".join(client.get(everything.replace("panels/?", "panels.csv?")).streaming_content).decode()
    assert "846-OLDER" in file and "846-ADULT" not in file
    book = workbook(client, everything)
    assert [row[0].value for row in book.iter_rows()] == ["Vacancy", "846-OLDER"]
    assert (
        client.get(f"{everything.replace('panels/?', 'panels.xlsx?')}&directorate={adult.pk}").status_code
        == 404
    )
    assert "Adult Acute" not in client.get(reverse("involvement:coverage_targets")).content.decode()


@pytest.mark.parametrize(
    "role", [Role.HOST, Role.FINANCE, Role.APPROVER, Role.PANEL_MEMBER, Role.ADMINISTRATOR]
)
def test_nobody_without_the_word_reads_it(as_, role):
    client = as_(person(role))
    files = [reverse(f"involvement:coverage_panels_{kind}") for kind in ("csv", "xlsx")]
    for address in (COVERAGE, WITHOUT, BEHIND, *files, reverse("involvement:coverage_targets")):
        assert client.get(address).status_code == 403


def test_the_list_behind_a_figure_is_the_same_on_the_page_and_in_both_files(as_, manager, adult, kind):
    seat(panel(adult, vacancy_reference="846-1", activity__title="=HYPERLINK(1)"), kind)
    panel(adult, moment(10, 6, 9), vacancy_reference="@846-2", no_expert_reason="other", band="+5")
    everything = f"{BEHIND}?report=a&by=month&of=panels&first=2026-01-01&last=2026-12-31"
    client = as_(manager)
    page = client.get(everything)
    for words in ("Download this list as CSV", "Download this list as an Excel spreadsheet"):
        assert words in page.text
    shown = [line.cells for line in page.context["lines"]]
    book = workbook(client, everything)
    heading, *lines = book.iter_rows()
    assert [cell.value for cell in heading] == [str(each) for each in page.context["headings"]]
    assert [[said(cell.value) for cell in line] for line in lines] == shown
    assert {line[1].number_format for line in lines} == {"d mmmm yyyy"}  # days can be put in their order
    # Text that begins like a formula is text to whoever opens the workbook.
    assert {cell.data_type for line in lines for cell in line} <= {"s", "n", "d"} and shown[1][
        2
    ] == "=HYPERLINK(1)"
    file = client.get(everything.replace("panels/?", "panels.csv?"))
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    assert [row["Post"] for row in csv.DictReader(io.StringIO(text))] == ["Staff Nurse", "'=HYPERLINK(1)"]


def test_a_workbook_is_streamed_and_asks_the_same_whatever_the_panels(
    as_, manager, adult, django_assert_max_num_queries
):
    for day in range(1, 6):
        panel(adult, moment(10, day, 9))
    everything = f"{BEHIND}?report=a&by=month&of=panels&first=2026-01-01&last=2026-12-31"
    client = as_(manager)
    with django_assert_max_num_queries(10):
        answer = client.get(everything.replace("panels/?", "panels.xlsx?"))
    assert answer.streaming and answer["Content-Disposition"].endswith(
        'panels-2026-01-01-to-2026-12-31.xlsx"'
    )
    assert sum(1 for _ in opened(answer).iter_rows()) == 6


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.COORDINATOR, Role.MANAGER])
def test_those_with_the_word_find_it_on_the_list_of_reports(as_, role):
    page = as_(person(role)).get(reverse("reports:reports")).content.decode()
    assert "Interview panels with a trained expert" in page


@pytest.mark.parametrize(
    "asked",
    [
        "of=everything&report=a&by=month&first=2026-01-01&last=2026-12-31",
        "of=panels&report=a&by=month&first=2026-02-30&last=2026-12-31",
        "of=panels&report=a&by=month&first=0001-01-01&last=9999-12-31",
        "of=panels&report=a&by=month&first=2026-01-01&last=2026-12-31&directorate=99999999999999999999",
        "of=panels&report=a&by=month&first=2026-01-01&last=2026-12-31&directorate=4040404",
        "of=panels&report=a&by=month&first=2026-01-01&last=2026-12-31&locality=²",
        "of=panels&report=a&by=month&first=2026-01-01&last=2026-12-31&locality=x",
        "of=without&report=a&by=month&first=2026-01-01&last=2026-12-31&because=magic",
        "of=panels&report=a&by=month&first=2026-01-01&last=2026-12-31&band=%00",
    ],
)
def test_an_address_we_never_made_is_not_found(as_, manager, asked):
    assert as_(manager).get(f"{BEHIND}?{asked}").status_code == 404


@pytest.mark.parametrize("many", [1, 4])
@pytest.mark.parametrize("by", ["month", "directorate", "band", "locality"])
def test_pages_ask_the_same_number_of_questions(
    as_, recruiter, kind, many, by, django_assert_max_num_queries
):
    for number in range(many):
        seat(
            panel(DirectorateFactory(), moment(10 - number, 5, 9), activity__locality=LocalityFactory()), kind
        )
    client = as_(recruiter)
    for address in (f"{COVERAGE}?{PERIOD}&by={by}", f"{WITHOUT}?{PERIOD}&by={by}"):
        with django_assert_max_num_queries(10):
            client.get(address)
    with django_assert_max_num_queries(10):
        client.get(f"{BEHIND}?report=panel-coverage&by=month&of=panels&first=2026-01-01&last=2026-12-31")


def test_a_long_list_is_paged(as_, manager, adult):
    for _ in range(51):
        panel(adult)
    page = as_(manager).get(f"{BEHIND}?report=a&by=month&of=panels&first=2026-01-01&last=2026-12-31")
    assert "51 panels" in page.content.decode() and "Next" in page.content.decode()


def test_without_a_figure_it_leads_to_the_report(as_, manager):
    assert as_(manager).get(BEHIND).url == COVERAGE
