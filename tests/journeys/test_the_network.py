"""From being found to having taken part, on a phone: someone who is online, and someone who has no e-mail.

Carol does everything herself. A coordinator does everything with Mary on the telephone, and letters take the place of
messages.
"""

import pytest
import time_machine

from coproduction.accounts.models import User
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Delivery
from coproduction.policy.models import Band
from coproduction.reference.models import Locality, Venue
from experts.enums import ContributionStatus
from experts.models import Contribution
from involvement.services import facts
from involvement.tasks.sessions import remind_of_sessions
from tests.browser.chromium import PHONE
from tests.factories import OpportunityFactory, TopicFactory
from tests.journeys.hosting import CLOSING, DECISION, FIRST, TITLE, Hosting
from tests.journeys.taking_part import TakingPart
from tests.journeys.trust import open_trust
from tests.pdfs import pages_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STARTS, DAY_BEFORE, AFTERWARDS = "2026-11-23T10:00:00Z", "2026-12-17T15:00:00Z", "2026-12-18T17:00:00Z"
MARY = "Mary Pryor"


class WithMary:
    """Told with `self.coordinator`, who talks with Mary on the telephone."""

    def when_mary_calls_to_join(self):
        self.coordinator.goto("/start/")
        self.coordinator.follow("The network")
        self.coordinator.follow("Register a person who is not online")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.fill("Full name", MARY)
        self.coordinator.choose("By phone")
        self.coordinator.press("Go on with them")
        self.coordinator.sees("You are doing things for")
        self.coordinator.finds_nothing_wrong()
        self._answer_the_questions()
        self._say_what_interests_her()
        self._say_where_she_is_written_to()
        self._stop()

    def _answer_the_questions(self):
        self.coordinator.press("Carry on")
        self.coordinator.choose("I care for someone")
        self.coordinator.press("Save and go on")
        for part, typed in (("Day", "5"), ("Month", "9"), ("Year", "1948")):
            self.coordinator.fill(part, typed)
        self.coordinator.press("Save and go on")
        self.coordinator.choose("Norwich")
        self.coordinator.choose("No")
        self.coordinator.press("Save and go on")
        self.coordinator.press("Save and go on")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Join the network")
        self.coordinator.sees("What happens next")
        self.coordinator.finds_nothing_wrong()

    def _say_what_interests_her(self):
        self.coordinator.goto("/my/profile/interests/")
        self.coordinator.choose("Crisis care")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Save")

    def _say_where_she_is_written_to(self):
        self.coordinator.goto("/my/messages-choice/")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow("an address for letters")
        for label, typed in (
            ("Address line 1", "7 Mill Lane"),
            ("Town or city", "Norwich"),
            ("Postcode", "NR1 3DY"),
        ):
            self.coordinator.fill(label, typed)
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Save this address")

    def _stop(self):
        self.coordinator.press("Stop")
        self.coordinator.sees(f"What we did with {MARY}")
        self.coordinator.finds_nothing_wrong()

    def then_she_has_a_summary_to_check(self):
        pages = pages_of(self.coordinator.downloads("Print this for them to check"))
        assert MARY in pages[0].text

    def when_the_host_sees_who_may_fit(self):
        self.host.goto("/staff/adverts/")
        self.host.follow(TITLE)
        self.host.follow("People who may fit")
        self.host.sees(MARY)
        self.host.sees("Crisis care")
        self.host.finds_nothing_wrong()
        self.host.choose(MARY)
        self.host.press("Invite them")
        self.host.sees("Invited on 23 November 2026")
        self.host.finds_nothing_wrong()

    def when_mary_calls_to_say_she_is_interested(self):
        self._do_something_for_mary()
        self.coordinator.follow("Ways that fit you")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow(TITLE)
        self.coordinator.press("Tell us you are interested")
        self.coordinator.fill("Why does this interest you?", "My brother has called the line.")
        self.coordinator.choose("No, thank you")
        self.coordinator.press("Check what you have told us")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Send")
        self.coordinator.sees("You told us you are interested")
        self._stop()

    def _do_something_for_mary(self):
        self.coordinator.goto("/staff/network/")
        self.coordinator.follow(MARY)
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow(f"Do something for {MARY}")
        self.coordinator.choose("By phone")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Start")
        self.coordinator.finds_nothing_wrong()

    def when_mary_calls_to_accept(self):
        self._do_something_for_mary()
        self.coordinator.follow("Answer the offer of a place")
        self.coordinator.sees("What you would be saying yes to")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Yes, I accept the place")
        self.coordinator.sees("You have a place")
        self._stop()

    def then_marys_letters_are_printed_and_posted(self, last):
        self.coordinator.goto("/staff/letters/")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.choose("On one side of the paper")
        self.coordinator.press("Print letters")
        self.coordinator.follow("See the result")
        self.coordinator.finds_nothing_wrong()
        printed = " ".join(page.text for page in pages_of(self.coordinator.downloads("Download and print")))
        assert MARY in printed and last in printed
        self.coordinator.press("Mark all as posted")
        self.coordinator.finds_nothing_wrong()

    def and_one_letter_reminds_mary(self):
        letters = Delivery.objects.filter(channel=Channel.LETTER, message__recipient__name=MARY)
        assert letters.filter(message__kind="session_reminder").count() == 1


