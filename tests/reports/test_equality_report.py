"""Equality figures as they are read: the same hidden ones on the page, in its chart and in every file; never a name."""

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser

import openpyxl
import pytest

from coproduction.accounts.enums import Role
from coproduction.reference.equality import QUESTIONS, question_called
from coproduction.reference.models import Setting
from experts.models import EqualityFigure
from experts.services import equality
from tests.factories import (
    AccessNeedFactory,
    ContributionFactory,
    ExpertFactory,
    InterestFactory,
    OpportunityFactory,
    person,
)
from tests.involvement.interests.conftest import session_in

PAGE = "/staff/reports/equality/"
PUBLISHED = "/staff/reports/equality-to-publish/"
SUMMER = date(2026, 7, 1)
COUNTS = {"female": (12, 20), "male": (2, 15), "prefer_not": (6, 11), "not_answered": (7, 9)}


def counted(counts, question="sex", first_day=SUMMER):
    EqualityFigure.objects.bulk_create(
        EqualityFigure(
            first_day=first_day, question=question, answer=answer, took_part=took_part, people=people
        )
        for answer, pair in counts.items()
        for took_part, people in zip((True, False), pair, strict=True)
    )


@pytest.fixture
def summer(db):
    counted(COUNTS)


def rows(client, page=PAGE, by="sex"):
    text = b"".join(client.get(f"{page.rstrip('/')}.csv?by={by}").streaming_content).decode("utf-8-sig")
    return {row[0]: row[1:] for row in csv.reader(io.StringIO(text))}


def test_who_may_read_it(as_, client, db, coordinator, manager, host, finance, administrator, expert):
    assert client.get(PAGE).status_code == 302
    for who in (coordinator, manager):
        assert as_(who).get(PAGE).status_code == 200
    for who in (host, finance, administrator, expert):
        for page in (PAGE, f"{PAGE.rstrip('/')}.csv", f"{PAGE.rstrip('/')}.xlsx"):
            assert as_(who).get(page).status_code == 403
    assert as_(coordinator).get("/staff/reports/involvement-and-spend/").status_code == 403
    assert "Involvement and spend" not in as_(coordinator).get("/staff/reports/").content.decode()


def test_before_a_quarter_is_over_it_says_so(as_, manager):
    assert "There are no figures yet" in as_(manager).get(PAGE).content.decode()
    assert as_(manager).get(f"{PAGE.rstrip('/')}.csv").status_code == 302


def test_a_small_number_is_hidden_and_so_is_what_would_give_it_away(as_, manager, summer):
    found = rows(as_(manager))
    assert found["Male"] == ["Hidden", "Hidden", "17"]
    assert found["Prefer not to say"] == ["Hidden", "Hidden", "17"]
    assert found["Female"] == ["12", "20", "32"]
    assert found["Total"] == ["27", "55", "82"]


def test_what_is_published_hides_more(as_, manager, summer):
    inside, published = rows(as_(manager)), rows(as_(manager), PUBLISHED)
    shown = {key for key, values in inside.items() if "Hidden" not in values}
    assert {key for key, values in published.items() if "Hidden" not in values} < shown


