"""A person's involvement record, on screen and on paper, and the letter for an adviser."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.correspondence.models import Preference
from experts.models import Expert
from experts.selectors import record as selectors
from tests.factories import (
    ActivityFactory,
    ContributionFactory,
    ExpertFactory,
    QualificationFactory,
    person,
)
from tests.pdfs import opened, pages_of, tags_of, text_of
from tests.questions import asks_the_same_whatever_the_rows

RECORD, RECORD_PDF = reverse("experts:record"), reverse("experts:record_pdf")
LETTER, LETTER_PDF = reverse("experts:letter"), reverse("experts:letter_pdf")


def did(user, on="2026-11-02", title="Carers group", **fields):
    starts = datetime.fromisoformat(f"{on}T14:00").replace(tzinfo=UTC)
    activity = ActivityFactory(starts_at=starts, title=title)
    return ContributionFactory(expert=user.expert, activity=activity, attended=True, **fields)


def days(first, last):
    said = {}
    for name, day in (("first", first), ("last", last)):
        parts = date.fromisoformat(day)
        said |= {f"{name}_day": parts.day, f"{name}_month": parts.month, f"{name}_year": parts.year}
    return said


def words_of(content):
    return " ".join(text_of(content).replace("\u200b", "").split())


def test_the_record_says_what_a_person_did_by_year(as_, still_clock, expert, other_expert):
    did(expert, "2025-03-01", "Ward visit", minutes=90)
    did(expert, "2026-11-02", minutes=120)
    ContributionFactory(expert=expert.expert, activity=ActivityFactory(title="Not come yet"))
    did(other_expert, title="Somebody else’s group")
    page = as_(expert).get(RECORD).content.decode()
    assert "2 times, for 3 hours 30 minutes" in page
    assert "Ward visit" in page and "1 March 2025" in page
    assert "Not come yet" not in page and "Somebody else" not in page
    assert [(year.year, year.times, year.minutes) for year in selectors.years_of(expert)] == [
        (2026, 1, 120),
        (2025, 1, 90),
    ]


def test_a_seat_on_a_panel_does_not_read_as_the_post_it_fills(as_, still_clock, expert):
    starts = datetime(2026, 11, 2, 14, tzinfo=UTC)
    panel = ActivityFactory(starts_at=starts, kind="panel", title="Staff Nurse")
    course = ActivityFactory(
        starts_at=starts + timedelta(days=1), kind="training", title="Values Based Recruitment"
    )
    for activity in (panel, course):
        ContributionFactory(
            expert=expert.expert, activity=activity, attended=True, minutes=180, paid_on=date(2026, 11, 10),
            paid_time=Decimal("34.50"),
        )  # fmt: skip
    client, asked = as_(expert), days("2026-11-01", "2026-11-22")
    for said in (
        client.get(RECORD).text,
        client.get(LETTER, asked).text,
        words_of(client.get(RECORD_PDF).content),
        words_of(client.get(LETTER_PDF, asked).content),
    ):
        assert "Interview panel: Staff Nurse" in said and "Training: Values Based Recruitment" in said
        assert said.count("Staff Nurse") == said.count("Interview panel: Staff Nurse")


def test_the_last_evening_of_a_year_in_london_belongs_to_it(expert):
    summer = ContributionFactory(
        expert=expert.expert,
        attended=True,
        activity=ActivityFactory(starts_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC)),
    )
    june = selectors.statement_for(expert, first=date(2026, 6, 1), last=date(2026, 6, 30))
    july = selectors.statement_for(expert, first=date(2026, 7, 1), last=date(2026, 7, 31))
    assert (june.done, july.done) == ([], [summer])


def test_an_empty_record_says_how_it_fills(as_, expert):
    browser = as_(expert)
    assert "Nothing is recorded yet" in browser.get(RECORD).content.decode()
    assert "Nothing is recorded yet" in words_of(browser.get(RECORD_PDF).content)


def test_training_and_the_parts_of_other_apps_are_in_it(as_, expert, monkeypatch):
    training = QualificationFactory(expert=expert.expert)
    monkeypatch.setattr(selectors, "_askers", [])
    empty = selectors.Part("Left out", [])
    selectors.add_to_record(
        lambda person: [selectors.Part("What changed", ["The rooms are lighter."]), empty]
    )
    browser = as_(expert)
    for text in (browser.get(RECORD).content.decode(), words_of(browser.get(RECORD_PDF).content)):
        assert training.kind.name in text
        assert "The rooms are lighter." in text and "Left out" not in text


def test_the_record_on_paper_is_tagged_and_in_their_print(as_, expert):
    did(expert)
    browser = as_(expert)
    answer = browser.get(RECORD_PDF)
    assert answer["Content-Disposition"] == 'attachment; filename="what-i-did.pdf"'
    with opened(answer.content) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) and str(pdf.Root.Lang) == "en-GB"
    assert "TH" in tags_of(answer.content) and "H1" in tags_of(answer.content)
    Preference.objects.update_or_create(user=expert, defaults={"format": "large_print"})
    assert min(pages_of(browser.get(RECORD_PDF).content)[0].sizes) >= 14


def test_the_letter_counts_work_by_its_day_and_money_by_the_day_it_was_paid(expert):
    earlier = did(
        expert, "2026-03-20", paid_on=date(2026, 4, 10), paid_time=23, paid_expenses=Decimal("4.30")
    )
    unpaid = did(expert, "2026-05-01", minutes=60)
    did(expert, "2026-04-30", paid_on=date(2026, 7, 1), paid_time=99)
    statement = selectors.statement_for(expert, first=date(2026, 4, 6), last=date(2026, 5, 1))
    assert [each.activity.starts_at.date().isoformat() for each in statement.done] == [
        "2026-04-30",
        "2026-05-01",
    ]
    assert statement.done[-1] == unpaid and statement.minutes == 180
    assert statement.paid == [earlier]
    assert (statement.paid_time, statement.paid_expenses) == (Decimal("23.00"), Decimal("4.30"))


def test_the_totals_are_the_sum_of_the_rows_to_the_penny(expert):
    for pence in range(1, 30):
        did(expert, paid_on=date(2026, 11, 9), paid_time=Decimal(pence) / 100, paid_expenses=Decimal("0.10"))
    statement = selectors.statement_for(expert, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert statement.paid_time == sum(each.paid_time for each in statement.paid) == Decimal("4.35")
    assert statement.paid_expenses == Decimal("2.90")


def test_a_person_looks_first_and_then_takes_the_letter(as_, still_clock, expert):
    did(expert, paid_on=date(2026, 11, 20), paid_time=23, paid_expenses=Decimal("4.30"))
    browser, asked = as_(expert), days("2026-11-01", "2026-11-23")
    page = browser.get(LETTER, asked).content.decode()
    assert "£23.00" in page and LETTER_PDF in page
    text = words_of(browser.get(LETTER_PDF, asked).content)
    for said in (
        "Esther Expert",
        "1 November 2026",
        "20 November 2026",
        "£23.00",
        "£4.30",
        "not a job",
        "2 hours",
    ):
        assert said in text, said
    event = Event.objects.get(action="record.printed")
    assert event.after == {"what": "letter", "first": "2026-11-01", "last": "2026-11-23"}


def test_the_letter_says_nothing_about_the_person_but_their_name(db, as_, still_clock):
    expert = ExpertFactory(user=person("expert", name="Nadia Named", email="secret.address@example.org"))
    Expert.objects.filter(pk=expert.pk).update(
        phone="+447700900123", about="I live with bipolar", postcode="NR1 1AA", date_of_birth="1970-05-05"
    )
    did(expert.user, role="Member")
    text = words_of(as_(expert.user).get(LETTER_PDF, days("2026-01-01", "2026-11-23")).content)
    assert "Nadia Named" in text
    for secret in ("secret.address", "900123", "bipolar", "NR1", "1970", "service user"):
        assert secret not in text


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (days("2026-11-02", "2026-11-01"), "must be the same as or after the first day"),
        (days("1999-12-31", "2026-11-01"), "must be in 2000 or later"),
        (days("2026-11-01", "2026-12-24"), "must be today or in the past"),
        ({"first_day": "x", "first_month": "1", "first_year": "2026"}, "Enter the last day"),
    ],
)
def test_days_that_cannot_be_are_said(as_, still_clock, expert, asked, sentence):
    browser = as_(expert)
    answer = browser.get(LETTER, asked)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert browser.get(LETTER_PDF, asked).url.startswith(LETTER)
    assert not Event.objects.filter(action="record.printed").exists()


@pytest.mark.parametrize("url", [RECORD, RECORD_PDF, LETTER, LETTER_PDF])
def test_it_is_for_people_in_the_network(as_, host, url):
    assert as_(host).get(url).status_code == 403


def test_it_asks_as_much_for_one_as_for_three(as_, expert):
    asks_the_same_whatever_the_rows(as_(expert), RECORD, lambda: did(expert))
