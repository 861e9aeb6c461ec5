"""Places: booked, waited for, kept, given up. Counted by what is in the database afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import ExpertStatus
from experts.models import Contribution, Expert
from experts.services.leaving import leave
from involvement.enums import PlaceStatus
from involvement.models import TrainingPlace
from involvement.services import training_dates
from involvement.services.training_places import accept, book, book_partner, give_up
from tests.beat import run_twice
from tests.factories import (
    BudgetFactory,
    QualificationFactory,
    RateFactory,
    TrainingKindFactory,
    person,
)
from tests.factories.training import CourseFactory, TrainingDateFactory, TrainingPlaceFactory
from tests.involvement.training.conftest import an_expert

ALLOWED = {
    "booked": {"withdrawn", "cancelled", "attended", "part", "apologies", "no_show"},
    "waiting": {"offered", "lapsed", "withdrawn", "cancelled"},
    "offered": {"booked", "lapsed", "withdrawn", "cancelled"},
    "lapsed": {"booked", "waiting"},
    "withdrawn": {"booked", "waiting"},
}


@pytest.mark.parametrize("before", PlaceStatus)
@pytest.mark.parametrize("after", PlaceStatus)
def test_every_pair_of_states(before, after):
    assert before.may_become(after) is (after in ALLOWED.get(before, set()))


def book_all(date, how_many):
    users = [an_expert(f"Person {number}") for number in range(how_many)]
    return [book(date=date, user=user, by=user) for user in users]


def told(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def status(place):
    return TrainingPlace.objects.get(pk=place.pk).status


def test_an_expert_who_books_is_expected_and_told(date, expert):
    place = book(date=date, user=expert, by=expert)
    assert place.status == "booked"
    contribution = Contribution.objects.get(expert_id=expert.pk, activity=date.activity)
    assert (contribution.status, contribution.band, contribution.role) == ("expected", None, "Learner")
    (message,) = told("training_booked")
    assert message.recipient == expert and message.subject == "You have a place: Interviewing together"
    assert message.link == f"/my/training/{place.pk}/"


def test_a_paid_course_freezes_its_terms(vbr, expert):
    rate = RateFactory()
    budget = BudgetFactory()
    course = CourseFactory(kind=vbr, band=rate.band, budget=budget, unpaid_reason="", preparation_minutes=30)
    date = TrainingDateFactory(course=course)
    book(date=date, user=expert, by=expert)
    contribution = Contribution.objects.get()
    assert (contribution.band, contribution.budget, contribution.preparation_minutes) == (
        rate.band,
        budget,
        30,
    )


def test_nobody_travels_to_what_is_online(course, expert):
    course.travel_rule = "mileage_or_public_transport"
    course.save()
    book(date=TrainingDateFactory(course=course, place="online"), user=expert, by=expert)
    assert Contribution.objects.get().travel_rule == "none_online"


def test_staff_book_without_a_contribution(date, host):
    assert book(date=date, user=host, by=host).status == "booked"
    assert Contribution.objects.count() == 0


def test_the_third_waits_and_is_offered_what_becomes_free_in_order(date):
    first, _, third, fourth = book_all(date, 4)
    assert (third.status, fourth.status) == ("waiting", "waiting")
    give_up(place=first, by=first.user)
    assert (status(third), status(fourth)) == ("offered", "waiting")
    assert TrainingPlace.objects.get(pk=third.pk).answer_by == today() + timedelta(days=3)
    assert Contribution.objects.get(expert_id=first.user_id).status == "apologies"
    assert accept(place=third, by=third.user).status == "booked"
    assert Contribution.objects.filter(status="expected").count() == 2


def test_a_place_that_is_kept_cannot_be_booked_by_another(date):
    first, *_ = book_all(date, 3)
    give_up(place=first, by=first.user)
    late = an_expert("Late Comer")
    assert book(date=date, user=late, by=late).status == "waiting"


def test_what_nobody_answers_goes_to_the_next(date, still_clock):
    first, _, third, fourth = book_all(date, 4)
    give_up(place=first, by=first.user)
    still_clock.shift(timedelta(days=3))
    run_twice("pass-places-on")
    assert status(third) == "offered"  # the last day is a day on which people may still answer
    still_clock.shift(timedelta(days=1))
    run_twice("pass-places-on")
    assert (status(third), status(fourth)) == ("lapsed", "offered")
    assert len(told("training_lapsed")) == 1 and len(told("training_offered")) == 2
    with pytest.raises(RuleBroken, match="cannot be done now"):
        accept(place=third, by=third.user)


def test_those_who_still_wait_when_it_begins_are_told(date, still_clock):
    *_, third = book_all(date, 3)
    still_clock.shift(timedelta(days=10, hours=3))
    run_twice("pass-places-on")
    assert status(third) == "lapsed"
    (message,) = told("training_lapsed")
    assert "No place became free." in message.body


def test_who_gave_up_can_book_again_and_starts_afresh(date, expert):
    place = book(date=date, user=expert, by=expert)
    give_up(place=place, by=expert)
    again = book(date=date, user=expert, by=expert)
    assert again.pk == place.pk and again.status == "booked"
    assert Contribution.objects.get().status == "expected"


def test_a_date_is_not_booked_twice_nor_another_of_the_course(date, expert):
    book(date=date, user=expert, by=expert)
    with pytest.raises(RuleBroken, match="booked this date already"):
        book(date=date, user=expert, by=expert)
    with pytest.raises(RuleBroken, match="Give that place up first"):
        book(date=TrainingDateFactory(course=date.course, days=20), user=expert, by=expert)


def test_what_is_needed_first(date, expert, row):
    kind = TrainingKindFactory(name="Safeguarding")
    date.course.prerequisites.add(kind)
    with pytest.raises(RuleBroken, match="You need Safeguarding training first"):
        book(date=date, user=expert, by=expert)
    earlier = today() - timedelta(days=400)
    had = QualificationFactory(
        expert=row, kind=kind, gained_on=earlier, expires_on=today() - timedelta(days=9)
    )
    with pytest.raises(RuleBroken, match="Yours ran out on"):
        book(date=date, user=expert, by=expert)
    had.expires_on = today() + timedelta(days=9)
    had.save()
    with pytest.raises(RuleBroken, match=", before this date"):
        book(date=date, user=expert, by=expert)
    had.expires_on = today() + timedelta(days=10)
    had.save()
    assert book(date=date, user=expert, by=expert).status == "booked"


def test_staff_have_done_what_they_came_to(date, host):
    kind = TrainingKindFactory(name="Safeguarding")
    date.course.prerequisites.add(kind)
    with pytest.raises(RuleBroken, match="Safeguarding"):
        book(date=date, user=host, by=host)
    before = TrainingDateFactory(course=CourseFactory(kind=kind, for_staff=True), days=-30)
    TrainingPlaceFactory(date=before, user=host, status="attended")
    assert book(date=date, user=host, by=host).status == "booked"


@pytest.mark.parametrize(
    ("who", "audience", "words"),
    [
        ("host", {"for_experts": True, "for_staff": False}, "Join the network first"),
        ("expert", {"for_experts": False, "for_staff": True}, "This course is for staff"),
        ("paused", {"for_experts": True}, "once you are an active member"),
        ("expert", {"for_experts": False, "for_staff": False}, "book this course by a link"),
    ],
)
def test_who_a_course_is_for(course, who, audience, words, host, expert):
    for name, value in audience.items():
        setattr(course, name, value)
    course.save()
    if who == "paused":
        Expert.objects.filter(pk=expert.pk).update(status=ExpertStatus.PAUSED)
    user = host if who == "host" else expert
    with pytest.raises(RuleBroken, match=words):
        book(date=TrainingDateFactory(course=course), user=user, by=user)


@pytest.mark.parametrize("when", ["begun", "closed", "cancelled"])
def test_what_is_closed_cannot_be_booked(course, expert, when):
    date = TrainingDateFactory(course=course, days=-1 if when == "begun" else 10)
    if when == "closed":
        date.booking_closes_on = today() - timedelta(days=1)
        date.save()
    if when == "cancelled":
        date.activity.cancelled_at = timezone.now()
        date.activity.save()
    with pytest.raises(RuleBroken):
        book(date=date, user=expert, by=expert)
    assert TrainingPlace.objects.count() == 0


def test_a_person_who_leaves_gives_up_their_places(date, expert, row):
    place = book(date=date, user=expert, by=expert)
    leave(expert=row, by=expert)
    assert status(place) == "withdrawn"


def test_more_places_go_down_the_list_and_fewer_than_are_taken_are_refused(date, recruiter):
    *_, third = book_all(date, 3)
    with pytest.raises(RuleBroken, match="cannot be fewer than 2"):
        training_dates.change_date(date=date, by=recruiter, places=1)
    training_dates.change_date(date=date, by=recruiter, places=3)
    assert status(third) == "offered"


def test_a_changed_date_tells_everyone_and_a_changed_number_nobody(date, recruiter):
    book_all(date, 3)
    training_dates.change_date(date=date, by=recruiter, booking_closes_on=today() + timedelta(days=5))
    assert told("training_changed") == []
    starts = date.activity.starts_at + timedelta(hours=1)
    training_dates.change_date(
        date=date,
        by=recruiter,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        link="https://x.example/y",
    )
    assert len(told("training_changed")) == 3
    assert ["https://x.example/y" in message.body for message in told("training_changed")] == [
        True,
        True,
        False,
    ]


def test_a_cancelled_date_tells_everyone_why(date, recruiter):
    places = book_all(date, 3)
    training_dates.cancel_date(date=date, reason="The trainer is ill.", by=recruiter)
    assert {status(place) for place in places} == {"cancelled"}
    assert len(told("training_cancelled")) == 3
    assert "The trainer is ill." in told("training_cancelled")[0].body
    assert set(Contribution.objects.values_list("status", flat=True)) == {"cancelled_by_us"}
    with pytest.raises(RuleBroken):
        training_dates.cancel_date(date=date, reason="Again", by=recruiter)


def test_partners_share_the_same_places(date):
    for number in range(3):
        said = {"name": f"Pat {number}", "organisation": "The Charity"}
        book_partner(date=date, email=f"Pat{number}@Charity.example", **said)
    assert list(TrainingPlace.objects.order_by("pk").values_list("status", flat=True)) == [
        "booked",
        "booked",
        "waiting",
    ]
    assert Contribution.objects.count() == 0
    message = Message.objects.filter(kind="training_booked").first()
    assert (message.recipient, message.in_inbox, message.address) == (None, False, "pat0@charity.example")
    assert "/training/place/" in message.body


def test_a_partner_who_asks_twice_has_one_place_and_their_link_once_more(date):
    for _ in range(2):
        book_partner(date=date, name="Pat", email="pat@charity.example", organisation="The Charity")
    assert TrainingPlace.objects.count() == 1
    assert len(told("training_again")) == 1


def test_a_member_of_staff_is_no_member_of_the_network(date):
    user = person(Role.APPROVER, name="Abel")
    assert book(date=date, user=user, by=user).user == user
