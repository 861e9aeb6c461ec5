"""The waiting list: its order, who is told what, and what happens with a place that becomes free."""

from datetime import timedelta

import pytest

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from involvement.models import Decision, Interest
from involvement.services import interests, publication
from tests.beat import run_twice
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory
from tests.involvement.interests.conftest import offers, session_in

pytestmark = pytest.mark.django_db
WHY = "Every place is taken."


@pytest.fixture
def full(still_clock, host):
    """An advert with two places, both offered."""
    advert = OpportunityFactory(host=host, published=True, places=2)
    for each in offers(advert, 2):
        Interest.objects.filter(pk=each.pk).update(answer_by=today() + timedelta(days=3))
    return advert


@pytest.fixture
def waiting(full, host, still_clock):
    """Three people, put on the list in the other order than they came."""
    came = [InterestFactory(opportunity=full, expert=ExpertFactory()) for _ in range(3)]
    for each in reversed(came):
        still_clock.shift(timedelta(minutes=1))
        interests.wait(interest=each, reason=WHY, by=host)
    return list(reversed(came))


def statuses(rows):
    return list(Interest.objects.in_bulk([each.pk for each in rows])[each.pk].status for each in rows)


def first_offer(advert):
    return Interest.objects.filter(opportunity=advert, status="offered").order_by("pk").first()


def test_each_is_told_their_number_and_why(as_, waiting):
    told = Message.objects.filter(kind="interest_waiting").order_by("pk")
    assert [each.subject.split(" on ")[0] for each in told] == [f"You are number {n}" for n in (1, 2, 3)]
    assert all(WHY in each.body for each in told)
    interests.withdraw(interest=waiting[0], by=waiting[0].expert.user)
    page = as_(waiting[2].expert.user).get(f"/my/interests/{waiting[2].pk}/").content.decode()
    assert "number 2 on the waiting list" in page and WHY in page


@pytest.mark.parametrize("how", ["decline", "withdraw", "lapse", "give_up"])
def test_a_free_place_goes_to_the_next_in_turn(full, waiting, host, how):
    held = first_offer(full)
    if how == "lapse":
        Interest.objects.filter(pk=held.pk).update(answer_by=today() - timedelta(days=1))
        run_twice("lapse-offers")
    elif how == "give_up":
        interests.accept(interest=held, by=held.expert.user)
        interests.withdraw(interest=held, by=held.expert.user)
    else:
        getattr(interests, how)(interest=held, by=held.expert.user)
    assert statuses(waiting) == ["offered", "waiting", "waiting"]
    given = Interest.objects.get(pk=waiting[0].pk)
    assert given.answer_by == today() + timedelta(days=7)
    assert (Decision.objects.get(interest=given, status="offered").by) is None
    assert Message.objects.filter(kind="host_place_passed_on", recipient=host).count() == 1
    assert Message.objects.filter(kind="interest_offered", recipient=given.expert.user).count() == 1


def test_who_cannot_have_it_now_keeps_their_turn(full, waiting):
    waiting[0].expert.status = "paused"
    waiting[0].expert.save()
    held = first_offer(full)
    interests.decline(interest=held, by=held.expert.user)
    assert statuses(waiting) == ["waiting", "offered", "waiting"]


def test_the_host_keeps_the_other_free_places_while_somebody_is_undecided(full, waiting):
    InterestFactory(opportunity=full)
    full.places = 4
    full.save()
    run_twice("lapse-offers")
    assert statuses(waiting) == ["waiting"] * 3
    held = first_offer(full)
    interests.decline(interest=held, by=held.expert.user)
    assert statuses(waiting) == ["offered", "waiting", "waiting"]
    Interest.objects.filter(opportunity=full, status="expressed").update(status="not_chosen")
    run_twice("lapse-offers")
    assert statuses(waiting) == ["offered", "offered", "offered"]


def test_nothing_is_passed_on_when_the_last_session_is_over_and_an_answer_is_due_before_it(full, waiting):
    session = session_in(full, days=2)
    held = first_offer(full)
    interests.decline(interest=held, by=held.expert.user)
    assert Interest.objects.get(pk=waiting[0].pk).answer_by == today() + timedelta(days=1)
    session.activity.starts_at -= timedelta(days=3)
    session.activity.save()
    held = first_offer(full)
    interests.decline(interest=held, by=held.expert.user)
    assert statuses(waiting)[1:] == ["waiting", "waiting"]


def test_a_host_who_offers_a_place_asks_for_an_answer_before_the_only_session(still_clock, advert, host):
    session_in(advert, days=2)
    given = interests.offer(interest=InterestFactory(opportunity=advert), by=host)
    assert given.answer_by == today() + timedelta(days=1)


def test_out_of_turn_only_with_a_reason(full, waiting, host):
    full.places = 3
    full.save()
    with pytest.raises(RuleBroken, match="2 people have waited longer"):
        interests.offer(interest=waiting[2], by=host)
    interests.offer(interest=waiting[2], why="She ran the last group.", by=host)
    assert Decision.objects.get(status="offered").reason == "She ran the last group."


def test_nobody_waits_where_there_is_no_limit(interest, host):
    interest.opportunity.places = None
    interest.opportunity.save()
    with pytest.raises(RuleBroken, match="no limit"):
        interests.wait(interest=interest, reason=WHY, by=host)


def test_when_it_ends_those_who_wait_are_told_and_nobody_is_undecided(full, waiting, host):
    undecided = InterestFactory(opportunity=full)
    full.status = "under_way"
    full.save()
    with pytest.raises(RuleBroken, match="1 person still waits to hear"):
        publication.complete(opportunity=full, by=host)
    interests.not_choose(interest=undecided, reason="Full.", by=host)
    publication.complete(opportunity=full, by=host)
    assert statuses(waiting) == ["not_chosen"] * 3
    assert Message.objects.filter(kind="interest_not_chosen").count() == 4
