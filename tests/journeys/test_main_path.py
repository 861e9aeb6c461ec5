"""The portal's main job, from advert to report, as the people who do it: at a phone's width and at a desktop's."""

import pytest
import time_machine

from coproduction.accounts.models import User
from involvement.tasks.sessions import remind_of_sessions
from tests.browser.chromium import DESKTOP, PHONE
from tests.journeys.hosting import Hosting
from tests.journeys.money import Money
from tests.journeys.taking_part import TakingPart
from tests.journeys.trust import open_trust

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STARTS, DAY_BEFORE, AFTERWARDS = "2026-11-23T10:00:00Z", "2026-12-17T15:00:00Z", "2026-12-18T17:00:00Z"


class MainPath(Hosting, TakingPart, Money):
    def __init__(self, open_as, size, **options):
        self.people = open_trust()
        self.open = lambda user=None: open_as(user, size, **options)
        self.her = self.open()

    def everyone_signs_in(self):
        for role, user in vars(self.people).items():
            setattr(self, role, self.open(user))

    def she_signs_in(self):
        self.her = self.open(User.objects.get(email=self.email))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_whole_path(open_as, size):
    with time_machine.travel(STARTS, tick=True) as clock:
        story = MainPath(open_as, size)
        story.everyone_signs_in()

        story.when_the_host_starts_an_advert()
        story.and_is_told_plainly_about_a_slip_in_the_dates()
        story.and_fills_in_the_rest()
        story.and_sees_it_as_the_public_will()
        story.and_sends_it_for_checking()
        story.then_a_coordinator_publishes_it()

        story.when_she_asks_to_join()
        story.and_answers_five_short_questions()
        story.and_a_coordinator_welcomes_her()
        story.when_she_finds_the_advert_by_searching()
        story.and_says_she_is_interested()
        story.then_the_host_offers_her_a_place()
        story.and_she_accepts()
        story.when_the_host_adds_the_session()
        story.then_she_puts_it_in_her_calendar()

        clock.move_to(DAY_BEFORE)
        remind_of_sessions()
        remind_of_sessions()
        story.she_signs_in()
        story.then_she_reads_one_reminder_in_her_inbox()

        clock.move_to(AFTERWARDS)
        story.everyone_signs_in()
        story.she_signs_in()
        story.and_the_host_records_who_came()
        story.when_she_starts_her_claim()
        story.and_adds_her_mileage()
        story.and_a_bus_fare_with_a_photo_of_the_ticket()
        story.and_says_where_to_pay_her()
        story.and_sends_her_claim()
        story.then_the_approver_approves_it()
        story.when_finance_makes_and_locks_a_run()
        story.then_the_file_ties_to_the_claims()
        story.and_finance_sends_it_and_reconciles()
        story.then_she_sees_that_she_is_paid()
        story.then_a_manager_downloads_the_report_that_shows_it()
