"""A person's own calendar, read as their phone reads it: by an address that they alone make and take back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from experts.enums import ActivityKind, ContributionStatus, ExpertStatus
from experts.models import CalendarLink, Expert
from experts.services import calendars
from tests.factories import ActivityFactory, ContributionFactory

MINE = "/my/calendar/"


@pytest.fixture
def row(expert):
    return Expert.objects.get(pk=expert.pk)


@pytest.fixture
def url(row, expert):
    return reverse("experts:private_calendar", args=[calendars.make_link(expert=row, by=expert)])


def place(row, title, *, days=3, status=ContributionStatus.EXPECTED, **activity):
    starts_at = timezone.now() + timedelta(days=days)
    return ContributionFactory(
        expert=row, status=status, activity=ActivityFactory(title=title, starts_at=starts_at, **activity)
    )


def events(client, url):
    """Return {title: status} of what a calendar finds at an address."""
    read = Calendar.from_ical(client.get(url).content)
    return {str(each["summary"]): str(each["status"]) for each in read.walk("VEVENT")}


def test_everything_a_person_takes_part_in_and_nothing_of_others(client, row, url):
    place(row, "Carers group")
    place(row, "Staff Nurse", kind=ActivityKind.PANEL, page="involvement:panel")
    place(row, "Rights", kind=ActivityKind.TRAINING, page="involvement:training_date")
    place(row, "Panel meets", kind=ActivityKind.MEETING, page="quality_mark:meeting")
    place(row, "Called off", cancelled_at=timezone.now())
    place(row, "Cannot come", status=ContributionStatus.APOLOGIES)
    place(row, "Long ago", days=-100)
    ContributionFactory(activity=ActivityFactory(title="Of somebody else"))
    assert events(client, url) == {
        "Carers group": "CONFIRMED",
        "Interview panel: Staff Nurse": "CONFIRMED",
        "Training: Rights": "CONFIRMED",
        "Panel meets": "CONFIRMED",
        "Called off": "CANCELLED",
        "Cannot come": "CANCELLED",
    }


def test_it_is_kept_nowhere_and_found_by_nobody(client, url):
    answer = client.get(url)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex"


def test_an_address_is_shown_once_replaced_and_taken_back(as_, expert, client):
    at = as_(expert)
    assert "does not have an address yet" in at.get(MINE).content.decode()
    shown = [at.post(MINE).content.decode().partition("http://localhost:8000/calendar/")[2] for _ in range(2)]
    first, second = ("/calendar/" + each.partition("<")[0] for each in shown)
    assert first != second
    assert second not in at.get(MINE).content.decode()
    assert CalendarLink.objects.get().token_hash not in second
    at.logout()
    assert [client.get(each).status_code for each in (first, second)] == [404, 200]
    as_(expert).post(reverse("experts:calendar_take_back"))
    client.logout()
    assert client.get(second).status_code == 404
    assert not CalendarLink.objects.exists()


@pytest.mark.parametrize("change", [{"status": ExpertStatus.LEFT}, {"user__is_active": False}])
def test_the_address_of_somebody_who_left_opens_nothing(client, row, url, change):
    if "status" in change:
        Expert.objects.filter(pk=row.pk).update(**change)
    else:
        row.user.is_active = False
        row.user.save()
    assert client.get(url).status_code == 404


def test_guessing_is_slowed_down(client, db, settings):
    settings.PUBLIC_RATE_LIMITS = {"private_calendar": "3/m/ip"}
    answers = [client.get(f"/calendar/{'x' * 43}{each}/sessions.ics").status_code for each in range(4)]
    assert answers == [404, 404, 404, 429]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_questions_do_not_grow(client, row, url, rows, django_assert_num_queries):
    for number in range(rows):
        place(row, f"Meeting {number}")
    with django_assert_num_queries(2):
        client.get(url)


def test_a_member_of_staff_has_no_such_calendar(as_, host):
    assert as_(host).post(MINE).status_code == 403
