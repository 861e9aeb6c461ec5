"""What a recruiter meets where somebody else was quicker, or where more people fit than a page shows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.core.submission import FIELD, new_token
from involvement.models import PanelRequest
from involvement.selectors.turns import MOST_FOUND
from tests.factories import ExpertFactory, person
from tests.involvement.seats.conftest import ask, panel_in, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def test_who_asks_after_somebody_else_reads_so_on_the_form_and_finds_the_way_back(as_, recruiter):
    ready()
    panel, late = panel_in(), person(Role.RECRUITER)
    ask(panel, recruiter)
    day = today() + timedelta(days=4)
    typed = {
        FIELD: new_token(late), "seats": "1", "seat": "member", "is_paid": "no", "band": "", "budget": "",
        "travel_rule": "none", "preparation_minutes": "0", "words": "Come to the desk.",
        "needed_by_day": day.day, "needed_by_month": day.month, "needed_by_year": day.year,
    }  # fmt: skip
    answer = as_(late).post(reverse("involvement:panel_ask", args=[panel.pk]), typed)
    assert answer.status_code == 422
    assert "We are looking for people for this panel already." in answer.text
    assert "Come to the desk." in answer.text
    assert f'href="{reverse("involvement:panel", args=[panel.pk])}"' in answer.text
    assert PanelRequest.objects.count() == 1


def test_a_recruiter_is_told_where_more_people_fit_than_are_shown(as_, recruiter):
    panel = panel_in()
    for _ in range(MOST_FOUND):
        ExpertFactory(user=person(Role.EXPERT, name="Sam Smith"))
    page = reverse("involvement:panel_find_person", args=[panel.pk])
    assert "Type more of the name" not in as_(recruiter).get(page, {"q": "smith"}).text
    ExpertFactory(user=person(Role.EXPERT, name="Zoe Smith"))
    shown = as_(recruiter).get(page, {"q": "smith"}).text
    assert "Type more of the name" in shown
    assert "Zoe Smith" not in shown
