"""Each person is told in their own language, whoever causes it; the trust's own words are kept by language."""

import pytest
from django.conf import settings
from django.core import mail
from django.utils.translation import override

from coproduction.core.languages import in_language
from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.kinds import notice_of
from coproduction.correspondence.models import Delivery, Message, Wording
from coproduction.correspondence.selectors.wordings import is_own, our_words, words_of
from coproduction.correspondence.services import addresses, digests, wordings
from coproduction.correspondence.transport.emails import greets
from coproduction.correspondence.transport.letters import document_of, words_of as words_of_letter
from coproduction.correspondence.transport.texts import MOST, text_of
from tests.factories import letter, person, reader

pytestmark = pytest.mark.django_db
NOTICE = notice_of("experts/paused")
ENGLISH, WELSH = settings.LANGUAGE_CODE, "cy"
HELLO = {WELSH: "Helo", ENGLISH: "Hello"}


@pytest.fixture
def write(coordinator, django_capture_on_commit_callbacks):
    def change(language, body):
        with in_language(language), django_capture_on_commit_callbacks(execute=True):
            wordings.change_words(notice=NOTICE, subject="A break", body=body, by=coordinator)

    return change


@pytest.fixture
def go_back(coordinator, django_capture_on_commit_callbacks):
    def change(language):
        with in_language(language), django_capture_on_commit_callbacks(execute=True):
            wordings.go_back_to_ours(notice=NOTICE, by=coordinator)

    return change


def body_in(language):
    with in_language(language):
        return words_of(NOTICE)[1]


def ours_in(language):
    with in_language(language):
        return our_words(NOTICE)[1]


class TestTheTrustsOwnWords:
    def test_ours_are_those_of_the_language(self):
        assert body_in(WELSH) == ours_in(WELSH) != body_in(ENGLISH) == ours_in(ENGLISH)
        assert body_in(WELSH).startswith("Helo {name}")

    def test_those_in_english_stand_in_for_welsh(self, write):
        write(ENGLISH, "Dear {name}, rest well.")
        assert body_in(WELSH) == body_in(ENGLISH) == "Dear {name}, rest well."
        with in_language(WELSH):
            assert not is_own(NOTICE)

    def test_those_in_welsh_win_there_and_nowhere_else(self, write):
        write(ENGLISH, "Dear {name}, rest well.")
        write(WELSH, "Annwyl {name}, gorffwyswch.")
        assert (body_in(WELSH), body_in(ENGLISH)) == (
            "Annwyl {name}, gorffwyswch.",
            "Dear {name}, rest well.",
        )

    def test_those_in_welsh_alone_leave_english_as_it_was(self, write):
        write(WELSH, "Annwyl {name}, gorffwyswch.")
        assert (body_in(WELSH), body_in(ENGLISH)) == ("Annwyl {name}, gorffwyswch.", ours_in(ENGLISH))

    def test_going_back_is_by_language(self, write, go_back):
        write(ENGLISH, "Dear {name}, rest well.")
        write(WELSH, "Annwyl {name}, gorffwyswch.")
        go_back(WELSH)
        assert (body_in(WELSH), body_in(ENGLISH)) == (ours_in(WELSH), "Dear {name}, rest well.")
        go_back(ENGLISH)
        assert body_in(ENGLISH) == ours_in(ENGLISH)
        assert list(Wording.objects.order_by("number").values_list("language", flat=True)) == [
            ENGLISH, WELSH, WELSH, ENGLISH,
        ]  # fmt: skip

    def test_going_back_in_english_leaves_the_welsh(self, write, go_back):
        write(ENGLISH, "Dear {name}, rest well.")
        write(WELSH, "Annwyl {name}, gorffwyswch.")
        go_back(ENGLISH)
        assert (body_in(WELSH), body_in(ENGLISH)) == ("Annwyl {name}, gorffwyswch.", ours_in(ENGLISH))

    def test_the_page_changes_those_of_its_language(
        self, as_, coordinator, django_capture_on_commit_callbacks
    ):
        desk = as_(coordinator)
        typed = {"subject": "Seibiant", "body": "Annwyl {name}, gorffwyswch.", "save": "1"}
        desk.get("/language/cy/")
        with django_capture_on_commit_callbacks(execute=True):
            desk.post("/staff/messages/words/experts/paused/", typed)
        assert (body_in(WELSH), body_in(ENGLISH)) == ("Annwyl {name}, gorffwyswch.", ours_in(ENGLISH))


