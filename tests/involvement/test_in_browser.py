"""The states of our pages that a plain visit does not show, in a real Chromium at both widths."""

import os
from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from experts.models import Expert
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import (
    ContributionFactory,
    ExpertFactory,
    InterestFactory,
    LocalityFactory,
    OpportunityFactory,
    VenueFactory,
    person,
)
from tests.involvement.interests.conftest import session_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Supercalifragilistic-" * 5
ONE_WORD = "Llanfairpwllgwyn" * 7  # no hyphen to break it at


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request):
    return request.param


@pytest.fixture
def look(request):
    """Return a function that fails on what is wrong with the page, and keeps a picture where PICTURES says."""

    def at(eyes, name):
        if folder := os.environ.get("PICTURES"):
            eyes.page.screenshot(
                path=f"{folder}/{name}-{eyes.page.viewport_size['width']}.png", full_page=True
            )
        eyes.finds_nothing_wrong()

    return at


def test_joining(open_as, look, size):
    for name in ("Norwich", "Ipswich", "Great Yarmouth"):
        LocalityFactory(name=name)
    eyes = open_as(person(name=""), size)
    eyes.goto("/join/")
    look(eyes, "join")
    eyes.press("Start")
    eyes.press("Save and go on")
    look(eyes, "join-name-wrong")
    eyes.follows_the_error_to("name")
    eyes.fill("Full name", LONG)
    eyes.press("Save and go on")
    eyes.press("Save and go on")
    look(eyes, "join-about-wrong")
    eyes.choose("I care for someone")
    eyes.press("Save and go on")
    eyes.press("Save and go on")
    look(eyes, "join-birth-wrong")
    eyes.fill("Day", "27")
    eyes.fill("Month", "3")
    eyes.fill("Year", "1984")
    eyes.press("Save and go on")
    look(eyes, "join-where")
    eyes.choose("Norwich")
    eyes.choose("Yes")
    eyes.press("Save and go on")
    eyes.fill("Telephone number", "call me")
    eyes.press("Save and go on")
    look(eyes, "join-phone-wrong")
    eyes.fill("Telephone number", "")
    eyes.press("Save and go on")
    look(eyes, "join-check")
    eyes.press("Join the network")
    look(eyes, "join-done")
    eyes.goto("/my/profile/")
    look(eyes, "profile")


def test_from_interest_to_a_place(open_as, look, size, expert, host):
    advert = OpportunityFactory(host=host, published=True, title=f"Carers {LONG}")
    session_in(advert, days=9)
    eyes = open_as(expert, size)
    eyes.goto(advert.get_absolute_url())
    look(eyes, "advert")
    eyes.press("Tell us you are interested")
    eyes.fill("Why does this interest you?", LONG)
    eyes.press("Check what you have told us")
    look(eyes, "express-wrong")
    eyes.choose("Yes, please contact me")
    eyes.press("Check what you have told us")
    look(eyes, "express-check")
    eyes.press("Send")
    look(eyes, "interest")
    interest = expert.expert.interests.get()
    staff = open_as(host, size)
    staff.goto(f"/staff/interests/{interest.pk}/")
    look(staff, "host-person")
    staff.press("Offer a place")
    staff.choose("They have had fewer chances lately")
    look(staff, "host-offer")
    staff.press("Offer the place")
    look(staff, "host-list")
    eyes.goto(f"/my/interests/{interest.pk}/")
    look(eyes, "offer")
    eyes.press("No, thank you")
    look(eyes, "decline")
    eyes.follow("Back")
    eyes.press("Yes, I accept the place")
    look(eyes, "accepted")
    eyes.follow("Give up your place")
    look(eyes, "withdraw")
    eyes.goto("/my/involvement/")
    look(eyes, "my-involvement")


def test_the_hosts_pages(open_as, look, size, host):
    advert = OpportunityFactory(
        host=host, published=True, decision_date=timezone.localdate() - timedelta(days=1)
    )
    for name in ("Amina", "Bola", LONG):
        InterestFactory(
            opportunity=advert, expert=ExpertFactory(user=person("expert", name=name)), access_needs="A ramp"
        )
    VenueFactory(name="The Old Library")
    session = session_in(advert, days=-1)
    for name in ("Amina", LONG):
        ContributionFactory(activity=session.activity, expert=Expert.objects.get(user__name=name))
    eyes = open_as(host, size)
    eyes.goto(f"/staff/adverts/{advert.reference}/interests/")
    look(eyes, "host-list-late")
    eyes.choose("Answer Amina")
    eyes.choose("Answer Bola")
    eyes.page.get_by_label("What do you want to do?").select_option("waiting")
    eyes.press("Go on, and check")
    look(eyes, "bulk-check")
    eyes.press("Answer them")
    look(eyes, "bulk-wrong")
    eyes.choose("Every place is taken or offered")
    eyes.press("Answer them")
    eyes.sees("done for 2 of 2")
    look(eyes, "bulk-done")
    eyes.goto(f"/staff/interests/{advert.interests.first().pk}/not-chosen/")
    eyes.press("Tell them")
    look(eyes, "not-chosen-wrong")
    eyes.goto(f"/staff/adverts/{advert.reference}/sessions/")
    look(eyes, "sessions")
    eyes.press("Add a session")
    eyes.press("Add this session")
    look(eyes, "session-wrong")
    eyes.goto(f"/my/sessions/{session.pk}/")
    look(eyes, "session-host")
    eyes.press("Record who came")
    eyes.press("Check before you record it")
    look(eyes, "attendance-wrong")
    for came in eyes.page.get_by_label("Came", exact=True).all():
        came.check()
    eyes.press("Check before you record it")
    look(eyes, "attendance-check")
    eyes.press("Record this")
    look(eyes, "attendance-done")


def test_one_long_word_pushes_no_page_sideways(open_as, host, expert):
    advert = OpportunityFactory(
        host=host, published=True, title=ONE_WORD, locality=LocalityFactory(name=ONE_WORD[:60])
    )
    session = session_in(advert, days=3)
    ContributionFactory(activity=session.activity, expert=expert.expert)
    interest = InterestFactory(opportunity=advert, expert=expert.expert, status="accepted")
    draft = OpportunityFactory(host=host, title=ONE_WORD)
    pages = {
        host: [
            f"/staff/adverts/{draft.pk}/edit/pay/", f"/staff/adverts/{advert.reference}/interests/",
            f"/my/sessions/{session.pk}/", f"/staff/sessions/{session.pk}/cancel/",
        ],
        expert: [f"/my/sessions/{session.pk}/cannot-come/", f"/my/interests/{interest.pk}/", "/my/involvement/"],
        None: ["/opportunities/", f"/opportunities/{advert.reference}/"],
    }  # fmt: skip
    wide = []
    for who, paths in pages.items():
        eyes = open_as(who)
        for path, width in product(paths, (320, 1280)):
            eyes.page.set_viewport_size({"width": width, "height": 740})
            eyes.goto(path)
            wide += [(path, width)] if eyes.scrolls_sideways() else []
    assert not wide


def test_the_network(open_as, look, size, coordinator):
    applicant = ExpertFactory(status="applied", user=person("expert", name=LONG))
    ExpertFactory.create_batch(2)
    eyes = open_as(coordinator, size)
    eyes.goto("/staff/network/")
    look(eyes, "network")
    eyes.goto(f"/staff/network/{applicant.pk}/")
    look(eyes, "network-person")
    eyes.follow("Do not accept this application")
    eyes.press("Do not accept, and tell them")
    look(eyes, "not-accept-wrong")
