"""Leaving and being erased, at the moment somebody does something else with the same person: one waits for the other.

Each pair is made to cross, whatever the machine does: see `tests.crossing`. Where the locks are taken in two orders, the
database stops one of them.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.privacy.models import ErasedPerson
from coproduction.privacy.services.leaving import ask_to_leave
from coproduction.privacy.services.people import erase_people
from experts.enums import ExpertStatus
from experts.models import Contribution, Expert
from experts.services import details, merging, people
from involvement.models import PanelOffer, PanelSeat, TrainingPlace
from involvement.services import asking, interests, training_attendance, training_places
from tests.crossing import STOPPED, cross
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory, TrainingKindFactory, person
from tests.factories.training import CourseFactory, TrainingDateFactory, TrainingPlaceFactory
from tests.involvement.interests.conftest import session_in
from tests.involvement.seats.conftest import ask, panel_in, ready, terms

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
ACCOUNT, RECORD, PANEL = "accounts_user", "experts_expert", "involvement_panel"
ADVERT, DATE = "involvement_opportunity", "involvement_trainingdate"


def leaves(expert):
    return lambda: ask_to_leave(person=expert.user, by=expert.user)


def offered(expert, *, panel=None):
    """Return the offer of a seat to this person."""
    request = ask(panel or panel_in(), person(Role.RECRUITER))
    offer, _ = PanelOffer.objects.get_or_create(
        request=request,
        expert=expert,
        defaults={"offered_at": timezone.now(), "answer_by": request.needed_by},
    )
    return PanelOffer.objects.select_related("expert__user", "request").get(pk=offer.pk)


def has_left(expert):
    """Whether a person has left, and nobody expects them anywhere."""
    expected = Contribution.objects.filter(expert=expert, status="expected")
    return Expert.objects.get(pk=expert.pk).status == ExpertStatus.LEFT and not expected.exists()


def test_leaving_while_saying_yes_to_a_seat():
    expert = ready()
    offer = offered(expert)
    answers = cross(
        (leaves(expert), RECORD), (lambda: asking.accept(offer=offer, by=offer.expert.user), PANEL)
    )
    assert STOPPED not in answers and answers[0] == "done"
    assert has_left(expert)
    assert not PanelSeat.objects.filter(expert=expert, contribution__status="expected").exists()


def test_leaving_while_being_seated_by_telephone():
    expert, recruiter = ready(), person(Role.RECRUITER)
    panel = offered(expert).request.panel

    def seat():
        asking.seat_by_hand(panel=panel, expert=expert, seat="member", terms=terms(), by=recruiter)

    answers = cross((leaves(expert), RECORD), (seat, PANEL))
    assert STOPPED not in answers and answers[0] == "done"
    assert has_left(expert)


def test_leaving_while_saying_yes_to_a_place():
    advert, expert = OpportunityFactory(published=True), ExpertFactory()
    session_in(advert)
    interest = InterestFactory(opportunity=advert, expert=expert, status="offered")
    answers = cross(
        (leaves(expert), RECORD), (lambda: interests.accept(interest=interest, by=expert.user), ADVERT)
    )
    assert STOPPED not in answers and answers[0] == "done"
    assert has_left(expert)


def test_nobody_who_leaves_keeps_an_interest_said_at_that_moment():
    advert, expert = OpportunityFactory(published=True), ExpertFactory()
    InterestFactory(opportunity=OpportunityFactory(published=True), expert=expert)
    answers = cross(
        (leaves(expert), ADVERT), (lambda: interests.express(opportunity=advert, user=expert.user), ADVERT)
    )
    assert STOPPED not in answers and answers[0] == "done"
    assert has_left(expert)
    assert not expert.interests.exclude(status="withdrawn").exists()


def test_leaving_while_a_place_of_training_is_taken():
    expert = ExpertFactory()
    place = TrainingPlaceFactory(
        date=date_of_training(), user=expert.user, status="offered", answer_by=soon()
    )
    answers = cross(
        (leaves(expert), RECORD), (lambda: training_places.accept(place=place, by=expert.user), DATE)
    )
    assert STOPPED not in answers and answers[0] == "done"
    assert has_left(expert)
    assert TrainingPlace.objects.get(pk=place.pk).status == "withdrawn"


def test_two_rooms_with_the_same_people_are_recorded_at_once():
    """In each the other person comes first on the list."""
    both = [ExpertFactory(), ExpertFactory()]
    by = person(Role.COORDINATOR)
    rooms = [date_of_training(days=-2 - number) for number in range(2)]

    def records(date, experts):
        places = [TrainingPlaceFactory(date=date, user=each.user, status="booked") for each in experts]
        rows = [training_attendance.Seen(place.pk, "attended") for place in places]
        return lambda: training_attendance.record_room(date=date, rows=rows, by=by)

    answers = cross((records(rooms[0], both), RECORD), (records(rooms[1], both[::-1]), RECORD))
    assert answers == ["done", "done"]
    assert TrainingPlace.objects.filter(status="attended").count() == 4


def test_leaving_while_the_room_is_recorded():
    """What is earned there is written to the record of the person, who is told of it."""
    expert, by = ExpertFactory(), person(Role.COORDINATOR)
    place = TrainingPlaceFactory(date=date_of_training(days=-2), user=expert.user, status="booked")
    rows = [training_attendance.Seen(place.pk, "attended")]
    answers = cross(
        (leaves(expert), ACCOUNT),
        (lambda: training_attendance.record_room(date=place.date, rows=rows, by=by), RECORD),
    )
    assert answers == ["done", "done"]


def test_leaving_while_somebody_writes_down_what_a_person_told():
    expert, by = ExpertFactory(), person(Role.COORDINATOR)

    def says():
        details.say_about(user=User.objects.get(pk=expert.pk), by=by, name="Another Name", about="More.")

    assert cross((leaves(expert), ACCOUNT), (says, RECORD)) == ["done", "done"]
    assert has_left(expert)
    assert User.objects.get(pk=expert.pk).name == "Another Name"


def test_leaving_while_taking_a_break():
    """A message to the person points at their account: it can be written while that is held."""
    expert = ExpertFactory()
    answers = cross(
        (leaves(expert), ACCOUNT), (lambda: people.take_break(expert=expert, by=expert.user), RECORD)
    )
    assert STOPPED not in answers and answers[0] == "done"
    assert has_left(expert)


def test_leaving_while_two_accounts_are_put_together():
    keeper, loser, by = ExpertFactory(), ExpertFactory(), person(Role.COORDINATOR)
    answers = cross(
        (leaves(loser), ACCOUNT), (lambda: merging.merge(keeper=keeper, loser=loser, by=by), RECORD)
    )
    assert STOPPED not in answers
    assert Expert.objects.get(pk=loser.pk).status == ExpertStatus.LEFT


def test_being_erased_while_somebody_writes_down_what_a_person_told():
    expert, by = ExpertFactory(status=ExpertStatus.LEFT), person(Role.COORDINATOR)

    def says():
        details.say_about(user=User.objects.get(pk=expert.pk), by=by, about="More.")

    assert STOPPED not in cross((lambda: erase_people([expert.pk], why="leaving"), ACCOUNT), (says, RECORD))
    assert ErasedPerson.objects.filter(user=expert.pk).exists()


def test_two_who_erase_the_same_people_erase_each_once():
    """The second has looked before the first was done."""
    both = [ExpertFactory(status=ExpertStatus.LEFT).pk for _ in range(2)]
    first = (lambda: erase_people(both, why="leaving"), ACCOUNT)
    second = (lambda: erase_people(both[::-1], why="leaving"), ACCOUNT)
    assert cross(first, second) == ["done", "done"]
    assert ErasedPerson.objects.count() == 2


def date_of_training(days=10):
    return TrainingDateFactory(course=CourseFactory(kind=TrainingKindFactory()), days=days)


def soon():
    return timezone.localdate() + timedelta(days=5)
