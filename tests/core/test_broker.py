"""The broker of the embedded default: a message is leased, given back when its worker dies, and never rung for ever."""

from datetime import timedelta
from queue import Empty

import pytest
from django.utils import timezone
from kombu import Connection, Consumer, Producer, Queue
from kombu.transport import TRANSPORT_ALIASES

from coproduction.core.broker import MOST_DELIVERIES
from coproduction.core.models import QueuedMessage

QUEUE = Queue("test-queue", routing_key="test-queue")


@pytest.fixture
def channel(db):
    TRANSPORT_ALIASES["database"] = "coproduction.core.broker:Transport"
    with Connection("database://", transport_options={"lease_seconds": 60}) as connection:
        yield connection.channel()


def send(channel, body="hello"):
    Producer(channel).publish(body, routing_key=QUEUE.name, declare=[QUEUE])


def take(channel):
    return channel.basic_get(QUEUE.name)


def offer_again():
    QueuedMessage.objects.update(available_at=timezone.now())


def test_messages_come_in_order_and_are_gone_when_acknowledged(channel):
    for body in ("one", "two"):
        send(channel, body)
    messages = [take(channel), take(channel)]
    assert [message.payload for message in messages] == ["one", "two"]
    for message in messages:
        message.ack()
    assert not QueuedMessage.objects.exists()
    assert take(channel) is None


def test_a_taken_message_is_not_offered_until_its_lease_runs_out(channel):
    send(channel)
    assert take(channel) is not None
    assert take(channel) is None
    lease = QueuedMessage.objects.get().available_at - timezone.now()
    assert timedelta(seconds=55) < lease <= timedelta(seconds=60)
    offer_again()
    assert take(channel).payload == "hello"


def test_a_message_put_back_is_offered_at_once(channel):
    send(channel)
    take(channel).requeue()
    assert take(channel).payload == "hello"


def test_a_rejected_message_is_gone(channel):
    send(channel)
    take(channel).reject()
    assert not QueuedMessage.objects.exists()


def test_a_message_that_kills_each_worker_is_dropped(channel):
    send(channel)
    for _ in range(MOST_DELIVERIES):
        assert take(channel) is not None
        offer_again()
    assert take(channel) is None
    assert not QueuedMessage.objects.exists()


def test_an_empty_queue_is_only_read(channel, django_assert_num_queries):
    with django_assert_num_queries(1), pytest.raises(Empty):
        channel._get(QUEUE.name)


def test_size_and_purge_count_what_is_ready(channel):
    for _ in range(3):
        send(channel)
    take(channel)
    assert channel._size(QUEUE.name) == 2
    assert channel.queue_purge(QUEUE.name) == 3


def test_a_consumer_is_given_what_is_there(channel):
    send(channel)
    heard = []
    with Consumer(channel, [QUEUE], callbacks=[lambda body, message: heard.append(body) or message.ack()]):
        channel.connection.client.drain_events(timeout=2)
    assert heard == ["hello"]
