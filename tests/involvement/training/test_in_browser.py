"""Training as people meet it: booked on a phone, recorded in the room, the certificate checked; a partner by a link."""

import os
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from coproduction.correspondence.models import Message
from experts.models import Activity, Qualification
from involvement.models import TrainingPlace
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import TrainingKindFactory, VenueFactory
from tests.factories.training import CourseFactory, TrainingDateFactory
from tests.pdfs import text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clock():
    """The real one: the server of a browser test is another thread, whose sessions would look old."""


@pytest.fixture
def coming():
    kind = TrainingKindFactory(name="Values Based Recruitment", months=24)
    course = CourseFactory(name="Values Based Recruitment", kind=kind, for_staff=True, for_partners=True)
    return TrainingDateFactory(course=course, joining="Ask for the Recovery College at reception.")


@pytest.fixture
def look(request):
    """Return a function that fails on what is wrong with the page, and keeps a picture where PICTURES says."""

    def at(eyes, name):
        if folder := os.environ.get("PICTURES"):
            width = eyes.page.viewport_size["width"]
            eyes.page.screenshot(path=f"{folder}/training-{name}-{width}.png", full_page=True)
        eyes.finds_nothing_wrong()

    return at


def it_has_begun(date):
    begun = timezone.now() - timedelta(hours=3)
    Activity.objects.filter(pk=date.activity_id).update(starts_at=begun, ends_at=begun + timedelta(hours=2))


def test_from_booking_on_a_phone_to_a_certificate_that_is_checked(open_as, look, expert, coordinator, coming):
    phone = open_as(expert, PHONE)
    phone.goto("/training/")
    look(phone, "list")
    phone.follow(re.compile("^Values Based Recruitment"))
    look(phone, "date")
    phone.press("Book a place")
    look(phone, "book")
    phone.press("Book this place")
    phone.sees("Ask for the Recovery College at reception.")
    look(phone, "place")
    it_has_begun(coming)

    desk = open_as(coordinator, PHONE)
    desk.goto("/start/")
    desk.follow(re.compile("^Record who came: Values Based Recruitment"))
    look(desk, "who-came")
    desk.press("Check before you record it")
    look(desk, "who-came-wrong")
    desk.choose("Came for all of it")
    desk.press("Check before you record it")
    look(desk, "who-came-check")
    desk.press("Record this")
    look(desk, "room")
    assert Qualification.objects.get(expert_id=expert.pk).kind.name == "Values Based Recruitment"

    phone.goto("/my/training/")
    look(phone, "mine")
    paper = phone.downloads(re.compile("^Certificate"))
    code = TrainingPlace.objects.get().certificate
    assert "Esther Expert" in text_of(paper) and code in text_of(paper)

    stranger = open_as(None, PHONE)
    stranger.goto("/training/verify/")
    stranger.fill("Code of the certificate", code.replace("-", " ").lower())
    stranger.press("Check this code")
    stranger.sees("Esther E.")
    look(stranger, "verify")


def test_a_partner_books_by_the_link_and_finds_their_place_by_e_mail(open_as, look, coordinator, coming):
    desk = open_as(coordinator, DESKTOP)
    desk.goto(f"/staff/training/dates/{coming.pk}/")
    desk.press("Make a link for partner organisations")
    look(desk, "room-link")
    coming.refresh_from_db()

    partner = open_as(None, PHONE)
    partner.goto(f"/training/partner/{coming.partner_token}/")
    look(partner, "partner-form")
    partner.press("Book a place")
    look(partner, "partner-form-wrong")
    partner.follows_the_error_to("name")
    partner.fill("Your full name", "Pat Partner")
    partner.fill("Your email address", "pat@charity.example")
    partner.fill("Your organisation", "The Charity")
    partner.fill("What would help you", "A hearing loop")
    partner.press("Book a place")
    partner.sees("We have sent an email to the address you gave.")
    look(partner, "partner-sent")
    (letter,) = mail.outbox
    assert (
        letter.to == ["pat@charity.example"] and Message.objects.get().body == ""
    )  # blanked once it is sent
    link = urlsplit(re.search(r"https?://\S+/training/place/\S+", letter.body)[0]).path
    partner.goto(link)
    partner.sees("You have a place.")
    look(partner, "partner-place")
    partner.follow("Give up your place")
    partner.press("Give up my place")
    partner.sees("You gave up your place.")
    assert TrainingPlace.objects.get().status == "withdrawn"


def test_the_pages_of_those_who_run_training(open_as, look, coordinator, coming):
    VenueFactory(name="The Lodge")
    for size in (PHONE, DESKTOP):
        eyes = open_as(coordinator, size)
        for path, name in (
            ("/staff/training/", "desk"),
            ("/staff/training/courses/", "courses"),
            (f"/staff/training/courses/{coming.course_id}/", "course"),
            (f"/staff/training/courses/{coming.course_id}/change/", "course-form"),
            (f"/staff/training/courses/{coming.course_id}/dates/add/", "date-form"),
            (f"/staff/training/dates/{coming.pk}/cancel/", "date-cancel"),
            (f"/staff/training/dates/{coming.pk}/needs/", "needs"),
        ):
            eyes.goto(path)
            look(eyes, name)
    eyes.goto("/staff/training/courses/add/")
    eyes.press("Save this course")
    look(eyes, "course-form-wrong")
