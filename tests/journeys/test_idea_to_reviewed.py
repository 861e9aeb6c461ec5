"""One opportunity from its host's idea to what changed because people took part, and everyone can read it.

What the main path looks at closely is walked here without scripts, which is quick; what is new here is looked at closely.
"""

import pytest
import time_machine

from coproduction.accounts.enums import Role
from involvement.tasks.feedback import ask_how_it_went
from involvement.tasks.opportunities import close_adverts
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import ExpertFactory, person
from tests.journeys.changing import Changing
from tests.journeys.hosting import CLOSING, DECISION, FIRST, Hosting
from tests.journeys.taking_part import TakingPart
from tests.journeys.trust import open_trust

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class IdeaToReviewed(Hosting, TakingPart, Changing):
    def __init__(self, open_as):
        self.open_as = open_as
        self.people = open_trust()
        self.carol = ExpertFactory(user=person(Role.EXPERT, name=self.name)).user

    def everyone_signs_in(self, **options):
        self.host = self.open_as(self.people.host, DESKTOP, **options)
        self.coordinator = self.open_as(self.people.coordinator, DESKTOP, **options)
        self.her = self.open_as(self.carol, PHONE, **options)
        self.stranger = self.open_as(None, DESKTOP, **options)

    def and_says_when(self):
        self.host.follow("Dates and time")
        self.host.page.get_by_label("How often people meet").select_option("one_off")
        self.host.fill("How long each session lasts", "150")
        self.host.fill_date("Closing date", CLOSING)
        self.host.fill_date("Date you will tell people", DECISION)
        self.host.fill_date("Date of the first session", FIRST)
        self.host.press("Save")


def test_from_idea_to_reviewed(open_as):
    with time_machine.travel("2026-11-23T10:00:00Z", tick=True) as clock:
        story = IdeaToReviewed(open_as)
        story.everyone_signs_in(java_script_enabled=False)
        story.when_the_host_starts_an_advert()
        story.and_says_when()
        story.and_fills_in_the_rest()
        story.and_sends_it_for_checking()
        story.then_a_coordinator_publishes_it()

        story.when_she_finds_the_advert_by_searching()
        story.and_says_she_is_interested()
        story.then_the_host_offers_her_a_place()
        story.and_she_accepts()
        story.when_the_host_adds_the_session()

        clock.move_to("2026-12-18T17:00:00Z")
        close_adverts()
        story.everyone_signs_in(java_script_enabled=False)
        story.and_the_host_records_who_came()
        ask_how_it_went()

        story.everyone_signs_in()
        story.when_she_says_how_it_went()
        story.and_the_host_says_that_it_is_over()
        story.then_the_host_cannot_close_it_before_she_is_answered()
        story.so_the_host_says_what_was_done()
        story.then_she_is_told_what_changed()
        story.and_everybody_can_read_it()
