"""A date that moves asks everybody who has a place whether they can still come: in their pages, by a link, by phone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.models import Occasion
from experts.selectors.done import what_was_done
from involvement.models import TrainingDate, TrainingPlace
from involvement.selectors.partners import key_of
from involvement.services.training_dates import change_date
from involvement.services.training_places import book, book_partner, confirm, give_up
from tests.experts.acting import begin, offline, token
from tests.factories import VenueFactory
from tests.involvement.training.conftest import an_expert

pytestmark = pytest.mark.django_db
ASKED = "Please open the link and tell us if you can still come."
CAN = "Yes, I can still come"


def to(name, *args):
    return reverse(f"involvement:{name}", args=args)


def later(date, by, **facts):
    date = TrainingDate.objects.select_related("activity").get(pk=date.pk)
    starts = date.activity.starts_at + timedelta(days=1)
    return change_date(date=date, by=by, starts_at=starts, ends_at=starts + timedelta(hours=2), **facts)


def must_confirm(place):
    return TrainingPlace.objects.get(pk=place.pk).must_confirm


@pytest.fixture
def booked(date, expert):
    return book(date=date, user=expert, by=expert)


@pytest.mark.parametrize(
    ("what", "told", "asked"),
    [("time", 1, True), ("venue", 1, True), ("place", 1, True), ("joining", 1, False), ("places", 0, False)],
)
def test_when_or_where_asks_and_the_rest_does_not(date, booked, recruiter, what, told, asked):
    starts = date.activity.starts_at + timedelta(hours=1)
    other = {"in_person": "online"}.get(date.place, "in_person")
    facts = {
        "time": {"starts_at": starts, "ends_at": starts + timedelta(hours=2)},
        "venue": {"venue": VenueFactory(name="The Mill")},
        "place": {"place": other, "venue": date.activity.venue or VenueFactory()},
        "joining": {"joining": "Ring twice"},
        "places": {"places": 9},
    }
    change_date(date=date, by=recruiter, **facts[what])
    messages = Message.objects.filter(kind="training_changed")
    assert (messages.count(), must_confirm(booked)) == (told, asked)
    assert [ASKED in each.body for each in messages] == [asked] * told


def test_who_waits_is_told_and_not_asked(date, booked, recruiter):
    other, waits = an_expert("Olu Other"), an_expert("Wanda Waits")
    book(date=date, user=other, by=other)
    place = book(date=date, user=waits, by=waits)
    later(date, recruiter)
    assert (must_confirm(booked), must_confirm(place)) == (True, False)
    body = Message.objects.get(kind="training_changed", recipient=waits).body
    assert ASKED not in body and "give up your place" in body


def test_a_person_answers_once_on_their_own_page(as_, date, booked, expert, recruiter):
    hers, page = as_(expert), to("my_place", booked.pk)
    assert CAN not in hers.get(page).text
    later(date, recruiter)
    todo = "Training has changed. Tell us if you can still come: Interviewing together, "
    assert todo in hers.get("/start/").text
    shown = hers.get(page).text
    assert CAN in shown and to("place_give_up", booked.pk) in shown
    assert "Asked if they can still come" in as_(recruiter).get(to("training_room", date.pk)).text
    hers = as_(expert)
    for _ in range(2):
        assert hers.post(to("place_confirm", booked.pk)).url == page
    assert not must_confirm(booked)
    assert CAN not in hers.get(page).text and todo not in hers.get("/start/").text
    assert Event.objects.filter(action="training_place.confirmed").count() == 1
    later(date, recruiter)
    assert must_confirm(booked)


def test_nobody_answers_for_another(as_, date, booked, recruiter):
    later(date, recruiter)
    assert as_(an_expert()).post(to("place_confirm", booked.pk)).status_code == 404
    assert Client().post(to("partner_confirm", "made-up")).status_code == 404
    assert must_confirm(booked)


def test_a_partners_person_answers_by_their_link(date, recruiter):
    place = book_partner(date=date, name="Pat", email="pat@charity.example", organisation="The Charity")
    later(date, recruiter)
    (message,) = Message.objects.filter(kind="training_changed")
    page = to("partner_place", key_of(place))
    assert ASKED in message.body and page in message.body
    stranger = Client()
    assert CAN in stranger.get(page).text
    assert stranger.post(to("partner_confirm", key_of(place))).url == page
    assert not must_confirm(place) and CAN not in stranger.get(page).text


def test_giving_up_ends_the_question_and_so_does_the_day(date, booked, expert, recruiter, clock):
    later(date, recruiter)
    clock.shift(timedelta(days=11, hours=1))
    with pytest.raises(RuleBroken, match="has started"):
        confirm(place=booked, by=expert)
    clock.shift(timedelta(days=-5))
    give_up(place=booked, by=expert)
    assert not must_confirm(booked)
    with pytest.raises(RuleBroken, match="cannot be done now"):
        confirm(place=booked, by=expert)


def test_a_coordinator_answers_for_somebody_on_the_phone(as_, coordinator, date, recruiter):
    mary = offline()
    place = book(date=date, user=mary, by=coordinator)
    later(date, recruiter)
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    assert CAN in cora.get(to("my_place", place.pk)).text
    assert cora.post(to("place_confirm", place.pk), token(coordinator, mary)).status_code == 302
    assert not must_confirm(place)
    said = [words for _, words in what_was_done(Occasion.objects.get())]
    assert said == ["You said that you can still come to the training ‘Interviewing together’."]
