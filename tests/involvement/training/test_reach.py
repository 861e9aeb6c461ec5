"""Training is run for the whole trust, or for the directorates a role is limited to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.correspondence.models import Message
from involvement.services.training_places import book
from involvement.services.training_reminders import remind_to_record
from tests.factories import DirectorateFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(db):
    return person(Role.RECRUITER, directorate=DirectorateFactory(name="Elsewhere"))


@pytest.fixture
def here(course):
    return person(Role.RECRUITER, directorate=course.directorate)


def test_who_runs_training_elsewhere_reaches_none_of_it(as_, elsewhere, here, date, expert):
    book(date=date, user=expert, by=expert)
    room, course = f"/staff/training/dates/{date.pk}/", f"/staff/training/courses/{date.course_id}/"
    pages = [f"{room}{end}" for end in ("", "needs/", "change/", "cancel/")]
    pages += [f"{course}{end}" for end in ("", "change/", "dates/add/")]
    for url in pages:
        assert as_(elsewhere).get(url).status_code == 404, url
        assert as_(here).get(url).status_code == 200, url
    for url in (f"{room}partners/", f"{course}retire/"):
        assert as_(elsewhere).post(url, {"is_on": "1"}).status_code == 404, url
    assert as_(elsewhere).get(f"{room}who-came/").status_code == 404
    assert as_(elsewhere).get(f"{room}needs/").status_code == 404


def test_lists_and_links_show_what_one_runs(as_, elsewhere, here, date):
    name, public = str(date.course), f"/training/{date.pk}/"
    for url in ("/staff/training/", "/staff/training/courses/"):
        assert name in as_(here).get(url).content.decode()
        assert name not in as_(elsewhere).get(url).content.decode()
    assert "Run this date" in as_(here).get(public).content.decode()
    assert "Run this date" not in as_(elsewhere).get(public).content.decode()
    choices = as_(elsewhere).get("/staff/training/courses/add/").content.decode()
    assert "Elsewhere" in choices and str(date.course.directorate) not in choices


def test_those_who_run_it_are_reminded_to_say_who_came(as_, elsewhere, here, date, expert, clock):
    book(date=date, user=expert, by=expert)
    clock.move_to(timezone.now() + timedelta(days=20))
    for _ in range(2):
        remind_to_record()
    told = Message.objects.filter(kind="training_unrecorded").values_list("recipient", flat=True)
    assert here.pk in told and elsewhere.pk not in told
    assert "Record who came" in as_(here).get("/start/").content.decode()
    assert "Record who came" not in as_(elsewhere).get("/start/").content.decode()
