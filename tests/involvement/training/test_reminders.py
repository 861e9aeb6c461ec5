"""What beat does about training: the clock moves, beat's entry runs twice, one message is found."""

from datetime import timedelta

import pytest

from coproduction.core.dates import today
from coproduction.correspondence.models import Message
from experts.models import Expert
from involvement.models import TrainingPlace
from involvement.rules.reasons import Names
from involvement.selectors.partners import booking_link
from involvement.selectors.training import next_dates
from involvement.services.training_dates import cancel_date, change_date
from involvement.services.training_places import book, book_partner, give_up
from tests.beat import run_twice
from tests.factories import QualificationFactory
from tests.factories.training import CourseFactory, TrainingDateFactory, TrainingPlaceFactory


def said(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_everybody_is_reminded_the_day_before_once(date, expert, host, clock):
    date.places = 5
    date.save()
    book(date=date, user=expert, by=expert)
    gone = book(date=date, user=host, by=host)
    give_up(place=gone, by=host)
    book_partner(date=date, name="Pat", email="pat@charity.example", organisation="The Charity")
    clock.shift(timedelta(days=8))
    run_twice("remind-of-training")
    assert said("training_reminder") == []
    clock.shift(timedelta(days=1))
    run_twice("remind-of-training")
    assert [(each.recipient, each.address) for each in said("training_reminder")] == [
        (None, "pat@charity.example"),
        (expert, expert.email),
    ]
    assert said("training_reminder")[1].subject == "Tomorrow at midday: Interviewing together"


@pytest.fixture
def reminded(date, expert, clock):
    """An expert and a partner's person have been written a reminder of tomorrow's training, which has not been sent."""
    place = book(date=date, user=expert, by=expert)
    book_partner(date=date, name="Pat", email="pat@charity.example", organisation="The Charity")
    clock.shift(timedelta(days=9))
    run_twice("remind-of-training")
    assert len(said("training_reminder")) == 2
    return place


def test_a_date_that_moves_is_reminded_of_as_it_is_now(reminded, date, recruiter, clock):
    starts = date.activity.starts_at + timedelta(days=2)
    change_date(date=date, by=recruiter, starts_at=starts, ends_at=starts + timedelta(hours=2))
    assert said("training_reminder") == []
    clock.shift(timedelta(days=2))
    run_twice("remind-of-training")
    assert {each.recipient for each in said("training_reminder")} == {None, reminded.user}


def test_a_date_whose_link_changes_is_reminded_of_again(reminded, date, recruiter):
    change_date(date=date, by=recruiter, joining="Ring the bell twice")
    run_twice("remind-of-training")
    assert ["Ring the bell twice" in each.body for each in said("training_reminder")] == [True, True]


def test_more_places_take_no_reminder_back(reminded, date, recruiter):
    before = [each.pk for each in said("training_reminder")]
    change_date(date=date, by=recruiter, places=7)
    assert [each.pk for each in said("training_reminder")] == before


def test_a_cancelled_date_reminds_nobody(reminded, date, recruiter):
    cancel_date(date=date, reason="The trainer is ill.", by=recruiter)
    run_twice("remind-of-training")
    assert said("training_reminder") == []


def test_who_gives_a_place_up_is_not_reminded(reminded):
    give_up(place=reminded, by=reminded.user)
    assert [each.recipient for each in said("training_reminder")] == [None]


def test_an_expert_hears_90_30_and_7_days_before_with_the_next_dates(vbr, course, expert, clock):
    last = today() + timedelta(days=95)
    row = Expert.objects.get(pk=expert.pk)
    QualificationFactory(expert=row, kind=vbr, gained_on=today() - timedelta(days=600), expires_on=last)
    TrainingDateFactory(course=course, days=110)
    heard = []
    for _ in range(96):
        run_twice("remind-about-people")
        heard.append(len(said("standing_expiring")))
        clock.shift(timedelta(days=1))
    assert [day for day in range(1, 96) if heard[day] > heard[day - 1]] == [5, 65, 88]
    assert "The next date is 13 March 2027. Book it under Training." in said("standing_expiring")[0].body


def test_staff_hear_the_same_by_their_place(vbr, course, host, clock):
    past = TrainingDateFactory(course=course, days=-30)
    TrainingPlaceFactory(date=past, user=host, status="attended", expires_on=today() + timedelta(days=31))
    TrainingDateFactory(course=course, days=40)
    run_twice("remind-about-training")
    (first,) = said("training_expiring")
    assert first.recipient == host and "The next date is 2 January 2027." in first.body
    clock.shift(timedelta(days=1))
    run_twice("remind-about-training")
    assert len(said("training_expiring")) == 2


def test_staff_who_have_renewed_hear_nothing(vbr, course, host):
    past = TrainingDateFactory(course=course, days=-30)
    TrainingPlaceFactory(date=past, user=host, status="attended", expires_on=today() + timedelta(days=20))
    newer = TrainingDateFactory(course=course, days=-3)
    TrainingPlaceFactory(date=newer, user=host, status="attended", expires_on=today() + timedelta(days=700))
    run_twice("remind-about-training")
    assert said("training_expiring") == []


def test_who_is_in_the_network_hears_it_once(vbr, course, expert, row):
    last = today() + timedelta(days=20)
    past = TrainingDateFactory(course=course, days=-30)
    TrainingPlaceFactory(date=past, user=expert, status="attended", expires_on=last)
    QualificationFactory(expert=row, kind=vbr, gained_on=today() - timedelta(days=30), expires_on=last)
    run_twice("remind-about-training")
    run_twice("remind-about-people")
    assert (len(said("training_expiring")), len(said("standing_expiring"))) == (0, 1)


def a_partner(course, *, left, email="pat@charity.example", name="Pat Partner", **facts):
    """Return the place by which a partner's person has training with so many days left."""
    past = TrainingDateFactory(course=course, days=-30)
    who = {"user": None, "partner_name": name, "partner_email": email}
    return TrainingPlaceFactory(
        date=past, status="attended", expires_on=today() + timedelta(days=left), **who, **facts
    )


def test_partners_hear_90_30_and_7_days_before_with_the_links_to_book(course, clock):
    a_partner(course, left=95)
    open_date = TrainingDateFactory(course=course, days=110, partner_token="t" * 43)
    TrainingDateFactory(course=course, days=120)
    TrainingDateFactory(course=CourseFactory(kind=course.kind), days=115, partner_token="u" * 43)
    heard = []
    for _ in range(97):
        run_twice("remind-about-training")
        heard.append(len(said("training_partner_expiring")))
        clock.shift(timedelta(days=1))
    assert [day for day in range(1, 97) if heard[day] > heard[day - 1]] == [5, 65, 88]
    first = said("training_partner_expiring")[0]
    assert (first.address, first.recipient, first.in_inbox) == ("pat@charity.example", None, False)
    assert first.subject == "Runs out on 26 February 2027: Values Based Recruitment"
    day, link = "13 March 2027", booking_link(open_date)
    assert f"You can book one of these dates:\n{day}: {link}\n\n" in first.body
    assert course.contact_email in first.body and first.body.startswith("Hello Pat Partner,")


def test_partners_with_nothing_to_book_are_told_whom_to_ask(course):
    a_partner(course, left=20)
    TrainingDateFactory(course=course, days=10)  # its link is switched off
    run_twice("remind-about-training")
    (only,) = said("training_partner_expiring")
    assert "There is no date you can book now." in only.body and course.contact_email in only.body


@pytest.mark.parametrize("renewed", ["a later place", "in the network", "forgotten", "did not come"])
def test_partners_who_need_not_hear_hear_nothing(course, vbr, row, expert, renewed):
    place = a_partner(course, left=20, email=expert.email)
    if renewed == "a later place":
        a_partner(course, left=700, email=expert.email)
    if renewed == "in the network":
        last = today() + timedelta(days=700)
        QualificationFactory(expert=row, kind=vbr, gained_on=today(), expires_on=last)
    changes = {"forgotten": {"partner_email": "", "partner_name": ""}, "did not come": {"status": "no_show"}}
    TrainingPlace.objects.filter(pk=place.pk).update(**changes.get(renewed, {"organisation": "The Charity"}))
    run_twice("remind-about-training")
    assert said("training_partner_expiring") == []


def test_partners_are_forgotten_when_the_time_is_over(date, clock):
    said_needs = {"access_needs": "A hearing loop"}
    book_partner(date=date, name="Pat", email="pat@charity.example", organisation="The Charity", **said_needs)
    clock.shift(timedelta(days=11))
    run_twice("forget-partners")
    place = TrainingPlace.objects.get()
    assert (place.partner_name, place.access_needs) == ("Pat", "")
    clock.shift(timedelta(days=90))
    run_twice("forget-partners")
    place = TrainingPlace.objects.get()
    assert (place.partner_name, place.partner_email, place.organisation) == ("", "", "")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([10], "The next date is 3 December 2026. Book it under Training."),
        ([10, 20], "The next dates are 3 December 2026 and 13 December 2026. Book one under Training."),
        ([10, 20, 30, 40], "The next dates are 3 December 2026, 13 December 2026 and 23 December 2026. Book one under Training."),
    ],
)  # fmt: skip
def test_the_next_dates_in_words(vbr, course, days, words):
    for each in days:
        TrainingDateFactory(course=course, days=each)
    TrainingDateFactory(course=course, days=-1)
    TrainingDateFactory(course=CourseFactory(kind=vbr, for_experts=False, for_staff=True), days=5)
    assert next_dates([vbr.pk]) == {vbr.pk: words}


def test_names_may_have_no_dates():
    assert Names({}, frozenset(), {}, {}, {}).next_dates == {}


def test_those_who_run_training_are_reminded_once_a_week_until_it_is_recorded(date, expert, recruiter, clock):
    place = book(date=date, user=expert, by=expert)
    clock.shift(timedelta(days=10, hours=3))
    run_twice("remind-about-training")
    assert said("training_unrecorded") == []
    counted = []
    for _ in range(9):
        clock.shift(timedelta(days=1))
        run_twice("remind-about-training")
        counted.append(len(said("training_unrecorded")))
    assert counted == [1, 1, 1, 1, 1, 1, 2, 2, 2]
    assert said("training_unrecorded")[0].recipient == recruiter
    TrainingPlace.objects.filter(pk=place.pk).update(status="no_show")
    clock.shift(timedelta(days=14))
    run_twice("remind-about-training")
    assert len(said("training_unrecorded")) == 2
