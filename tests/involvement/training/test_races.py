"""Real threads at the last places of training. Counted by their effects: a redirect proves nothing in a race."""

import pytest
from django.db import connection

from coproduction.core.exceptions import RuleBroken
from experts.models import Contribution
from involvement.models import TrainingDate, TrainingPlace
from involvement.services import training_places
from involvement.services.training_places import accept, book, book_partner, give_up
from tests.factories.training import TrainingDateFactory, TrainingPlaceFactory
from tests.involvement.opportunities.racing import together
from tests.involvement.training.conftest import an_expert

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS, PLACES = 12, 3


def racers():
    return [an_expert(f"Racer {number}") for number in range(RACERS)]


def books(date, user):
    try:
        return book(date=date, user=user, by=user).status
    except RuleBroken as refusal:
        return str(refusal)


def test_twelve_people_and_three_places(course):
    date, people = TrainingDateFactory(course=course, places=PLACES), racers()
    together(RACERS, lambda number: books(date, people[number]))
    assert TrainingPlace.objects.filter(status="booked").count() == PLACES
    assert TrainingPlace.objects.filter(status="waiting").count() == RACERS - PLACES
    assert Contribution.objects.count() == PLACES


def test_without_the_lock_the_places_are_overbooked(course, monkeypatch):
    """The test above is worth something only if it can fail."""

    def unlocked(date):
        return TrainingDate.objects.select_related("activity__venue", "course__kind", "course__band").get(
            pk=date.pk
        )

    monkeypatch.setattr(training_places, "locked", unlocked)
    for _ in range(10):
        date, people = TrainingDateFactory(course=course, places=PLACES), racers()
        together(RACERS, lambda number, date=date, people=people: books(date, people[number]))
        if TrainingPlace.objects.filter(date=date, status="booked").count() > PLACES:
            return
        TrainingPlace.objects.all().delete()
    pytest.fail("twelve racers never overbooked the places, so this race proves nothing")


def test_partners_and_experts_race_for_the_same_places(course):
    date, people = TrainingDateFactory(course=course, places=PLACES), racers()

    def races(number):
        if number % 2:
            return books(date, people[number])
        said = {"name": "Pat", "organisation": "The Charity"}
        return book_partner(date=date, email=f"pat{number}@charity.example", **said).status

    together(RACERS, races)
    assert TrainingPlace.objects.filter(status="booked").count() == PLACES
    assert TrainingPlace.objects.count() == RACERS


def test_one_person_pressing_many_times_has_one_place(course):
    date, user = TrainingDateFactory(course=course, places=PLACES), an_expert()
    together(RACERS, lambda _: books(date, user))
    assert TrainingPlace.objects.count() == Contribution.objects.count() == 1


def test_one_address_asking_many_times_has_one_place(course):
    date = TrainingDateFactory(course=course, places=PLACES)
    said = {"name": "Pat", "organisation": "The Charity", "email": "pat@charity.example"}
    together(RACERS, lambda _: book_partner(date=date, **said))
    assert TrainingPlace.objects.count() == 1


def test_freed_places_are_kept_for_no_more_than_there_are(course):
    date = TrainingDateFactory(course=course, places=PLACES)
    held = [
        TrainingPlaceFactory(date=date, user=an_expert(f"Has {n}"), status="booked") for n in range(PLACES)
    ]
    for number in range(RACERS):
        TrainingPlaceFactory(date=date, user=an_expert(f"Waits {number}"), status="waiting")
    together(PLACES, lambda number: give_up(place=held[number], by=held[number].user))
    offered = list(TrainingPlace.objects.filter(status="offered"))
    assert len(offered) == PLACES

    def takes(number):
        place = offered[number % PLACES]
        accept(place=place, by=place.user)

    together(RACERS, takes)
    assert TrainingPlace.objects.filter(status="booked").count() == PLACES
    assert Contribution.objects.count() == PLACES