class Cells(HTMLParser):
    """The words of each row of the table of figures."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.cell = [], None
        self.feed(page[page.index('id="figures"') :])

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("th", "td") and self.cell is not None:
            self.rows[-1].append(self.cell)
            self.cell = None


def test_the_page_the_chart_and_the_files_say_the_same(as_, manager, summer):
    client = as_(manager)
    from_csv = rows(client)
    page = client.get(f"{PAGE}?by=sex").content.decode()
    on_page = {row[0]: row[1:] for row in Cells(page).rows}
    answer = client.get(f"{PAGE.rstrip('/')}.xlsx?by=sex")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    in_sheet = {row[0]: [str(each) for each in row[1:]] for row in sheet.iter_rows(values_only=True)}
    assert on_page == from_csv == in_sheet
    bars = re.findall(r'<dt>([^<]+)</dt>.*?app-chart__value">([^<]+)<', page)
    assert {name: value for name, value in bars} == {
        name: values[-1] for name, values in from_csv.items() if name not in ("Total", "Sex")
    }


def test_a_hidden_total_has_no_bar(as_, manager):
    counted({"female": (12, 20), "male": (1, 2), "prefer_not": (2, 1), "not_answered": (7, 9)})
    page = as_(manager).get(f"{PAGE}?by=sex").content.decode()
    bar = re.search(
        r"<dt>Male</dt>.*?width=\"([0-9.]+)%\".*?value\">([^<]+)<", page.replace('width="100%"', "")
    )
    assert bar.groups() == ("0.0", "Hidden")


@pytest.mark.parametrize(("base", "male"), [(5, ["0", "15", "15"]), (10, ["0", "20", "20"])])
def test_rounding_takes_the_place_of_hiding_and_says_so(as_, manager, summer, base, male):
    Setting.objects.create(name="equality_round_to", value=base)
    assert rows(as_(manager))["Male"] == male
    assert "do not add up" in as_(manager).get(f"{PAGE}?by=sex").content.decode()


def test_fewer_than_ten_people_get_no_table(as_, manager):
    counted({"female": (3, 3), "male": (1, 2)})
    page = as_(manager).get(f"{PAGE}?by=sex").content.decode()
    assert "too few people to show anything" in page and "Female" not in page


def test_there_are_no_free_days(as_, manager, summer):
    counted({"female": (30, 40), "male": (30, 40)}, first_day=date(2026, 4, 1))
    client = as_(manager)
    free = "first_day=1&first_month=9&first_year=2026&last_day=2&last_month=9&last_year=2026"
    page = client.get(f"{PAGE}?{free}&by=sex").content.decode()
    assert "From 1 July 2026 to 30 September 2026" in page
    assert rows(client, by="sex&period=2026-04-01")["Female"] == ["30", "40", "70"]
    assert client.get(f"{PAGE}?period=2026-09-01&by=sex").status_code == 422


class Links(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        url = dict(attrs).get("href", "") if tag == "a" else ""
        if url.startswith("/") and "logout" not in url:
            self.found.add(url.partition("#")[0])


def every_page(client, starts):
    """Yield (address, words) of every page a person can come to by links."""
    seen, waiting = set(), list(starts)
    while waiting:
        url = waiting.pop()
        if url in seen or len(seen) > 300:
            continue
        seen.add(url)
        answer = client.get(url)
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        words = answer.content.decode()
        yield url, words
        waiting += Links(words).found - seen


PLANTED = {
    "ethnic_group": "gypsy_traveller",
    "religion": "sikh",
    "orientation": "bisexual",
    "marriage": "widowed",
    "age_band": "75_over",
    "gender_same": "different",
    "care": "care_50",
}


def given_away(pages):
    words = [
        next(str(each.words) for each in question_called(key).answers if each.code == code)
        for key, code in PLANTED.items()
        if key != "gender_same"
    ]
    tell = [*words, *(code for code in PLANTED.values() if "_" in code)]
    return [(url, each) for url, page in pages for each in tell if each in page]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.HOST, Role.MANAGER, Role.ADMINISTRATOR])
def test_no_page_shows_an_answer_beside_a_name(as_, host, role):
    looking = host if role == Role.HOST else person(role)
    someone = ExpertFactory(user=person(Role.EXPERT, name="Zelda Zed"))
    for key, code in PLANTED.items():
        equality.answer(user=someone.user, question=question_called(key), code=code)
    AccessNeedFactory(expert=someone)
    advert = OpportunityFactory(host=host, published=True)
    ContributionFactory(expert=someone, activity=session_in(advert, days=3).activity)
    InterestFactory(opportunity=advert, expert=someone, status="accepted")
    equality.count_quarter()
    pages = list(every_page(as_(looking), ["/", "/start/"]))
    assert len(pages) > 5
    if role in (Role.COORDINATOR, Role.HOST):
        assert any("Zelda Zed" in words for _, words in pages)
    assert given_away([(url, words) for url, words in pages if "/staff/reports/equality" not in url]) == []
    assert not [url for url, words in pages if "/staff/reports/" in url and "Zelda" in words]


def test_every_question_has_its_own_table(as_, manager, summer):
    for question in QUESTIONS:
        assert as_(manager).get(f"{PAGE}?by={question.key}").status_code == 200
