"""What people read of their own training for panels: until when it counts, and where to go when it does not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.core.dates import say_date, today
from coproduction.reference.models import TrainingKind
from experts.models import Qualification
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from tests.factories import QualificationFactory
from tests.involvement.seats.conftest import ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def expert():
    found = ready()
    Qualification.objects.filter(expert=found).delete()
    return found


def train(expert, *, ago, until=None):
    kind = TrainingKind.objects.named(VALUES_BASED_RECRUITMENT)
    QualificationFactory(expert=expert, kind=kind, gained_on=today() - timedelta(days=ago), expires_on=until)


@pytest.fixture
def page(as_, expert):
    return lambda: as_(expert.user).get(reverse("involvement:my_panels")).text


def test_the_last_day_their_training_counts_is_said(expert, page):
    soon, later = today() + timedelta(days=20), today() + timedelta(days=400)
    train(expert, ago=700, until=soon)
    assert f"In date until {say_date(soon)}" in page()
    train(expert, ago=10, until=later)
    assert f"In date until {say_date(later)}" in page()


def test_training_that_does_not_run_out_has_no_last_day(expert, page):
    train(expert, ago=700, until=today() + timedelta(days=20))
    train(expert, ago=10)
    assert "In date until" not in page()
    assert "In date" in page()


def test_who_has_none_in_date_is_led_to_what_they_can_book(expert, page):
    train(expert, ago=700, until=today() - timedelta(days=1))
    shown = page()
    assert "Not in date" in shown
    assert f'href="{reverse("involvement:training")}">See training you can book' in shown
