"""A person who is down for one date of a course, and looks at another."""

import pytest
from django.urls import reverse

from involvement.services.training_places import book, give_up
from tests.factories.training import TrainingDateFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("row")]


def test_who_is_told_to_give_up_a_place_first_is_led_to_it(as_, date, expert):
    place = book(date=date, user=expert, by=expert)
    page = reverse("involvement:training_date", args=[TrainingDateFactory(course=date.course, days=20).pk])
    link = f'href="{reverse("involvement:my_place", args=[place.pk])}"'
    shown = as_(expert).get(page).text
    assert "Give that place up first" in shown
    assert link in shown
    give_up(place=place, by=expert)
    assert link not in as_(expert).get(page).text
