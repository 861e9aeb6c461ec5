"""Real threads at the last places. Counted by their effects: a redirect proves nothing in a race."""

import pytest
from django.db import connection
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from experts.models import Contribution
from involvement.models import Interest
from involvement.services import interests
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory
from tests.involvement.interests.conftest import offers, session_in
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS, PLACES = 12, 3


def accepts(interest):
    try:
        interests.accept(interest=interest, by=interest.expert.user)
    except RuleBroken as refusal:
        return str(refusal)
    return "accepted"


def test_twelve_people_and_three_places():
    advert = OpportunityFactory(published=True, places=PLACES)
    session_in(advert)
    racing = offers(advert, RACERS)
    answers = together(RACERS, lambda number: accepts(racing[number]))
    assert Interest.objects.filter(status="accepted").count() == PLACES
    assert Contribution.objects.count() == PLACES
    assert sorted(set(answers))[0].startswith("Sorry, all the places")
    assert answers.count("accepted") == PLACES


def test_without_the_lock_the_places_are_overbooked(monkeypatch):
    """The test above is worth something only if it can fail."""

    def unlocked(opportunity):
        return type(opportunity).objects.select_related("host").get(pk=opportunity.pk)

    monkeypatch.setattr(interests, "locked", unlocked)
    for _ in range(10):
        advert = OpportunityFactory(published=True, places=PLACES)
        racing = offers(advert, RACERS)
        together(RACERS, lambda number, racing=racing: accepts(racing[number]))
        if Interest.objects.filter(opportunity=advert, status="accepted").count() > PLACES:
            return
    pytest.fail("twelve racers never overbooked the places, so this race proves nothing")


def test_no_more_is_offered_than_there_is():
    advert = OpportunityFactory(published=True, places=PLACES)
    waiting = [InterestFactory(opportunity=advert, expert=ExpertFactory()) for _ in range(RACERS)]

    def offer(number):
        try:
            interests.offer(interest=waiting[number], by=advert.host)
        except RuleBroken:
            return

    together(RACERS, offer)
    assert Interest.objects.filter(status="offered").count() == PLACES


def test_one_person_pressing_many_times_has_one_interest_and_one_contribution():
    advert = OpportunityFactory(published=True, places=PLACES)
    session_in(advert)
    expert = ExpertFactory()

    def express(_):
        try:
            interests.express(opportunity=advert, user=expert.user)
        except RuleBroken:
            return

    together(RACERS, express)
    interest = interests.offer(interest=Interest.objects.get(), by=advert.host)
    together(RACERS, lambda _: accepts(interest))
    assert Contribution.objects.count() == 1


def test_a_place_given_up_by_many_at_once_is_passed_on_and_never_twice():
    """Ten people hold the places and let go at the same moment while twelve wait: no more is offered than was free."""
    advert = OpportunityFactory(published=True, places=10)
    held = offers(advert, 10)
    waiting = [
        InterestFactory(
            opportunity=advert, expert=ExpertFactory(), status="waiting", waiting_since=timezone.now()
        )
        for _ in range(RACERS)
    ]

    def let_go(number):
        if number < len(held):
            door = interests.decline if number % 2 else interests.withdraw
            door(interest=held[number], by=held[number].expert.user)
        else:
            interests.pass_on_all()

    together(RACERS, let_go)
    turn = [Interest.objects.get(pk=each.pk).status for each in waiting]
    assert turn == ["offered"] * 10 + ["waiting"] * 2
