"""The report on training: figures that add up, for those who may read them."""

from datetime import timedelta

from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.core.reporting import Question, report_called
from involvement.enums import PlaceStatus
from tests.factories import DirectorateFactory, person
from tests.factories.training import CourseFactory, TrainingDateFactory, TrainingPlaceFactory


def ask(by="course", directorates=None):
    first, last = today() - timedelta(days=365), today() + timedelta(days=90)
    return report_called("training").answer(Question(first, last, by, directorates))


def with_places(course, days, *statuses, **facts):
    date = TrainingDateFactory(course=course, days=days)
    for status in statuses:
        TrainingPlaceFactory(date=date, status=status, **facts)
    return date


def test_places_those_who_came_and_what_counts(course):
    with_places(course, -30, "attended", "part", "no_show", "withdrawn", "lapsed")
    with_places(course, -20, "attended", partner=True)
    with_places(course, 10, "booked", "offered", "waiting")
    no_kind = CourseFactory(name="About us", kind=None)
    with_places(no_kind, -5, "attended")
    cancelled = with_places(course, 12, "cancelled")
    cancelled.activity.cancelled_at = cancelled.activity.starts_at
    cancelled.activity.save()
    table = ask()
    assert [row["course"] for row in table.rows] == ["About us", "Interviewing together"]
    row = table.rows[1]
    assert {name: row[name] for name in ("dates", "taken", "came", "not_there")} == {
        "dates": 3, "taken": 6, "came": 3, "not_there": 1,
    }  # fmt: skip
    assert (row["of_partners"], row["qualified"], row["no_place"]) == (1, 2, 2)
    for figure in ("dates", "taken", "came", "qualified"):
        assert table.totals[figure] == sum(each[figure] for each in table.rows)


def test_by_quarter_and_directorate_the_totals_are_the_same(course):
    with_places(course, -100, "attended")
    with_places(course, -5, *PlaceStatus.values)
    totals = [ask(by).totals["came"] for by in ("course", "quarter", "directorate")]
    assert totals == [3, 3, 3]
    assert [row["quarter"] for row in ask("quarter").rows] == [
        "July to September 2026",
        "October to December 2026",
    ]


def test_a_manager_of_one_directorate_reads_that_one(as_, course):
    with_places(course, -5, "attended")
    other = CourseFactory(name="Elsewhere", directorate=DirectorateFactory(name="Elsewhere"))
    with_places(other, -5, "attended")
    manager = person(Role.MANAGER, directorate=course.directorate)
    page = as_(manager).get(reverse("reports:report", args=["training"])).content.decode()
    assert "Interviewing together" in page and "Elsewhere" not in page
