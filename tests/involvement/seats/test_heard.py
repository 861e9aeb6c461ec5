"""The report on being heard as equal: each side by itself, and nothing from which one answer could be read."""

import pytest
from django.utils import timezone

from coproduction.core.reporting import HIDDEN, Question
from involvement.models import Debrief
from involvement.reports.heard import heard_as_equal, years
from tests.factories import DirectorateFactory, ExpertFactory, PanelFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def answers(directorate, *, yes, partly, side="expert"):
    for heard, number in (("yes", yes), ("partly", partly)):
        for _ in range(number):
            Debrief.objects.create(
                panel=PanelFactory(activity__directorate=directorate),
                side=side,
                expert=ExpertFactory() if side == "expert" else None,
                heard=heard,
                answered_at=timezone.now(),
            )


def asked(by="expert-directorate", directorates=None):
    first, last, _ = years()[0]
    return heard_as_equal(Question(first, last, by, directorates))


def test_the_share_is_counted_for_each_side_by_itself():
    adult = DirectorateFactory(name="Adult Acute")
    answers(adult, yes=9, partly=6)
    answers(adult, yes=7, partly=8, side="chair")
    assert asked().rows == [
        {"directorate": "Adult Acute", "yes": 9, "not_quite": 6, "everyone": 15, "share": "60%"}
    ]
    assert asked("chair-directorate").rows[0]["yes"] == 7
    assert asked("expert-quarter").rows[0]["quarter"] == "October to December 2026"


def test_small_numbers_are_hidden_and_cannot_be_worked_out():
    large, small = DirectorateFactory(name="Adult Acute"), DirectorateFactory(name="Corporate")
    answers(large, yes=20, partly=9)
    answers(small, yes=1, partly=6)
    table = asked()
    corporate = next(row for row in table.rows if row["directorate"] == "Corporate")
    assert corporate["yes"] == HIDDEN
    assert corporate["share"] == HIDDEN
    adult = next(row for row in table.rows if row["directorate"] == "Adult Acute")
    assert adult["yes"] == HIDDEN, "the total would give the small one away"


def test_nothing_is_said_of_a_few_answers_and_nothing_of_other_directorates():
    one = DirectorateFactory(name="Adult Acute")
    answers(one, yes=2, partly=1)
    assert asked().rows == []
    answers(DirectorateFactory(name="Corporate"), yes=9, partly=9)
    assert asked(directorates={one.pk}).rows == []


def test_a_manager_reads_it_as_a_page_and_as_a_file(as_, manager):
    answers(DirectorateFactory(name="Adult Acute"), yes=9, partly=6)
    browser = as_(manager)
    page = browser.get("/staff/reports/heard-as-equal/").content.decode()
    assert "Heard as equal on panels" in page
    assert "60%" in page
