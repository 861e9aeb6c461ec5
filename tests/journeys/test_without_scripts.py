"""Joining, telling us, and claiming, on a phone that runs no scripts."""

from datetime import UTC, datetime

import pytest
import time_machine

from coproduction.accounts.models import User
from coproduction.core.dates import today
from coproduction.policy.models import Band
from experts.enums import ContributionStatus
from experts.models import Contribution, Expert
from experts.services import agreements, contributions, people
from involvement.models import Interest
from involvement.services import interests
from tests.browser.chromium import PHONE
from tests.factories import ActivityFactory, OpportunityFactory, SessionFactory
from tests.journeys.hosting import TITLE
from tests.journeys.taking_part import TakingPart
from tests.journeys.trust import open_trust

TAKES_PLACE = datetime(2026, 12, 18, 14, tzinfo=UTC)
pytestmark = [pytest.mark.browser, pytest.mark.slow]


class WithoutScripts(TakingPart):
    """Her steps are those of the main path; what others do meanwhile goes through the services their pages use."""

    def __init__(self, open_as):
        self.open = lambda user=None: open_as(user, PHONE, java_script_enabled=False)
        self.people = open_trust()
        self.her = self.open()

    def given_an_advert_with_a_session(self):
        self.advert = OpportunityFactory(published=True, title=TITLE, band=Band.objects.get())
        SessionFactory(opportunity=self.advert, activity=ActivityFactory(title=TITLE, starts_at=TAKES_PLACE))

    def and_the_trust_welcomes_her_and_offers_a_place(self):
        expert, staff = Expert.objects.get(user__email=self.email), self.people.coordinator
        people.welcome(expert=expert, by=staff)
        agreements.record_paper_agreement(expert=expert, signed_on=today(), by=staff)
        people.make_active(expert=expert, by=staff)
        interests.offer(interest=Interest.objects.get(), by=staff)

    def and_her_attendance_is_recorded(self):
        contributions.confirm_attendance(
            contribution=Contribution.objects.get(),
            status=ContributionStatus.ATTENDED,
            minutes=150,
            by=self.people.coordinator,
        )

    def and_she_signs_in(self):
        self.her = self.open(User.objects.get(email=self.email))


def test_a_phone_that_runs_no_scripts(open_as):
    with time_machine.travel("2026-11-23T10:00:00Z", tick=True) as clock:
        story = WithoutScripts(open_as)
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
