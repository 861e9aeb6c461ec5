"""Reminders about claims: the clock moves, beat's entry runs twice, one message is found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.correspondence.models import Message
from coproduction.policy.enums import TravelRule
from payments.models import ClaimedContribution
from payments.services.reminders import send_reminders
from tests.beat import run_twice
from tests.factories import ActivityFactory, ClaimFactory, ContributionFactory, person

ENTRY = "remind-about-claims"


@pytest.fixture(autouse=True)
def clock(still_clock):
    return still_clock


def days(number):
    return timedelta(days=number)


def said(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def came(**fields):
    """Someone took part a week ago."""
    return ContributionFactory(attended=True, **fields)


def test_a_person_is_reminded_once_of_what_they_have_not_claimed(db, clock):
    contribution = came()
    clock.shift(days(6))
    run_twice(ENTRY)
    assert said("claim_reminder") == []
    for _ in range(3):
        clock.shift(days(2))
        run_twice(ENTRY)
    (message,) = said("claim_reminder")
    assert message.recipient == contribution.expert.user
    assert message.link == f"/my/claims/start/{contribution.pk}/"
    assert contribution.activity.title in message.body


def test_nobody_is_reminded_of_what_is_claimed_paid_unpaid_or_long_ago(db, clock):
    ClaimedContribution.objects.create(contribution=came(), claim=ClaimFactory())
    came(paid_on="2026-11-20")
    came(band=None, travel_rule=TravelRule.NONE)
    ContributionFactory(status="no_show")
    came(activity=ActivityFactory(starts_at=timezone.now() - days(199)))
    clock.shift(days(10))
    run_twice(ENTRY)
    assert said("claim_reminder") == []


def sent(**fields):
    return ClaimFactory(status="submitted", submitted_at=timezone.now(), **fields)


def test_an_approver_hears_once_a_week_of_claims_that_wait(approver, clock):
    sent()
    sent()
    clock.shift(days(6))
    run_twice(ENTRY)
    assert said("claims_waiting") == []
    clock.shift(days(1))
    run_twice(ENTRY)
    (message,) = said("claims_waiting")
    assert (message.recipient, message.subject) == (approver, "2 claims waiting for you to decide")
    clock.shift(days(7))
    run_twice(ENTRY)
    assert len(said("claims_waiting")) == 2


def test_an_approver_does_not_hear_of_their_own_claim_nor_of_another_directorates(db, clock):
    own = sent()
    own_user = own.claimant.user
    person(Role.EXPERT)
    elsewhere = person(Role.APPROVER, directorate=sent().budget.directorate)
    Message.objects.all().delete()
    clock.shift(days(8))
    run_twice(ENTRY)
    told = {message.recipient: message.subject for message in said("claims_waiting")}
    assert own_user not in told
    assert told[elsewhere] == "1 claim waiting for you to decide"


def test_finance_hears_of_approved_claims_that_no_run_holds(finance, approver, clock):
    sent(approved_at=timezone.now(), approved_by=approver)
    ClaimFactory._meta.model.objects.update(status="approved")
    clock.shift(days(7))
    run_twice(ENTRY)
    (message,) = said("payments_waiting")
    assert (message.recipient, message.subject) == (finance, "1 claim waiting to be paid")


def test_nobody_hears_of_nothing(finance, approver, clock):
    clock.shift(days(30))
    assert send_reminders() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_reminding_many_takes_the_same_few_questions(db, clock, rows, django_assert_max_num_queries):
    for _ in range(rows):
        came()
    clock.shift(days(20))
    with django_assert_max_num_queries(19):
        assert send_reminders() == rows
