"""Texts: what they say, and what each answer of a gateway means."""

import base64
import hashlib
import hmac
import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel, DeliveryState
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.transport import texts
from coproduction.correspondence.transport.notify import token
from tests.factories import person

PHONE = "+447700900982"
SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"


class NotifyStandIn(HTTPServer):
    """Answers as GOV.UK Notify does, and remembers what it was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked, self.status = [], 201


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, self.headers["Authorization"], asked))
        said = b'{"id": "740e5834-3a29-46b4-9a6f-16142fde533a"}'
        if self.server.status != 201:
            said = json.dumps({"errors": [{"message": f"phone_number {PHONE} no"}]}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *words):
        pass


@pytest.fixture
def notify(settings):
    server = NotifyStandIn()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_GATEWAY = "govuk-notify"
    settings.NOTIFY_URL = f"http://127.0.0.1:{server.server_port}"
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE_ID = f"live_key-{SERVICE}-{SECRET}", "template-1"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def texter(db):
    """Someone who chose texts."""
    user = person(name="Esther")
    services.keep_phone(user=user, phone=PHONE)
    services.choose_channel(user=user, channel=Channel.SMS, by=user)
    return user


def tell(user, body="Hello Esther,\n\nCome in.", **more):
    services.send(to=user, kind="hello", key="hello-1", subject="Hello", body=body, **more)
    return Delivery.objects.get()


def part(words):
    return json.loads(base64.urlsafe_b64decode(words + "=" * (-len(words) % 4)))


def test_notify_is_asked_as_its_rest_api_says(notify, texter, settings):
    delivery = tell(texter, link="/start/")
    services.deliver(delivery.pk)
    ((path, bearer, asked),) = notify.asked
    assert path == "/v2/notifications/sms"
    assert (asked["phone_number"], asked["template_id"]) == (PHONE, "template-1")
    assert asked["personalisation"] == {
        "message": f"Hello Esther,\n\nCome in.\n\n{settings.BASE_URL}/start/",
    }
    head, claims, signature = bearer.removeprefix("Bearer ").split(".")
    assert (part(head), part(claims)["iss"]) == ({"typ": "JWT", "alg": "HS256"}, SERVICE)
    made = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64decode(signature + "=") == made
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT


def test_the_token_says_when_it_was_made():
    claims = part(token(f"a-b-{SERVICE}-{SECRET}", now=1_700_000_000.9).split(".")[1])
    assert claims == {"iss": SERVICE, "iat": 1_700_000_000}


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_gateway_that_cannot_now_is_tried_later(notify, texter, status):
    notify.status = status
    delivery = tell(texter)
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == (DeliveryState.WAITING, f"NotNow {status}")
    assert delivery.next_try_at - delivery.updated_at <= timedelta(minutes=1, seconds=1)


def test_a_number_that_will_never_do_is_set_aside_at_once_without_its_digits(notify, texter):
    notify.status = 400
    delivery = tell(texter)
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.trouble, delivery.problem) == ("set_aside", "refused", "Refused 400")
    assert len(notify.asked) == 1


def test_a_gateway_that_is_down_is_tried_later_with_the_same_reference(notify, texter, settings):
    real, settings.NOTIFY_URL = settings.NOTIFY_URL, "http://127.0.0.1:9"
    delivery = tell(texter)
    services.deliver(delivery.pk)
    notify.status, settings.NOTIFY_URL = 500, real
    for _ in range(2):
        Delivery.objects.update(next_try_at=None)
        services.deliver(delivery.pk)
    assert len({asked["reference"] for _, _, asked in notify.asked}) == 1
    assert Delivery.objects.get().tries == 3


def test_a_number_that_was_taken_away_meanwhile_is_set_aside(notify, texter):
    delivery = tell(texter)
    services.keep_phone(user=texter, phone="")
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.trouble, notify.asked) == ("no_way", [])


def test_the_console_gateway_writes_neither_the_number_nor_the_words(texter, settings, capsys, caplog):
    settings.SMS_GATEWAY = "console"
    services.deliver(tell(texter, body="My secret").pk)
    written = capsys.readouterr().out + caplog.text
    assert "text_not_sent_anywhere" in written
    assert "secret" not in written
    assert "7700900982" not in written


def test_a_long_message_is_cut_at_a_word_and_keeps_its_link(db, settings):
    message = Message(recipient=person(), address="a@example.org", body="word " * 400, link="/start/")
    said = texts.text_of(message)
    assert len(said) <= texts.MOST
    assert said.endswith(f"word… Read the rest in the portal.\n\n{settings.BASE_URL}/start/")


def test_a_text_too_long_for_someone_who_cannot_sign_in_becomes_a_letter(db):
    user = person(email=None)
    services.keep_phone(user=user, phone=PHONE)
    services.choose_channel(user=user, channel=Channel.SMS, by=user)
    assert tell(user, body="word " * 400).channel == Channel.LETTER
    services.send(to=user, kind="hello", key="hello-2", subject="Hello", body="Short.", link="/start/")
    short = Delivery.objects.get(message__key="hello-2")
    assert short.channel == Channel.SMS
    assert texts.text_of(short.message) == "Short.", "a link is no use to someone who cannot sign in"


def test_the_page_offers_texts_to_who_has_a_number(as_, expert):
    url = "/my/messages-choice/channel/"
    assert "Text message" not in as_(expert).get(url).content.decode()
    assert as_(expert).post(url, {"channel": "sms"}).status_code == 422
    services.keep_phone(user=expert, phone=PHONE)
    assert as_(expert).post(url, {"channel": "sms"}).status_code == 302
