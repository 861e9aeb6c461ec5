"""The pages of messages in a real Chromium, on a phone: their errors, and what axe finds."""

import pytest

from coproduction.correspondence import services
from coproduction.correspondence.models import Delivery
from tests.browser.chromium import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_choosing_how_to_be_told(open_as, expert):
    eyes = open_as(expert, PHONE)
    eyes.goto("/my/messages-choice/")
    eyes.finds_nothing_wrong()
    eyes.goto("/my/messages-choice/quiet/")
    eyes.finds_nothing_wrong()
    eyes.goto("/my/messages-choice/reminders/")
    eyes.finds_nothing_wrong()
    eyes.choose("In one message a day")
    eyes.press("Save")
    eyes.finds_nothing_wrong()


def test_the_coordinators_pages_of_messages(open_as, coordinator, expert):
    services.send(to=expert, kind="x", key="x", subject="A long subject " * 10, body="Come in.")
    Delivery.objects.update(state="set_aside", trouble="refused")
    eyes = open_as(coordinator, PHONE)
    eyes.goto("/staff/messages/failed/")
    eyes.finds_nothing_wrong()
    eyes.goto(f"/staff/messages/to/{expert.pk}/")
    eyes.finds_nothing_wrong()
    eyes.goto("/staff/messages/words/")
    eyes.finds_nothing_wrong()
    eyes.goto("/staff/messages/words/involvement/interest_offered/")
    eyes.finds_nothing_wrong()
    eyes.fill("Message", "Hello {nobody}")
    eyes.press("Save these words")
    eyes.finds_nothing_wrong()
    eyes.follows_the_error_to("body")
