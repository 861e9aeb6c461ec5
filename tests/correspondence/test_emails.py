"""An e-mail reads well in HTML and in plain words, in the format its reader needs."""

import re
from html.parser import HTMLParser
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from coproduction.correspondence import services
from coproduction.correspondence.enums import DeliveryState, MessageFormat
from coproduction.correspondence.models import Delivery
from coproduction.correspondence.transport.emails import blocks_of
from tests.factories import person

BODY = """Hello Esther,

You are expected at:
- Focus group on tea & cake
- Second meeting
Join online: https://meet.example.org/a?b=1

If you cannot come, tell us. It helps us to know."""
VAGUE = {"here", "click here", "link", "read more", "this", "more"}


class Read(HTMLParser):
    """What a checker of our e-mails looks at."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.links, self.open = [], [], {}, None
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, *each) for each in attributes]
        if tag == "a":
            self.open = dict(attributes)["href"]
            self.links[self.open] = ""

    def handle_endtag(self, tag):
        if tag == "a":
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.links[self.open] += data


def faults(markup):
    """Say what is wrong with an HTML e-mail, as a list of words."""
    seen = Read(markup)
    wrong = [] if ("html", "lang", "en-GB") in seen.attributes else ["says no language"]
    wrong += [] if seen.tags.count("h1") == 1 else ["has not one h1"]
    wrong += [] if seen.tags.count("title") == 1 else ["has no title"]
    wrong += [tag for tag in ("img", "script", "link", "iframe", "form", "table") if tag in seen.tags]
    wrong += [name for _, name, _ in seen.attributes if name in {"style", "src", "background", "onclick"}]
    wrong += [f"leads to {url}" for url in seen.links if not re.match(r"(https?://|mailto:)", url)]
    wrong += [f"vague: {words}" for words in seen.links.values() if words.strip().lower() in VAGUE | {""}]
    doubled = len(set(seen.links.values())) < len(seen.links)
    return wrong + (["two links with the same words"] if doubled else [])


def sent_to(user, **more):
    services.send(
        **{"to": user, "kind": "x", "key": "x", "subject": "Tea & cake", "body": BODY, "link": "/start/"}
        | more
    )
    services.deliver(Delivery.objects.get().pk)
    return mail.outbox[0]


def html_of(email):
    ((content, mimetype),) = email.alternatives
    assert mimetype == "text/html"
    return content


def in_format(wanted):
    user = person(name="Esther")
    services.choose_format(user=user, format=wanted, by=user)
    return user


@pytest.mark.parametrize("wanted", ["standard", "large_print", "easy_read", "audio"])
def test_the_html_passes_the_checker_in_every_format(db, wanted):
    markup = html_of(sent_to(in_format(wanted)))
    assert faults(markup) == []
    assert "<h1>Tea &amp; cake</h1>" in markup
    assert "<li>Focus group on tea &amp; cake</li>" in markup
    assert '<a href="https://meet.example.org/a?b=1">Join online</a>' in markup


def test_an_email_ends_with_the_number_to_call_where_there_is_one(db, settings):
    settings.SUPPORT_PHONE = "01632 960 123"
    email = sent_to(person(name="Esther"))
    assert f"Questions? Email {settings.SUPPORT_EMAIL} or call 01632 960 123" in email.body
    assert "or call 01632 960 123" in html_of(email)


def test_an_email_of_a_trust_without_a_number_speaks_of_none(db, settings):
    settings.SUPPORT_PHONE = ""
    email = sent_to(person(name="Esther"))
    assert "or call" not in email.body + html_of(email)


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<html><title>x</title><h1>x</h1>", "says no language"),
        ('<html lang="en-GB"><title>x</title><h1>x</h1><h1>y</h1>', "has not one h1"),
        ('<html lang="en-GB"><title>x</title><h1>x</h1><img src="https://x">', "img"),
        ('<html lang="en-GB"><title>x</title><h1>x</h1><p style="x">', "style"),
        ('<html lang="en-GB"><title>x</title><h1>x</h1><a href="https://x">here</a>', "vague: here"),
        ('<html lang="en-GB"><title>x</title><h1>x</h1><a href="/start/">Start</a>', "leads to /start/"),
    ],
)
def test_the_checker_sees_what_is_wrong(markup, fault):
    assert fault in faults(markup)


def test_both_parts_say_the_same(db):
    email = sent_to(person(name="Esther"))
    plain = email.body
    for words in ("Tea", "You are expected at:", "Focus group", "It helps us to know."):
        assert words in f"{email.subject} {plain}"
        assert words in html_of(email)


@pytest.mark.parametrize(
    ("wanted", "size"), [("standard", "16px"), ("large_print", "24px"), ("easy_read", "21px")]
)
def test_the_print_is_as_large_as_they_need(db, wanted, size):
    assert f"font-size: {size}" in html_of(sent_to(in_format(wanted)))


@pytest.mark.parametrize("wanted", ["plain_text", "braille"])
def test_words_alone_for_who_needs_words_alone(db, wanted):
    email = sent_to(in_format(wanted))
    assert getattr(email, "alternatives", []) == []
    assert email.body.startswith("Hello Esther,\n\nYou are expected at:")


def test_easy_read_puts_each_sentence_on_its_own():
    body = "Thank you. We are glad. See 2.5 below."
    assert [block["lines"][0]["words"] for block in blocks_of(body, one_sentence_each=True)] == [
        "Thank you.",
        "We are glad.",
        "See 2.5 below.",
    ]
    assert len(blocks_of(body)) == 1


def test_a_code_comes_in_the_size_its_reader_needs(db):
    user = in_format(MessageFormat.LARGE_PRINT)
    services.send_code(to_address=user.email, key="code", subject="Your code", body="Your code is 123456")
    services.deliver(Delivery.objects.get().pk)
    markup = html_of(mail.outbox[0])
    assert "font-size: 24px" in markup
    assert "123456" in markup
    assert "messages-choice" not in markup
    assert faults(markup) == []


class Refusing(EmailBackend):
    problem: Exception

    def send_messages(self, messages):
        raise self.problem


REFUSALS = {
    "an address that is not there": (
        SMTPRecipientsRefused({"a@example.org": (550, b"a@example.org unknown")}),
        550,
    ),
    "words refused for good": (SMTPDataError(554, b"no"), 554),
}
TRY_LATER = {
    "a full mailbox": SMTPRecipientsRefused({"a@example.org": (452, b"full")}),
    "grey-listing": SMTPDataError(451, b"later"),
    "our own address refused": SMTPSenderRefused(550, b"who?", "portal@example.org"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_for_good_is_set_aside_at_once(db, settings, monkeypatch, name):
    problem, code = REFUSALS[name]
    monkeypatch.setattr(Refusing, "problem", problem, raising=False)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    services.send(to=person(), kind="x", key="x", subject="x", body="x")
    services.deliver(Delivery.objects.get().pk)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries, delivery.trouble) == (DeliveryState.SET_ASIDE, 1, "refused")
    assert delivery.problem == f"Refused {code}"


@pytest.mark.parametrize("name", TRY_LATER)
def test_what_may_pass_is_tried_later(db, settings, monkeypatch, name):
    monkeypatch.setattr(Refusing, "problem", TRY_LATER[name], raising=False)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    services.send(to=person(), kind="x", key="x", subject="x", body="x")
    services.deliver(Delivery.objects.get().pk)
    assert Delivery.objects.get().state == DeliveryState.WAITING
