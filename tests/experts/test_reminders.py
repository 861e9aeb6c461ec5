"""Checks, training and passports: the clock moves, beat's entry runs twice, one message is found."""

from datetime import timedelta

import pytest

from coproduction.core.dates import today
from coproduction.correspondence.models import Message
from experts.rules.reminders import step_of
from experts.services.reminders import send_reminders
from tests.beat import run_twice
from tests.factories import AccessPassportFactory, CheckFactory, ExpertFactory, QualificationFactory

ENTRY = "remind-about-people"


@pytest.fixture(autouse=True)
def clock(still_clock):
    return still_clock


def days(number):
    return timedelta(days=number)


def said(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


@pytest.mark.parametrize(
    ("days_left", "step"), [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)]
)
def test_which_reminder_is_due(days_left, step):
    assert step_of(days_left) == step


@pytest.mark.parametrize("factory", [CheckFactory, QualificationFactory])
def test_a_person_is_reminded_ninety_thirty_and_seven_days_before(db, clock, factory):
    row = factory(expires_on=today() + days(100))
    counts = []
    for _ in range(102):
        clock.shift(days(1))
        run_twice(ENTRY)
        counts.append(len(said("standing_expiring")))
    assert [counts.index(number) + 1 for number in (1, 2, 3)] == [10, 70, 93]
    assert counts[-1] == 3
    assert {message.recipient for message in said("standing_expiring")} == {row.expert.user}
    assert said("standing_expiring")[0].subject == f"Runs out on 3 March 2027: {row.kind}"


def test_what_was_renewed_or_never_clear_is_not_spoken_of(db):
    soon = today() + days(5)
    renewed = CheckFactory(expires_on=soon)
    CheckFactory(expert=renewed.expert, kind=renewed.kind, expires_on=soon + days(300))
    for_ever = QualificationFactory(expires_on=soon)
    QualificationFactory(
        expert=for_ever.expert, kind=for_ever.kind, expires_on=None, gained_on=today() - days(1)
    )
    CheckFactory(expires_on=soon, state="asked")
    CheckFactory(expires_on=soon, expert=ExpertFactory(status="left"))
    run_twice(ENTRY)
    assert said("standing_expiring") == []


def test_coordinators_have_one_list_a_week(coordinator, clock):
    check = CheckFactory(expires_on=today() + days(20))
    training = QualificationFactory(expires_on=today() + days(10))
    Message.objects.all().delete()
    run_twice(ENTRY)
    body = next(each.body for each in said("standing_list") if each.recipient == coordinator)
    assert body.index(str(training.kind)) < body.index(str(check.kind)), "the soonest first"
    assert str(check.expert) in body
    first = len(said("standing_list"))
    clock.shift(days(3))
    run_twice(ENTRY)
    assert len(said("standing_list")) == first
    clock.shift(days(4))
    run_twice(ENTRY)
    assert len(said("standing_list")) == 2 * first


def test_a_person_is_asked_again_when_their_passport_is_due(db, clock):
    passport = AccessPassportFactory()
    clock.shift(days(364))
    run_twice(ENTRY)
    assert said("access_review") == []
    for _ in range(3):
        clock.shift(days(1))
        run_twice(ENTRY)
    (message,) = said("access_review")
    assert message.recipient == passport.expert.user


@pytest.mark.parametrize("rows", [1, 3])
def test_reminding_many_takes_the_same_few_questions(db, rows, django_assert_max_num_queries):
    for _ in range(rows):
        CheckFactory(expires_on=today() + days(20), recorded_by=ExpertFactory().user)
    with django_assert_max_num_queries(18):
        assert send_reminders() == rows