def tell(user, body="We have news.", **more):
    said = {"kind": "interest_expressed", "subject": "News", "body": body, "link": "/start/", **more}
    return services.send(to=user, key=f"told-{user.pk}", **said)


@pytest.fixture
def two():
    return person(name="Eirlys", language=WELSH), person(name="Esther", language="")


def test_an_e_mail_is_in_its_readers_language_whoever_causes_it(two):
    with override(WELSH):  # the page of whoever did it
        for user in two:
            services.deliver(tell(user).deliveries.get().pk)
    welsh, english = mail.outbox
    assert welsh.body.startswith("Helo Eirlys,") and english.body.startswith("Hello Esther,")
    assert "Cwestiynau?" in welsh.body and "Choose how we contact you:" in english.body
    assert (
        '<html lang="cy">' in welsh.alternatives[0][0] and '<html lang="en-GB">' in english.alternatives[0][0]
    )


@pytest.mark.parametrize("body", ["Hello Eirlys,\n\nWords of the trust.", "Helo Eirlys,\n\nGeiriau."])
def test_nobody_is_greeted_twice_in_two_languages(two, body):
    services.deliver(tell(two[0], body).deliveries.get().pk)
    assert mail.outbox[0].body.startswith(body.split("\n")[0])
    assert greets(body)


def test_the_daily_message_is_in_its_readers_language(two):
    for user in two:
        delivery = tell(user).deliveries.get()
        bundle = digests.Bundle(user, Channel.EMAIL, (delivery,))
        message = digests._message(bundle)
        with in_language(user.language or ENGLISH):
            assert message.body.startswith(HELLO[user.language or ENGLISH])
    with in_language(WELSH):
        welsh = digests._subject(2)
    assert welsh != digests._subject(2) == "2 messages for you from the Co-production portal"


def test_a_letter_is_in_the_language_it_was_written_in_whoever_prints_it():
    welsh, english = letter(name="Eirlys"), letter(name="Esther")
    welsh.message.language = WELSH
    with override(WELSH):
        documents = [
            document_of(each, address=each.message.recipient.postal_address) for each in (welsh, english)
        ]
        words = [words_of_letter(each) for each in (welsh, english)]
    assert [each.language for each in documents] == ["cy", "en-GB"]
    assert "How to answer or ask us" not in words[0] and "How to answer or ask us" in words[1]
    assert "Helo Eirlys," in words[0] and "Hello Esther," in words[1]


def test_a_moved_address_is_told_in_the_language_of_who_lives_there(coordinator):
    for language in (WELSH, ""):
        user = reader()
        user.language = language
        user.save(update_fields=["language"])
        moved = {"line_1": "7 Mill Lane", "line_2": "", "town": "Norwich", "postcode": "NR1 3DY"}
        addresses.keep_address(user=user, by=coordinator, **moved)
    welsh, english = Message.objects.order_by("pk")
    assert english.subject == "Your postal address has changed" != welsh.subject
    assert "If you did not ask for this, tell us now." in english.body
    assert "If you did not" not in welsh.body and welsh.body


def test_a_long_text_ends_in_its_readers_language(two):
    with in_language(WELSH):
        words = text_of(tell(two[0], "Newyddion da. " * 100))
    assert "Read the rest" not in words and "…" in words
    assert len(words) <= MOST


def test_the_e_mail_of_a_code_is_marked_as_in_the_language_of_the_page_it_was_asked_on(two):
    with override(WELSH):
        services.send_code(to_address=two[0].email, key="code-1", subject="Cod", body="Helo,\n\n123")
    services.deliver(Delivery.objects.get().pk)
    assert '<html lang="cy">' in mail.outbox[0].alternatives[0][0]


def test_a_message_keeps_its_language_and_its_page_says_which(client, two):
    welsh, _ = two
    message = services.send(to=welsh, kind="news", key="news-1", subject="Newyddion", body="Helo.")
    welsh.language = ""
    welsh.save(update_fields=["language"])
    again = services.say_again(message=message, by=welsh)
    client.force_login(welsh)

    assert (message.language, again.language) == (WELSH, WELSH)
    for path in ("/inbox/", f"/inbox/{message.pk}/"):
        assert '<span lang="cy">Newyddion</span>' in client.get(path).content.decode()
