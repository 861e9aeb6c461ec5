"""The daily and the weekly message: one for each person, whatever runs twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel, DeliveryState, Frequency, Group
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.tasks import send_gathered
from tests.correspondence.test_choices import choose, tell
from tests.factories import person

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(still_clock):
    still_clock.move_to(MONDAY)
    return still_clock


def reader(frequency=Frequency.DAILY, **more):
    user = person(**{"name": "Esther", **more})
    choose(user, Group.PLACES, frequency)
    return user


def gathered():
    return Message.objects.filter(kind="gathered").order_by("pk")


def test_beat_runs_twice_and_one_message_comes(db, clock):
    user = reader()
    first, second = tell(user, "interest_expressed", 1), tell(user, "interest_accepted", 2)
    send_gathered()
    assert not gathered().exists(), "it is not nine in the morning yet"
    clock.move_to(MONDAY + timedelta(days=1))
    send_gathered()
    send_gathered()
    message = gathered().get()
    assert message.subject == "2 messages for you from the Co-production portal"
    assert f"- About 1: http://localhost:8000/inbox/{first.message_id}/" in message.body
    assert f"- About 2: http://localhost:8000/inbox/{second.message_id}/" in message.body
    services.deliver(message.deliveries.get().pk)
    assert (
        f'<a href="http://localhost:8000/inbox/{first.message_id}/">About 1</a>'
        in mail.outbox[0].alternatives[0][0]
    )
    assert set(Delivery.objects.exclude(message=message).values_list("state", flat=True)) == {"gathered"}


def test_a_week_waits_for_monday(db, clock):
    tell(reader(Frequency.WEEKLY), "interest_expressed")
    clock.move_to(MONDAY + timedelta(days=6))
    send_gathered()
    assert not gathered().exists()
    clock.move_to(MONDAY + timedelta(days=7))
    send_gathered()
    assert gathered().count() == 1


def test_what_was_read_here_meanwhile_is_not_said_again(db, clock):
    user = reader()
    services.mark_read(tell(user, "interest_expressed", 1).message)
    tell(user, "interest_accepted", 2)
    clock.shift(timedelta(days=1))
    send_gathered()
    assert gathered().get().subject.startswith("1 message for you")
    alone = reader()
    services.mark_read(tell(alone, "interest_expressed").message)
    clock.shift(timedelta(days=1))
    send_gathered()
    assert not gathered().filter(recipient=alone).exists()


def test_the_message_of_messages_is_not_one_more_to_read(db, clock):
    user = reader()
    tell(user, "interest_expressed")
    clock.shift(timedelta(days=1))
    send_gathered()
    assert user.messages.filter(read_at=None).count() == 1


def test_what_came_too_late_waits_for_tomorrow(db, clock):
    user = reader()
    tell(user, "interest_expressed", 1)
    clock.move_to(MONDAY + timedelta(days=1))
    send_gathered()
    late = tell(user, "interest_accepted", 2)
    Delivery.objects.filter(pk=late.pk).update(next_try_at=MONDAY)
    send_gathered()
    assert gathered().count() == 1, "one a day"
    clock.move_to(MONDAY + timedelta(days=2))
    send_gathered()
    assert gathered().count() == 2


def test_someone_who_cannot_sign_in_gets_every_word_in_one_letter(db, clock):
    user = reader(email=None)
    tell(user, "interest_expressed", 1), tell(user, "interest_accepted", 2)
    clock.shift(timedelta(days=1))
    send_gathered()
    message = gathered().get()
    assert "http" not in message.body
    assert message.body.count("Come in.") == 2
    delivery = message.deliveries.get()
    assert (delivery.channel, delivery.state) == (Channel.LETTER, DeliveryState.WAITING)


@pytest.mark.parametrize("people", [1, 3])
def test_many_people_cost_the_same_few_questions(db, clock, people, django_assert_max_num_queries):
    for _ in range(people):
        tell(reader(), "interest_expressed")
    clock.shift(timedelta(days=1))
    with django_assert_max_num_queries(12):
        assert services.send_gathered() == people
