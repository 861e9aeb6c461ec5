"""A person without e-mail, by telephone: registered, welcomed, interested, accepted. All of it on a phone's width."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.correspondence.models import Delivery
from experts.models import Expert
from involvement.models import Interest
from involvement.services import interests
from tests.browser.chromium import PHONE
from tests.factories import ExpertFactory, OpportunityFactory, SessionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _later(days, hours=0):
    return timezone.now() + timedelta(days=days, hours=hours)


def _click(window, button):
    """Press the button at this selector, and wait for the page it leads to."""
    with window.page.expect_navigation():
        window.page.locator(button).first.click()


class Told:
    """The story of Mary, told with the coordinator's window."""

    def __init__(self, window):
        self.window = window

    def registers(self):
        window = self.window
        window.goto("/staff/network/")
        window.finds_nothing_wrong()
        window.follow("Register a person who is not online")
        window.finds_nothing_wrong()
        window.press("Go on with them")
        window.follows_the_error_to("name")
        window.fill("Full name", "Mary Pryor")
        window.choose("By phone")
        window.press("Go on with them")
        window.sees("You are doing things for Mary Pryor")
        window.finds_nothing_wrong()

    def joins(self):
        window = self.window
        for step, answer in (
            ("name", lambda: None),
            ("about-you", lambda: window.choose("I use mental health services, or have used them")),
            ("birth", self._birth),
        ):
            window.goto(f"/join/{step}/")
            answer()
            window.finds_nothing_wrong()
            window.press("Save and go on")
        window.goto("/join/check/")
        window.finds_nothing_wrong()
        _click(window, "main form button")
        window.finds_nothing_wrong()

    def _birth(self):
        for part, typed in (("Day", "1"), ("Month", "2"), ("Year", "1951")):
            self.window.page.get_by_label(part, exact=True).fill(typed)

    def is_closed_elsewhere_and_stops(self):
        window = self.window
        window.goto("/staff/network/")
        window.sees("This page is not open now")
        window.press("Stop, and go on as yourself")
        window.sees("People in the network")

    def starts_again(self, mary):
        window = self.window
        window.goto(f"/staff/network/{mary.pk}/")
        window.follow("Do something for Mary Pryor")
        window.finds_nothing_wrong()
        window.choose("By phone")
        window.press("Start")
        window.sees("You are doing things for Mary Pryor")


def test_mary_joins_is_interested_and_takes_a_place_by_telephone(coordinator, open_as):
    advert = OpportunityFactory(published=True)
    SessionFactory(opportunity=advert, activity__starts_at=_later(40), activity__ends_at=_later(40, 2))
    window = open_as(coordinator, PHONE)
    told = Told(window)
    told.registers()
    told.joins()
    mary = User.objects.get(name="Mary Pryor")
    told.is_closed_elsewhere_and_stops()
    Expert.objects.filter(pk=mary.pk).update(status="active")
    told.starts_again(mary)
    window.goto(f"/opportunities/{advert.reference}/interest/")
    window.choose("No, thank you")
    window.finds_nothing_wrong()
    _click(window, "main form button")
    window.finds_nothing_wrong()
    _click(window, "main button[name=send]")
    window.finds_nothing_wrong()
    interest = Interest.objects.get()
    interests.offer(interest=interest, by=advert.host)
    window.goto(f"/my/interests/{interest.pk}/")
    window.finds_nothing_wrong()
    _click(window, f"form[action$='/my/interests/{interest.pk}/accept/'] button")
    window.finds_nothing_wrong()
    _click(window, ".app-acting button")
    window.sees("What we did with Mary Pryor")
    window.sees(f"You said yes to a place in ‘{advert.title}’.")
    window.finds_nothing_wrong()
    assert window.downloads("Print this for them to check (PDF)").startswith(b"%PDF")
    window.press("Send it to them to check")
    assert set(Delivery.objects.filter(message__recipient=mary).values_list("channel", flat=True)) == {
        "letter"
    }


def test_a_coordinator_writes_to_those_found_and_makes_a_file(coordinator, open_as):
    ExpertFactory.create_batch(2)
    window = open_as(coordinator, PHONE)
    window.goto("/staff/network/?status=active")
    window.follow("Write to these people")
    window.press("Check it")
    window.follows_the_error_to("subject")
    window.fill("Subject", "For {name}")
    window.fill("Message", "Hello {name}")
    window.fill("Why are you writing to these people?", "A new group")
    window.finds_nothing_wrong()
    window.press("Check it")
    window.finds_nothing_wrong()
    window.press("Change it")
    assert window.page.get_by_label("Message", exact=True).input_value() == "Hello {name}"
