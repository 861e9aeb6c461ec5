"""How a message reaches a person. Nobody is left with nothing."""

from itertools import product

import pytest

from coproduction.audit.models import Event
from coproduction.correspondence import selectors, services
from coproduction.correspondence.enums import Channel, DeliveryState, MessageFormat
from coproduction.correspondence.models import Delivery, Message, Preference
from coproduction.correspondence.rules import channels_open_to, route
from coproduction.correspondence.services import Outgoing
from tests.factories import person

PHONE = "+447700900982"


def outgoing(to):
    return Outgoing(to=to, kind="hello", key=f"hello-{to.pk}", subject="Hello", body="Come in.")


def said_by_each(to):
    """The channel a message to this person went by, through `send` and through `send_many`."""
    services.send(**{**vars(outgoing(to)), "key": "alone"})
    services.send_many([outgoing(to)])
    return [
        list(Delivery.objects.filter(message=message).values_list("channel", flat=True))
        for message in Message.objects.order_by("pk")
    ]


@pytest.mark.parametrize(
    ("chosen", "email", "phone", "goes_by"),
    [
        (Channel.EMAIL, "a@example.org", "", Channel.EMAIL),
        (Channel.EMAIL, "", "", Channel.LETTER),
        (Channel.EMAIL, "", PHONE, Channel.LETTER),
        (Channel.SMS, "a@example.org", PHONE, Channel.SMS),
        (Channel.SMS, "a@example.org", "", Channel.EMAIL),
        (Channel.SMS, "", PHONE, Channel.SMS),
        (Channel.SMS, "", "", Channel.LETTER),
        (Channel.LETTER, "a@example.org", PHONE, Channel.LETTER),
        (Channel.PORTAL, "a@example.org", PHONE, None),
        (Channel.PORTAL, "", PHONE, Channel.LETTER),
    ],
)
def test_the_way_a_message_goes(chosen, email, phone, goes_by):
    assert route(chosen=chosen, email=email, phone=phone) == goes_by


def test_whoever_cannot_sign_in_is_always_written_to():
    assert all(route(chosen=chosen, email="", phone=phone) for chosen, phone in product(Channel, ["", PHONE]))


def test_only_ways_that_can_reach_a_person_are_offered():
    assert channels_open_to(email="", phone="") == [Channel.LETTER]
    assert channels_open_to(email="a@example.org", phone="") == [
        Channel.EMAIL,
        Channel.LETTER,
        Channel.PORTAL,
    ]


@pytest.mark.parametrize(
    ("chosen", "goes_by"), [(None, ["email"]), (Channel.LETTER, ["letter"]), (Channel.PORTAL, [])]
)
def test_one_and_many_go_the_same_way(db, chosen, goes_by):
    to = person()
    if chosen:
        services.choose_channel(user=to, channel=chosen, by=to)
    assert said_by_each(to) == [goes_by, goes_by]


def test_someone_without_an_address_gets_letters_that_no_task_tries_to_send(
    db, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert said_by_each(person(email=None)) == [["letter"], ["letter"]]
        Delivery.objects.update(created_at="2026-01-01T12:00:00Z")
        services.sweep()
    for delivery in Delivery.objects.all():
        services.deliver(delivery.pk)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.tries) == (DeliveryState.WAITING, 0)


@pytest.mark.parametrize("people", [1, 3])
def test_many_cost_the_same_few_questions(db, people, django_assert_max_num_queries):
    rows = [outgoing(person()) for _ in range(people)]
    with django_assert_max_num_queries(9):
        services.send_many(rows)
    assert Delivery.objects.count() == people


def test_the_format_is_kept_once_and_its_value_stays_out_of_the_audit(db, coordinator):
    to = person()
    assert selectors.format_of(to) == MessageFormat.STANDARD
    services.choose_format(user=to, format=MessageFormat.LARGE_PRINT, by=coordinator)
    services.choose_format(user=to, format=MessageFormat.LARGE_PRINT, by=coordinator)
    assert selectors.format_of(to) == MessageFormat.LARGE_PRINT
    event = Event.objects.get(action="preference.changed")
    assert (event.before, event.after) == (None, {"fields": ["format"]})


def test_a_number_is_kept_beside_the_choice(db):
    to = person()
    services.keep_phone(user=to, phone=PHONE)
    services.choose_channel(user=to, channel=Channel.LETTER, by=to)
    kept = Preference.objects.get(user=to)
    assert (kept.phone, kept.channel) == (PHONE, Channel.LETTER)
