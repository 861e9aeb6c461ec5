"""Each message is sent, tried again when the mail server says no, and never lost."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel, DeliveryState
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.services import deliveries
from tests.factories import person

MINUTES = [1, 5, 30, 120, 480]


class ServerThatSaysNo(EmailBackend):
    problem = SMTPServerDisconnected("no")

    def send_messages(self, messages):
        raise self.problem


class ServerThatBreaks(ServerThatSaysNo):
    problem = ValueError("Header values can't contain newlines")


class WorkerDies(BaseException):
    """Like kill -9: nothing after it runs."""


class ServerThatKillsTheWorker(EmailBackend):
    def send_messages(self, messages):
        super().send_messages(messages)
        raise WorkerDies


def server(settings, backend):
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


@pytest.fixture
def delivery(db):
    """A delivery nobody has been told of: nothing runs after a test's commit."""
    services.send(
        to=person(name="Esther"),
        kind="hello",
        key="hello-1",
        subject="Hello",
        body="Come in.",
        link="/start/",
    )
    return Delivery.objects.get()


def send_code():
    services.send_code(to_address="a@example.org", key="code-1", subject="Your code", body="123456")
    return Delivery.objects.get()


def test_a_message_is_sent_after_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.send(to=person(), kind="hello", key="hello-1", subject="Hello", body="Come in.")
        assert mail.outbox == []
    assert [each.subject for each in mail.outbox] == ["Hello"]


def test_the_email_has_a_greeting_a_whole_address_and_the_way_to_change_it(delivery, settings):
    settings.BASE_URL = "https://portal.example.nhs.uk"
    services.deliver(delivery.pk)
    body = mail.outbox[0].body
    assert body.startswith("Hello Esther,\n\nCome in.\n")
    assert "\nhttps://portal.example.nhs.uk/start/\n" in body
    assert "https://portal.example.nhs.uk/my/messages-choice/" in body


def test_a_notice_that_greets_is_not_greeted_twice(db):
    services.send(
        to=person(name="Esther"), kind="x", key="x", subject="Hello", body="Hello Esther,\n\nCome in."
    )
    services.deliver(Delivery.objects.get().pk)
    assert mail.outbox[0].body.count("Hello") == 1
    assert mail.outbox[0].body.startswith("Hello Esther,\n\nCome in.")


def test_the_email_does_not_turn_words_into_html(db):
    services.send(to=person(name="O'Brien"), kind="x", key="x", subject="A & B", body="Tea & cake")
    services.deliver(Delivery.objects.get().pk)
    assert "Hello O'Brien" in mail.outbox[0].body
    assert "Tea & cake" in mail.outbox[0].body


def test_a_delivery_done_twice_is_sent_once(delivery):
    services.deliver(delivery.pk)
    services.deliver(delivery.pk)
    assert len(mail.outbox) == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.claimed_until) == (DeliveryState.SENT, None)


def test_the_waits_between_tries_grow_and_then_it_is_set_aside(delivery, settings):
    server(settings, ServerThatSaysNo)
    for minutes in MINUTES:
        before = timezone.now()
        services.deliver(delivery.pk)
        delivery.refresh_from_db()
        wait = delivery.next_try_at - before
        assert timedelta(minutes=minutes) <= wait < timedelta(minutes=minutes, seconds=10)
        Delivery.objects.update(next_try_at=before)
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == (DeliveryState.SET_ASIDE, 6)
    assert (delivery.trouble, delivery.problem) == ("out_of_reach", "NotNow SMTPServerDisconnected")


def test_a_delivery_that_is_not_due_waits(delivery, settings):
    server(settings, ServerThatSaysNo)
    services.deliver(delivery.pk)
    server(settings, EmailBackend)
    services.deliver(delivery.pk)
    assert mail.outbox == []


def test_what_can_never_be_sent_is_set_aside_at_once(delivery, settings):
    server(settings, ServerThatBreaks)
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SET_ASIDE


def test_killed_between_the_server_and_the_mark_it_is_sent_again_with_the_same_id(delivery, settings):
    server(settings, ServerThatKillsTheWorker)
    with pytest.raises(WorkerDies):
        services.deliver(delivery.pk)
    server(settings, EmailBackend)
    services.deliver(delivery.pk)
    assert len(mail.outbox) == 1, "the claim of the dead worker still holds"
    Delivery.objects.update(claimed_until=timezone.now())
    services.deliver(delivery.pk)
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_message_that_kills_every_worker_is_set_aside(delivery):
    Delivery.objects.update(tries=deliveries.MOST_TRIES, claimed_until=timezone.now())
    services.deliver(delivery.pk)
    assert mail.outbox == []
    services.sweep()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SET_ASIDE


def test_the_sweep_sends_what_was_not_rung(delivery, django_capture_on_commit_callbacks):
    Delivery.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    with django_capture_on_commit_callbacks(execute=True):
        services.sweep()
    assert len(mail.outbox) == 1


def test_a_late_worker_cannot_mark_what_another_has_taken_over(delivery):
    taken = deliveries._claim(delivery.pk)
    Delivery.objects.update(tries=2, claimed_until=timezone.now() + timedelta(minutes=5))
    deliveries._mark_sent(taken)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.WAITING


def test_a_code_is_blanked_when_it_is_sent_and_never_in_an_inbox(db):
    delivery = send_code()
    services.deliver(delivery.pk)
    assert mail.outbox[0].body == "123456"
    message = Message.objects.get()
    assert (message.body, message.in_inbox) == ("", False)


def test_a_code_that_could_not_be_sent_is_blanked_after_a_day_and_not_tried_again(db, administrator):
    delivery = send_code()
    Delivery.objects.update(state=DeliveryState.SET_ASIDE)
    services.sweep()
    assert Message.objects.get().body == "123456"
    Message.objects.update(created_at=timezone.now() - timedelta(days=2))
    services.sweep()
    assert Message.objects.get().body == ""
    with pytest.raises(RuleBroken, match="too old"):
        services.try_again(delivery=delivery, by=administrator)


def test_codes_are_forgotten_after_a_month_and_messages_are_not(delivery):
    services.send_code(to_address="a@example.org", key="code-1", subject="Your code", body="123456")
    Message.objects.update(created_at=timezone.now() - timedelta(days=31))
    services.sweep()
    assert list(Message.objects.values_list("key", flat=True)) == ["hello-1"]


def test_an_administrator_can_try_again(delivery, administrator, django_capture_on_commit_callbacks):
    Delivery.objects.update(state=DeliveryState.SET_ASIDE, tries=6)
    with django_capture_on_commit_callbacks(execute=True):
        services.try_again(delivery=delivery, by=administrator)
    assert len(mail.outbox) == 1
    assert Event.objects.filter(action="delivery.tried_again", actor=administrator).count() == 1
    with pytest.raises(RuleBroken, match="already"):
        services.try_again(delivery=delivery, by=administrator)


def test_saying_it_twice_says_it_once(db):
    to = person()
    for _ in range(2):
        services.send(to=to, kind="hello", key="hello-1", subject="Hello", body="Come in.")
    assert (Message.objects.count(), Delivery.objects.count()) == (1, 1)


def test_someone_who_reads_here_gets_no_email(db):
    to = person()
    services.choose_channel(user=to, channel=Channel.PORTAL, by=to)
    services.send(to=to, kind="hello", key="hello-1", subject="Hello", body="Come in.")
    assert (Message.objects.count(), Delivery.objects.count()) == (1, 0)
