"""The report of access needs, as a manager reads it."""

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from experts.models import NeedMet
from tests.factories import ActivityFactory, DirectorateFactory, ExpertFactory, person

PAGE = reverse("reports:report", args=["access-needs"])
PERIOD = "first_day=1&first_month=4&first_year=2026&last_day=31&last_month=3&last_year=2027"
TOLD = "He told me why in his own words"


def need_met(activity, kind="bsl", outcome="", **more):
    answered = {"answered_at": timezone.now(), "answered_by": person()} if outcome else {}
    return NeedMet.objects.create(
        expert=ExpertFactory(), activity=activity, kind=kind, outcome=outcome, **answered, **more
    )


@pytest.fixture
def autumn(db):
    adult, older = DirectorateFactory(name="Adult"), DirectorateFactory(name="Older people")
    october = ActivityFactory(directorate=adult, starts_at=datetime(2026, 10, 5, 9, tzinfo=UTC))
    january = ActivityFactory(directorate=older, starts_at=datetime(2027, 1, 5, 9, tzinfo=UTC))
    cancelled = ActivityFactory(starts_at=october.starts_at, cancelled_at=timezone.now())
    need_met(october, outcome="met")
    need_met(october, outcome="not_met", because="venue", words=TOLD)
    need_met(october, kind="breaks")
    need_met(january, outcome="not_met", because="cost", words=TOLD)
    need_met(cancelled, outcome="met")


def rows(client, by):
    answer = client.get(f"{PAGE.rstrip('/')}.csv?{PERIOD}&by={by}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert TOLD not in text
    return list(csv.DictReader(io.StringIO(text)))


def test_by_kind(as_, manager, autumn):
    bsl, breaks, total = rows(as_(manager), "kind")
    assert (bsl["Kind of need"], bsl["Needs"], bsl["Met"], bsl["Not met"]) == (
        "British Sign Language (BSL) interpreter",
        "3",
        "1",
        "2",
    )
    assert bsl["Not met: the place does not have it"] == bsl["Not met: there is no money for it"] == "1"
    assert (breaks["Needs"], breaks["Not answered before the day"]) == ("1", "1")
    assert total["Needs"] == "4"


@pytest.mark.parametrize(
    ("by", "first"), [("directorate", ["Adult", "Older people"]), ("quarter", ["October to December 2026"])]
)
def test_by_directorate_and_quarter(as_, manager, autumn, by, first):
    found = rows(as_(manager), by)
    heading = next(iter(found[0]))
    assert [row[heading] for row in found][: len(first)] == first
    assert [row["Needs"] for row in found] == ["3", "1", "4"]


def test_the_page_and_the_spreadsheet(as_, manager, autumn):
    page = as_(manager).get(f"{PAGE}?{PERIOD}&by=kind").content.decode()
    assert "British Sign Language" in page and TOLD not in page
    answer = as_(manager).get(PAGE.rstrip("/") + f".xlsx?{PERIOD}&by=quarter")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    assert [row[1] for row in sheet.iter_rows(values_only=True)] == ["Needs", 3, 1, 4]
