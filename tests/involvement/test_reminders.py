"""Reminders about adverts and sessions: the clock moves, beat's entry runs twice, one message is found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.correspondence.models import Message
from coproduction.reference.models import Setting
from involvement.services.reminders import send_reminders
from tests.beat import run_twice
from tests.factories import ContributionFactory, InterestFactory, OpportunityFactory
from tests.involvement.interests.conftest import session_in

ENTRY = "remind-about-adverts"


@pytest.fixture(autouse=True)
def clock(still_clock):
    return still_clock


def days(number):
    return timedelta(days=number)


def said(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


@pytest.fixture
def offered(host):
    advert = OpportunityFactory(host=host, published=True, closing_date=today() + days(60))
    return InterestFactory(opportunity=advert, status="offered", answer_by=today() + days(7))


def test_an_offer_is_reminded_of_before_it_lapses(offered, clock):
    clock.shift(days(4))
    run_twice(ENTRY)
    assert said("offer_reminder") == []
    clock.shift(days(1))
    run_twice(ENTRY)
    clock.shift(days(1))
    run_twice(ENTRY)
    (message,) = said("offer_reminder")
    assert message.recipient == offered.expert.user
    assert message.subject == f"Please answer by 30 November 2026: {offered.opportunity}"
    assert message.link == f"/my/interests/{offered.pk}/" or str(offered.pk) in message.link


@pytest.mark.parametrize("status", ["accepted", "declined", "lapsed", "withdrawn"])
def test_an_offer_that_was_answered_is_not_reminded_of(offered, clock, status):
    offered.status = status
    offered.save()
    clock.shift(days(6))
    run_twice(ENTRY)
    assert said("offer_reminder") == []


def test_an_offer_made_again_is_reminded_of_again(offered, clock):
    clock.shift(days(6))
    run_twice(ENTRY)
    offered.answer_by = today() + days(2)
    offered.save()
    run_twice(ENTRY)
    assert len(said("offer_reminder")) == 2


@pytest.mark.parametrize(
    ("interested", "words"), [(0, "No people are"), (1, "1 person is"), (2, "2 people are")]
)
def test_a_host_hears_that_an_advert_closes_soon(host, clock, interested, words):
    advert = OpportunityFactory(host=host, published=True, closing_date=today() + days(10))
    for _ in range(interested):
        InterestFactory(opportunity=advert)
    clock.shift(days(6))
    run_twice(ENTRY)
    assert said("closing_soon") == []
    clock.shift(days(1))
    run_twice(ENTRY)
    (message,) = said("closing_soon")
    assert message.recipient == host
    assert f"{words} interested so far" in message.body


@pytest.fixture
def undecided(host):
    advert = OpportunityFactory(
        host=host, published=True, closing_date=today() + days(1), decision_date=today() + days(3)
    )
    InterestFactory(opportunity=advert)
    InterestFactory(opportunity=advert, status="shortlisted")
    InterestFactory(opportunity=advert, status="not_chosen")
    return advert


def test_a_host_hears_the_day_after_people_should_have_heard(undecided, host, coordinator, clock):
    clock.shift(days(3))
    run_twice(ENTRY)
    assert said("answers_overdue") == [], "the decision date itself is not too late"
    clock.shift(days(1))
    run_twice(ENTRY)
    (message,) = said("answers_overdue")
    assert message.recipient == host
    assert "2 people are interested in this and still waiting" in message.body


def test_a_week_later_coordinators_hear_too_and_then_each_week(undecided, host, coordinator, clock):
    clock.shift(days(4))
    run_twice(ENTRY)
    for weeks in (1, 2):
        clock.shift(days(7))
        run_twice(ENTRY)
        recipients = [message.recipient for message in said("answers_overdue")]
        assert recipients.count(host) == 1 + weeks
        assert recipients.count(coordinator) == weeks


def test_nobody_hears_when_everyone_has_an_answer(undecided, clock):
    undecided.interests.update(status="not_chosen")
    clock.shift(days(10))
    run_twice(ENTRY)
    assert said("answers_overdue") == []


@pytest.fixture
def met(host):
    advert = OpportunityFactory(host=host, published=True, closing_date=today() + days(90))
    session = session_in(advert, days=1)
    ContributionFactory(activity=session.activity)
    return session


def test_a_host_is_asked_who_came_and_again_each_week(met, host, clock):
    clock.shift(days(2))
    run_twice(ENTRY)
    assert said("attendance_missing") == [], "two hours short of a day after it ended"
    clock.shift(days(1))
    run_twice(ENTRY)
    (message,) = said("attendance_missing")
    assert (message.recipient, message.link) == (host, f"/staff/sessions/{met.pk}/attendance/")
    clock.shift(days(7))
    run_twice(ENTRY)
    assert len(said("attendance_missing")) == 2
    clock.shift(days(90))
    run_twice(ENTRY)
    assert len(said("attendance_missing")) == 2, "after two months we stop"


def test_a_host_is_not_asked_once_it_is_recorded_or_called_off(met, clock):
    clock.shift(days(3))
    met.activity.cancelled_at = timezone.now()
    met.activity.save()
    run_twice(ENTRY)
    met.activity.cancelled_at = None
    met.activity.save()
    met.activity.contributions.update(status="no_show")
    run_twice(ENTRY)
    assert said("attendance_missing") == []


def test_the_trust_says_how_long_before(offered):
    Setting.objects.create(name="offer_reminder_days", value=7)
    run_twice(ENTRY)
    assert len(said("offer_reminder")) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_reminding_many_takes_the_same_few_questions(
    host, coordinator, clock, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        advert = OpportunityFactory(host=host, published=True, closing_date=today() + days(2))
        InterestFactory(opportunity=advert, status="offered", answer_by=today())
        ContributionFactory(activity=session_in(advert, days=-3).activity)
    send_reminders()
    Message.objects.all().delete()
    with django_assert_max_num_queries(40):
        assert send_reminders() == rows * 3
