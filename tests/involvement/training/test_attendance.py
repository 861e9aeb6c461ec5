"""Who came, the certificate, and what counts from then on."""

from datetime import date as day, timedelta

import pytest

from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.models import Contribution, Qualification
from involvement.enums import PlaceStatus
from involvement.models import TrainingPlace
from involvement.rules import training as rules
from involvement.selectors.training import by_certificate, trained
from involvement.services.training_attendance import Seen, record_room
from involvement.services.training_places import book, book_partner
from tests.factories import QualificationFactory
from tests.factories.training import TrainingPlaceFactory
from tests.involvement.training.conftest import an_expert


@pytest.fixture
def held(date, expert, host, clock):
    """The date with an expert, a member of staff and a partner's person, two hours after it began."""
    date.places = 5
    date.save()
    book(date=date, user=expert, by=expert)
    book(date=date, user=host, by=host)
    book_partner(date=date, name="Pat Partner", email="pat@charity.example", organisation="The Charity")
    clock.shift(timedelta(days=10, hours=2))
    return date


def place_of(user):
    return TrainingPlace.objects.get(user=user)


def all_came(date, by):
    places = TrainingPlace.objects.filter(date=date, status="booked")
    return record_room(date=date, rows=[Seen(place.pk, "attended") for place in places], by=by)


def test_everybody_who_came_has_a_certificate_and_experts_a_qualification(held, vbr, expert, recruiter):
    all_came(held, recruiter)
    codes = set(TrainingPlace.objects.values_list("certificate", flat=True))
    assert len(codes) == 3 and None not in codes
    (had,) = Qualification.objects.all()
    assert (had.expert_id, had.kind, had.gained_on) == (expert.pk, vbr, day(2026, 12, 3))
    assert had.expires_on == day(2028, 12, 3) == place_of(expert).expires_on
    contribution = Contribution.objects.get()
    assert (contribution.status, contribution.minutes) == ("attended", 120)


def test_staff_are_trained_by_their_place(held, vbr, host, recruiter):
    all_came(held, recruiter)
    assert trained(host) == {vbr.pk: day(2028, 12, 3)}


def test_a_part_is_paid_and_certifies_nothing(held, expert, recruiter):
    record_room(date=held, rows=[Seen(place_of(expert).pk, "part", 45)], by=recruiter)
    assert Contribution.objects.get().minutes == 45
    assert place_of(expert).certificate is None and Qualification.objects.count() == 0


@pytest.mark.parametrize("minutes", [None, 0, 120, 500])
def test_a_part_is_less_than_the_whole(held, expert, recruiter, minutes):
    with pytest.raises(RuleBroken, match="fewer than the whole"):
        record_room(date=held, rows=[Seen(place_of(expert).pk, "part", minutes)], by=recruiter)
    assert place_of(expert).status == "booked"


@pytest.mark.parametrize(("said", "of_contribution"), [("apologies", "apologies"), ("no_show", "no_show")])
def test_who_did_not_come(held, expert, recruiter, said, of_contribution):
    record_room(date=held, rows=[Seen(place_of(expert).pk, said)], by=recruiter)
    assert Contribution.objects.get().status == of_contribution
    assert place_of(expert).certificate is None


def test_what_is_recorded_stands(held, recruiter):
    all_came(held, recruiter)
    place = TrainingPlace.objects.first()
    with pytest.raises(RuleBroken, match="has no place here any more"):
        record_room(date=held, rows=[Seen(place.pk, "no_show")], by=recruiter)


def test_all_of_a_room_or_none_of_it(held, expert, recruiter):
    rows = [Seen(place_of(expert).pk, "attended"), Seen(999_999, "attended")]
    with pytest.raises(RuleBroken):
        record_room(date=held, rows=rows, by=recruiter)
    assert place_of(expert).status == "booked" and Qualification.objects.count() == 0


def test_nobody_records_their_own_attendance(held, host):
    with pytest.raises(RuleBroken, match="your own attendance"):
        all_came(held, host)
    assert not TrainingPlace.objects.exclude(certificate=None).exists()


def test_not_before_it_has_begun(date, expert, recruiter):
    book(date=date, user=expert, by=expert)
    with pytest.raises(RuleBroken, match="once the training has started"):
        all_came(date, recruiter)


def test_training_that_is_recorded_already_does_not_stop_the_room(held, vbr, expert, row, recruiter):
    QualificationFactory(expert=row, kind=vbr, gained_on=day(2026, 12, 3))
    all_came(held, recruiter)
    assert Qualification.objects.count() == 1 and place_of(expert).certificate


def test_a_course_that_counts_as_nothing_gives_a_certificate_alone(held, expert, recruiter):
    held.course.kind = None
    held.course.save()
    all_came(held, recruiter)
    assert place_of(expert).certificate and place_of(expert).expires_on is None
    assert Qualification.objects.count() == 0


def test_those_who_came_are_told_the_code(held, expert, recruiter):
    all_came(held, recruiter)
    message = Message.objects.get(kind="training_attended", recipient=expert)
    assert place_of(expert).certificate in message.body and "3 December 2028" in message.body


@pytest.mark.parametrize("typed", ["k7rm-2v9d-xq4t", " K7RM 2V9D XQ4T ", "K7RM2V9DXQ4T"])
def test_a_code_is_found_as_people_type_it(db, typed):
    place = TrainingPlaceFactory(status=PlaceStatus.ATTENDED, certificate="K7RM-2V9D-XQ4T")
    assert by_certificate(rules.tidy_code(typed)) == place


@pytest.mark.parametrize("typed", ["", "K7RM", "K7RM-2V9D-XQ4T-K7RM", "K7RM-2V9D-XQ4'"])
def test_what_cannot_be_a_code(typed):
    assert rules.tidy_code(typed) == ""


def test_misread_letters_are_read_as_figures():
    assert rules.tidy_code("OIL1-0000-0000") == "0111-0000-0000"


def test_codes_differ_and_are_tidy():
    codes = {rules.new_code() for _ in range(200)}
    assert len(codes) == 200 and all(rules.tidy_code(code) == code for code in codes)


@pytest.mark.parametrize(
    ("name", "short"), [("Esther Mary Okafor", "Esther O."), ("Esther", "Esther"), ("", "")]
)
def test_a_name_is_shortened(name, short):
    assert rules.short_name(name) == short


def test_an_expert_who_is_not_expected_is_recorded_all_the_same(held, recruiter):
    """Someone who paused between booking as an expert and the day has no contribution to confirm."""
    other = an_expert()
    TrainingPlaceFactory(date=held, user=other)
    all_came(held, recruiter)
    assert place_of(other).status == "attended"
