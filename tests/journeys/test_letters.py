"""A coordinator prints and posts what waits for people without e-mail, on a phone as on a desk."""

import pytest

from coproduction.correspondence.enums import DeliveryState
from coproduction.correspondence.models import Delivery
from tests.browser.chromium import PHONE
from tests.factories import letter
from tests.pdfs import pages_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_letters_are_addressed_printed_and_posted(coordinator, open_as):
    letter(name="Ann One", format="large_print")
    letter(name="Bob Two", address=False)
    braille = letter(name="Cy Three", format="braille")
    window = open_as(coordinator, PHONE)
    window.goto("/start/")
    window.follow("Add addresses for letters that have none")
    window.finds_nothing_wrong()
    window.follow("Add an address")
    window.press("Save this address")
    window.follows_the_error_to("line_1")
    window.finds_nothing_wrong()
    for label, typed in (
        ("Address line 1", "7 Mill Lane"),
        ("Town or city", "Norwich"),
        ("Postcode", "nr13dy"),
    ):
        window.fill(label, typed)
    window.press("Save this address")
    window.finds_nothing_wrong()
    window.choose("On both sides of the paper")
    window.press("Print letters")
    window.follow("See the result")
    window.finds_nothing_wrong()
    pages = pages_of(window.downloads("Download and print batch"))
    assert "Ann One" in pages[0].text and "Bob Two" in pages[2].text
    assert min(pages[0].sizes) >= 18
    window.press("Mark all as posted")
    window.sees("2 letters marked as posted.")
    window.goto(f"/staff/letters/{braille.pk}/")
    window.finds_nothing_wrong()
    assert b"Cy Three" in window.downloads("Download the words of this letter")
    window.press("Mark as posted")
    window.goto("/staff/letters/batches/")
    window.finds_nothing_wrong()
    assert not Delivery.objects.exclude(state=DeliveryState.SENT).exists()
