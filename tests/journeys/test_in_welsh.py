"""Joining, saying yes and claiming in Welsh, on a phone."""

from functools import cache
from pathlib import Path

import pytest
import time_machine
from babel.messages.pofile import read_po
from django.conf import settings
from django.core import mail

from coproduction.accounts.models import User
from coproduction.correspondence.models import Message
from tests.browser.chromium import PHONE, Eyes
from tests.journeys.test_without_scripts import WithoutScripts
from tests.journeys.trust import open_trust

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CATALOGUE = Path(settings.BASE_DIR) / "locale/cy/LC_MESSAGES/django.po"

# What is put together when it is said, and the one message of several that begin so.
SAID = {
    "2 hours 30 minutes": "2 awr 30 munud",
    "8 January 2027": "8 Ionawr 2027",
    "How many miles": "Sawl milltir oedd hi",
    "Add public transport": "Ychwanegu trafnidiaeth gyhoeddus",
}


@cache
def messages():
    with CATALOGUE.open("rb") as file:
        return {each.id: each.string for each in read_po(file) if each.id and isinstance(each.id, str)}


def in_welsh(words):
    """Return the Welsh of a message, or of the first that begins so; a name or an amount stays as it is."""
    said = {**messages(), **SAID}
    begins = (theirs for ours, theirs in said.items() if ours.startswith(words) and "%(" not in ours)
    return said.get(words) or next(begins, words)


def language_of(window):
    return window.page.locator("html").get_attribute("lang")


class WelshEyes(Eyes):
    """Finds by their Welsh what a story calls by its English."""

    def sees(self, words):
        super().sees(in_welsh(words))

    def press(self, name):
        super().press(in_welsh(name))

    def follow(self, name):
        super().follow(in_welsh(name))

    def fill(self, label, value):
        super().fill(in_welsh(label), value)

    def choose(self, label):
        super().choose(in_welsh(label))

    def attach(self, label, file):
        super().attach(in_welsh(label), file)


class InWelsh(WithoutScripts):
    """As `WithoutScripts`, with scripts, in a browser where somebody has pressed 'Cymraeg'."""

    def __init__(self, open_as):
        self.open = lambda user=None: self._in_welsh(open_as(user, PHONE))
        self.people = open_trust()
        self.her = self.open()

    def _in_welsh(self, window):
        window.goto("/accessibility/")
        if language_of(window) != "cy":  # someone we write to in Welsh reads it as soon as they sign in
            window.follow("Cymraeg")
        assert window.page.url.endswith("/accessibility/")
        assert language_of(window) == "cy"
        return WelshEyes(window.page)

    def then_we_wrote_to_her_in_welsh(self):
        her = User.objects.get(email=self.email)
        assert her.language == "cy", "she joined on a page in Welsh"
        letters = Message.objects.filter(recipient=her)
        assert letters.count() > 2
        assert not [each.body for each in letters if each.body.startswith("Hello")]
        assert not [
            each.body for each in mail.outbox if each.to == [self.email] and "Sign in to" in each.body
        ]

    def then_she_reads_it_in_english_again(self):
        self.her.page.get_by_role("link", name="English").click()
        self.her.page.wait_for_load_state()
        assert language_of(self.her) == "en-GB"


def test_taking_part_in_welsh(open_as):
    with time_machine.travel("2026-11-23T10:00:00Z", tick=True) as clock:
        story = InWelsh(open_as)
        story.given_an_advert_with_a_session()
        story.when_she_asks_to_join()
        story.and_answers_five_short_questions()
        story.when_she_finds_the_advert_by_searching()
        story.and_says_she_is_interested()
        story.and_the_trust_welcomes_her_and_offers_a_place()
        story.and_she_accepts()
        clock.move_to("2026-12-18T17:00:00Z")
        story.and_her_attendance_is_recorded()
        story.and_she_signs_in()
        story.when_she_starts_her_claim()
        story.and_adds_her_mileage()
        story.and_a_bus_fare_with_a_photo_of_the_ticket()
        story.and_sends_her_claim()
        story.then_we_wrote_to_her_in_welsh()
        story.then_she_reads_it_in_english_again()
