"""Statuses of a person in the network move by one door, and each move is told and written down."""

from datetime import date

import pytest

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.correspondence.selectors import preference_of
from experts.enums import ExpertStatus
from experts.models import Expert
from experts.rules import people as rules
from experts.services import people
from tests.factories import AgreementFactory, ExpertFactory, LocalityFactory, UserFactory, person

ALLOWED = {
    ("applied", "welcomed"),
    ("applied", "left"),
    ("applied", "not_accepted"),
    ("welcomed", "active"),
    ("welcomed", "left"),
    ("active", "paused"),
    ("active", "left"),
    ("paused", "active"),
    ("paused", "left"),
}
BORN = date(1984, 3, 27)
DOORS = {
    "welcome": ("applied", "welcomed", {}),
    "make_active": ("welcomed", "active", {}),
    "not_accept": ("applied", "not_accepted", {"reason": "Because."}),
    "take_break": ("active", "paused", {}),
    "come_back": ("paused", "active", {}),
}


@pytest.mark.parametrize("before", ExpertStatus)
@pytest.mark.parametrize("after", ExpertStatus)
def test_every_pair_of_states(before, after):
    assert before.may_become(after) is ((before, after) in ALLOWED)


@pytest.mark.parametrize("before", ExpertStatus)
@pytest.mark.parametrize("door", DOORS)
def test_every_door_keeps_to_the_moves(db, coordinator, before, door):
    expert = ExpertFactory(status=before)
    AgreementFactory(expert=expert)
    opens_from, after, more = DOORS[door]
    move = getattr(people, door)
    if before == opens_from:
        move(expert=expert, by=coordinator, **more)
        expert.refresh_from_db()
        assert expert.status == after
        assert Event.objects.get(action="expert.moved").after == {"status": after}
        assert Message.objects.filter(recipient=expert.user).count() == 1
    else:
        with pytest.raises(RuleBroken):
            move(expert=expert, by=coordinator, **more)
        assert not Message.objects.exists()


def test_saying_a_little_at_a_time_keeps_it_all(db):
    user, place = UserFactory(name=""), LocalityFactory()
    people.say_about(user=user, by=user, name="Esther")
    people.say_about(user=user, by=user, is_carer=True, is_service_user=False)
    expert = people.say_about(user=user, by=user, localities=[place], online=False)
    expert = people.say_about(user=user, by=user, localities=[place])
    assert (user.name, expert.is_carer, expert.online) == ("Esther", True, False)
    assert list(expert.localities.all()) == [place]
    assert (expert.status, expert.applied_at) == ("applied", None)


def test_the_trail_says_what_was_changed_and_not_what_it_says(db):
    user = UserFactory()
    people.say_about(user=user, by=user, name="Esther", phone="+447700900982")
    event = Event.objects.get(action="expert.details_changed")
    assert event.after == {"fields": ["name", "phone"]}


def test_texts_go_to_the_number_of_the_profile(db):
    user = UserFactory()
    people.say_about(user=user, by=user, phone="+447700900982")
    assert preference_of(user).phone == "+447700900982"
    people.say_about(user=user, by=user, phone="")
    assert preference_of(user).phone == ""


def test_applying_needs_every_answer(db):
    user = UserFactory(name="")
    for more in ({"name": "Esther"}, {"is_carer": True}, {"date_of_birth": BORN}):
        with pytest.raises(RuleBroken, match="questions"):
            people.apply_to_join(user=user)
        people.say_about(user=user, by=user, **more)
    assert people.apply_to_join(user=user).applied_at


def test_applying_twice_is_applying_once(db):
    user = UserFactory()
    people.say_about(user=user, by=user, is_carer=True, date_of_birth=BORN)
    first = people.apply_to_join(user=user).applied_at
    assert people.apply_to_join(user=user).applied_at == first
    assert Message.objects.filter(kind="expert_applied").count() == 1
    assert user.role_grants.get().role == Role.EXPERT


def test_someone_half_way_through_joining_cannot_be_welcomed(db, coordinator):
    with pytest.raises(RuleBroken, match="finished joining"):
        people.welcome(expert=ExpertFactory(status="applied", applied_at=None), by=coordinator)


def test_nobody_welcomes_themselves(db):
    both = person(Role.EXPERT, Role.COORDINATOR)
    expert = ExpertFactory(user=both, status="applied")
    with pytest.raises(RuleBroken, match="yourself"):
        people.welcome(expert=expert, by=both)


def test_the_reason_reaches_the_person(db, coordinator):
    expert = ExpertFactory(status="applied")
    people.not_accept(expert=expert, reason="We <could> not reach you.", by=coordinator)
    assert "We <could> not reach you." in Message.objects.get(recipient=expert.user).body


def test_an_unknown_fact_is_refused(db):
    user = UserFactory()
    with pytest.raises(TypeError, match="status"):
        people.say_about(user=user, by=user, status="active")


@pytest.mark.parametrize("status", ExpertStatus)
def test_who_may_be_interested_and_who_may_be_offered(status):
    expert = Expert(status=status, applied_at="2026-01-01")
    assert (rules.why_not_interested(expert) == "") is (status in {"applied", "welcomed", "active"})
    assert rules.may_be_offered(expert) is (status == "active")


def test_someone_who_has_not_applied_is_not_interested_yet():
    assert "Finish joining" in rules.why_not_interested(None)
    assert "Finish joining" in rules.why_not_interested(Expert())