class TheNetwork(Hosting, TakingPart, WithMary):
    def __init__(self, open_as):
        self.people = open_trust()
        self.open = lambda user=None: open_as(user, PHONE)
        self.her = self.open()
        self.everyone_signs_in()

    def everyone_signs_in(self):
        self.host, self.coordinator = self.open(self.people.host), self.open(self.people.coordinator)

    def given_an_advert_about_crisis_care(self):
        advert = OpportunityFactory(
            published=True,
            title=TITLE,
            host=self.people.host,
            kind="focus_group",
            band=Band.objects.get(),
            venue=Venue.objects.get(),
            locality=Locality.objects.get(),
            closing_date=CLOSING,
            decision_date=DECISION,
            first_date=FIRST,
            place="in_person",
        )
        advert.topics.add(TopicFactory(name="Crisis care"))
        facts.refresh_advert(advert)

    def and_carol_says_what_interests_her(self):
        self.her.goto("/my/profile/interests/")
        self.her.choose("Crisis care")
        self.her.finds_nothing_wrong()
        self.her.press("Save")

    def then_carol_sees_what_fits_her_and_why(self):
        self.her.goto("/start/")
        self.her.follow("Ways that fit you")
        self.her.sees("Crisis care")
        self.her.finds_nothing_wrong()
        self.her.follow(TITLE)
        self.her.follow("How this fits you")
        self.her.sees("We never look at your equality answers")
        self.her.finds_nothing_wrong()
        self.her.follow("Back")

    def and_a_coordinator_welcomes(self, name):
        self.name = name
        self.and_a_coordinator_welcomes_her()

    def then_the_host_offers_both_a_place(self):
        for name in (self.name, MARY):
            self.host.goto("/staff/adverts/")
            self.host.follow(TITLE)
            self.host.follow("People who are interested")
            self.host.follow(name)
            self.host.finds_nothing_wrong()
            self.host.press("Offer a place")
            self.host.finds_nothing_wrong()
            self.host.choose("There is a place for everyone who fits")
            self.host.press("Offer the place")
            self.host.finds_nothing_wrong()

    def and_the_host_records_that_both_came(self):
        self.host.goto("/staff/adverts/")
        self.host.follow(TITLE)
        self.host.follow("Sessions")
        self.host.follow("18 December 2026 at 2pm")
        self.host.press("Record who came")
        for group in self.host.page.get_by_role("group").filter(has_text="Came").all():
            group.get_by_label("Came", exact=True).check()
        self.host.finds_nothing_wrong()
        self.host.press("Check before you record it")
        self.host.press("Record this")
        self.host.sees("Attendance recorded")
        attended = Contribution.objects.filter(status=ContributionStatus.ATTENDED)
        assert set(attended.values_list("expert__user__name", flat=True)) == {self.name, MARY}


def test_the_network_carries_both(open_as):
    with time_machine.travel(STARTS, tick=True) as clock:
        story = TheNetwork(open_as)
        story.given_an_advert_about_crisis_care()

        story.when_mary_calls_to_join()
        story.then_she_has_a_summary_to_check()
        story.and_a_coordinator_welcomes(MARY)
        story.when_the_host_sees_who_may_fit()
        story.when_mary_calls_to_say_she_is_interested()

        story.name = TakingPart.name
        story.when_she_asks_to_join()
        story.and_answers_five_short_questions()
        story.and_carol_says_what_interests_her()
        story.and_a_coordinator_welcomes(TakingPart.name)
        story.then_carol_sees_what_fits_her_and_why()
        story.and_says_she_is_interested()

        story.then_the_host_offers_both_a_place()
        story.and_she_accepts()
        story.when_mary_calls_to_accept()
        story.when_the_host_adds_the_session()

        clock.move_to(DAY_BEFORE)
        remind_of_sessions()
        remind_of_sessions()
        story.everyone_signs_in()
        story.her = story.open(User.objects.get(email=story.email))
        story.then_she_reads_one_reminder_in_her_inbox()
        story.and_one_letter_reminds_mary()
        story.then_marys_letters_are_printed_and_posted("The Old Library")

        clock.move_to(AFTERWARDS)
        story.everyone_signs_in()
        story.and_the_host_records_that_both_came()
