"""Training and people: done for somebody by telephone, erased when they leave, two accounts of one person."""

from datetime import timedelta

import pytest

from coproduction.core.dates import today
from coproduction.core.personal_data.erasing import erase
from coproduction.core.personal_data.reading import held_about
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.services import send_to_address
from coproduction.correspondence.services.deliveries import deliver
from experts.enums import How
from experts.selectors.done import what_was_done
from experts.services import acting
from experts.services.merging import merge
from involvement.models import TrainingPlace
from involvement.services.training_places import book, book_partner, give_up_all
from tests.factories import ExpertFactory
from tests.factories.training import TrainingPlaceFactory
from tests.involvement.training.test_pages import post, words


def test_a_coordinator_books_for_somebody_on_the_telephone(as_, date, coordinator, other_expert):
    browser = as_(coordinator)
    post(browser, f"/staff/network/{other_expert.pk}/do-something/", coordinator, how="phone")
    assert "Book a place" in words(browser.get(date.get_absolute_url()))
    token = {FIELD: new_token(coordinator, other_expert)}
    booked = browser.post(f"/training/{date.pk}/book/", token)
    place = TrainingPlace.objects.get()
    assert (place.user, booked.url) == (other_expert, f"/my/training/{place.pk}/")
    assert "You have a place" in words(browser.get(booked.url))
    assert browser.get("/my/training/").status_code == 200
    assert browser.get("/staff/training/").status_code == 403
    browser.post(f"/my/training/{place.pk}/give-up/")
    assert TrainingPlace.objects.get().status == "withdrawn"


def test_what_was_booked_for_them_is_told_to_the_person(date, expert, coordinator):
    occasion = acting.begin(person=expert, how=How.PHONE, by=coordinator)
    coordinator.acting = occasion
    book(date=date, user=expert, by=coordinator)
    said = [sentence for _, sentence in what_was_done(occasion)]
    assert said == ["You booked a place on the training ‘Interviewing together’."]


def test_what_is_held_can_be_read_and_is_erased(date, expert, row):
    place = book(date=date, user=expert, by=expert)
    held = {each.name: list(each.rows) for each in held_about(expert)}
    assert len(held["involvement.trainingplace"]) == 1
    erase([expert.pk])
    place.refresh_from_db()
    assert (place.user_id, place.status) == (None, "booked")


def test_a_partner_who_joins_later_is_erased_with_the_same_address(date, expert):
    book_partner(
        date=date, name="Esther", email=expert.email, organisation="The Charity", access_needs="A loop"
    )
    erase([expert.pk])
    place = TrainingPlace.objects.get()
    assert (place.partner_name, place.partner_email, place.organisation, place.access_needs) == (
        "",
        "",
        "",
        "",
    )


def test_two_accounts_on_one_date_are_not_put_together(date, row, coordinator):
    other = ExpertFactory()
    for person in (row.user, other.user):
        TrainingPlaceFactory(date=date, user=person, status="booked")
    with pytest.raises(Exception, match="Both accounts are down for"):
        merge(keeper=row, loser=other, by=coordinator)


def test_a_place_moves_with_the_account(date, row, coordinator):
    other = ExpertFactory()
    place = TrainingPlaceFactory(date=date, user=other.user, status="booked")
    merge(keeper=row, loser=other, by=coordinator)
    place.refresh_from_db()
    assert place.user == row.user


def test_words_to_an_address_are_sent_once_and_blanked(db, mailoutbox):
    said = {"to_address": "pat@charity.example", "kind": "training_booked", "key": "k", "subject": "S"}
    first = send_to_address(**said, body="Hello Pat,\n\nYour place: https://x.example/y")
    second = send_to_address(**said, body="Something else")
    assert first.pk == second.pk and Delivery.objects.count() == 1
    deliver(Delivery.objects.get().pk)
    deliver(Delivery.objects.get().pk)
    (letter,) = mailoutbox
    assert letter.to == ["pat@charity.example"] and "https://x.example/y" in letter.body
    assert "Choose how we contact you" not in letter.body + letter.alternatives[0].content
    assert Message.objects.get().body == ""


def test_a_date_in_the_past_is_not_given_up_by_who_leaves(date, row, clock):
    place = book(date=date, user=row.user, by=row.user)
    clock.shift(timedelta(days=11))
    give_up_all(row, by=row.user)
    place.refresh_from_db()
    assert place.status == "booked" and today() > date.booking_closes_on
