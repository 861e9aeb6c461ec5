"""Any history of moves, in any order and refused or not, leaves places, contributions and events in step."""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.policy.selectors import balance_of
from experts.models import Contribution
from experts.services import people as network
from involvement.models import Interest
from involvement.rules.interests import HOLDS_A_PLACE
from involvement.services import interests, sessions
from tests.factories import ExpertFactory, OpportunityFactory, person

PEOPLE = st.integers(min_value=0, max_value=3)
PLACES = 2


class History(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.point = transaction.savepoint()
        self.host = person(Role.HOST)
        self.advert = OpportunityFactory(host=self.host, published=True, places=PLACES)
        self.people = [ExpertFactory() for _ in range(4)]
        self.events = {}

    def _interest(self, who):
        return Interest.objects.filter(opportunity=self.advert, expert=self.people[who]).first()

    def _try(self, do, who, **more):
        interest = self._interest(who)
        if interest:
            with suppress(RuleBroken):
                do(interest=interest, **more)

    @rule(who=PEOPLE)
    def express(self, who):
        with suppress(RuleBroken):
            interests.express(opportunity=self.advert, user=self.people[who].user)

    @rule(who=PEOPLE, door=st.sampled_from([interests.shortlist, interests.offer]))
    def choose(self, who, door):
        self._try(door, who, by=self.host)

    @rule(who=PEOPLE)
    def not_choose(self, who):
        self._try(interests.not_choose, who, reason="Full.", by=self.host)

    @rule(who=PEOPLE, door=st.sampled_from([interests.accept, interests.decline, interests.withdraw]))
    def answer(self, who, door):
        self._try(door, who, by=self.people[who].user)

    @rule(who=PEOPLE, door=st.sampled_from([network.take_break, network.come_back]))
    def rest(self, who, door):
        with suppress(RuleBroken):
            door(expert=self.people[who], by=self.people[who].user)

    @rule()
    def let_offers_run_out(self):
        Interest.objects.filter(status="offered").update(answer_by=timezone.localdate() - timedelta(days=1))
        interests.lapse_offers()

    @rule(days=st.integers(min_value=1, max_value=60))
    def add_a_session(self, days):
        starts_at = timezone.now() + timedelta(days=days)
        sessions.add_session(
            opportunity=self.advert,
            place="online",
            joining="Ring us",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            by=self.host,
        )

    @invariant()
    def places_are_never_overbooked(self):
        if hasattr(self, "advert"):
            assert Interest.objects.filter(status__in=HOLDS_A_PLACE).count() <= PLACES

    @invariant()
    def who_has_a_place_is_expected_everywhere_and_nobody_else_is(self):
        if not hasattr(self, "advert"):
            return
        accepted = set(Interest.objects.filter(status="accepted").values_list("expert_id", flat=True))
        expected = Contribution.objects.filter(status="expected").values_list("expert_id", "activity_id")
        everywhere = {
            (who, session.activity_id) for who in accepted for session in self.advert.sessions.all()
        }
        assert set(expected) == everywhere

    @invariant()
    def the_budget_promises_what_is_expected(self):
        if hasattr(self, "advert"):
            expected = Contribution.objects.filter(status="expected").count()
            each = 23  # an hour and an hour of preparation at £11.50
            assert balance_of(self.advert.budget).committed == expected * each

    @invariant()
    def the_trail_ends_where_each_interest_is(self):
        for interest in Interest.objects.all():
            trail = Event.objects.filter(action="interest.moved", target_id=str(interest.pk)).order_by("pk")
            assert trail.last().after["status"] == interest.status

    def teardown(self):
        transaction.savepoint_rollback(self.point)


def test_any_history(db):
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
