"""Ten panels on one page: all of them or none, what is wrong at its cell, nothing typed lost."""

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.core.submission import new_token
from involvement.models import Panel, PanelSeat
from tests.factories import ExpertFactory, person

GRID = reverse("involvement:panel_grid")
ROW = {
    "reference": "846-1", "title": "Staff Nurse", "directorate": "Corporate", "date": "5/10/2026", "start": "9:30",
    "end": "12:30", "experts": "expert1@example.org", "candidates": "3", "met": "2", "outcome": "Appointed",
}  # fmt: skip


def typed(*rows):
    return {f"{name}_{number}": value for number, row in enumerate(rows, 1) for name, value in row.items()}


@pytest.fixture
def send(as_, recruiter, trust):
    client = as_(recruiter)
    return lambda *rows, **more: client.post(
        GRID, {**typed(*rows), "submission_token": new_token(recruiter), **more}
    )


def test_rows_are_recorded_together(send):
    answer = send(ROW, {}, {**ROW, "reference": "846-2", "date": "6 October 2026"})
    assert answer.url == reverse("involvement:panels")
    assert Panel.objects.count() == 2 and PanelSeat.objects.count() == 2


def test_the_grid_says_who_watched_and_whether_experts_scored(send):
    """Whoever sits there is a member unless told otherwise, and needs training: one who watched needs none."""
    new = ExpertFactory(user=person(Role.EXPERT, email="new@example.org"))
    send(
        {**ROW, "experts": "new@example.org", "seats": "Observer", "equal_scoring": "No", "equal_vote": "Yes"}
    )
    panel = Panel.objects.get()
    assert (panel.equal_scoring, panel.equal_vote) == (False, True)
    assert [(each.expert, each.seat) for each in panel.seats.all()] == [(new, "observer")]


@pytest.mark.parametrize(
    "second, field, words",
    [
        ({"candidates": "many"}, "candidates_2", "We cannot read ‘many’."),
        ({"directorate": ""}, "directorate_2", "Give the directorate."),
        ({"date": "5/10/2026"}, "experts_2", "is on another panel at that time: panel 1 of this page"),
        (
            {"reference": "846-1", "date": "5/10/2026", "title": "X"},
            "reference_1",
            "Panel 1: This is also panel 2 of this page, and it is not the same there.",
        ),
        ({"experts": "", "met": ""}, "reason_2", "There was no expert and no reason."),
        ({"experts": "x"}, "experts_2", "Panel 2: ‘x’ is not an e-mail address."),
        (
            {"chair_email": "c@example.nhs.uk", "referees": "C@example.nhs.uk"},
            "chair_email_2",
            "The chair is a referee of one of the candidates",
        ),
    ],
)
def test_what_is_wrong_is_at_its_cell_and_nothing_is_recorded(send, second, field, words):
    answer = send(ROW, {**ROW, "reference": "846-2", "date": "6/10/2026", **second})
    assert answer.status_code == 422
    assert words in answer.text and f'href="#id_{field}"' in answer.text
    assert 'value="Staff Nurse"' in answer.text
    assert not Panel.objects.exists()


def test_an_empty_page_asks_for_a_panel_and_one_that_is_here_is_refused(send):
    assert "Enter at least one panel" in send().text
    send(ROW)
    assert "is recorded already" in send(ROW).text


def test_the_page_asks_few_questions(as_, recruiter, trust, nobody, django_assert_max_num_queries):
    client = as_(recruiter)
    client.get(GRID)
    with django_assert_max_num_queries(15):
        page = client.get(GRID)
    assert page.text.count("<fieldset") >= 10
    assert as_(nobody).get(GRID).status_code == 403
