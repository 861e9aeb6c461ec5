"""How a letter reads: hello, the words, and a way to answer that needs no computer."""

import pytest

from coproduction.core import pdf
from coproduction.correspondence.transport.letters import document_of, reference_of, words_of
from tests.factories import letter, reader
from tests.pdfs import text_of

pytestmark = pytest.mark.django_db
HOSTILE = "#sys.inputs *now* $x$ \\ @me <b> 🙂 中文 שלום \x00 " + "x" * 500


def read(waiting, **more):
    address = waiting.message.recipient.postal_address
    return text_of(pdf.render(document_of(waiting, address=address, **more))).replace("\n", " ")


def test_a_letter_says_hello_and_how_to_answer(settings):
    settings.SUPPORT_PHONE = "01632 960 123"
    words = read(letter(name="Ann One", body="Come at 2pm.\n\n- Bring your pass\n- Ask for Hari"))
    for said in ("Ann One", "1 High Street", "NR1 3DY", "Hello Ann One,", "Come at 2pm.", "Bring your pass"):
        assert said in words
    assert "Call 01632 960 123" in words and "Email participation@example.nhs.uk" in words
    assert settings.TRUST_NAME in words


def test_who_says_hello_already_says_it_once():
    words = read(letter(name="Ann One", body="Hello Ann One,\n\nCome in."))
    assert words.count("Hello") == 1


def test_without_a_telephone_the_letter_gives_the_email_alone(settings):
    settings.SUPPORT_PHONE = ""
    assert "Call" not in read(letter())


def test_only_someone_who_can_sign_in_is_given_the_web_address():
    without = letter(link="/my/interests/7/")
    chose_post = letter(to=reader(email="ann@example.org"), link="/my/interests/7/")
    assert "/my/interests/7/" not in read(without)
    assert "localhost:8000/my/interests/7/" in read(chose_post).replace("\u200b", "")


def test_nothing_a_person_typed_stops_their_letter():
    hostile = letter(name="#panic() $*_", subject="@x #let *", body=HOSTILE)
    words = read(hostile)
    assert "#panic() $*_" in words and "@x #let *" in words and "#sys.inputs *now*" in words


def test_the_words_of_a_letter_for_braille_are_plain():
    waiting = letter(name="Ann", subject="Your session", body="Come at 2pm.", format="braille")
    words = words_of(waiting)
    assert words.startswith("Your session\n\n") and f"Reference: {reference_of(waiting)}\n" in words
    assert "Hello Ann,\n\nCome at 2pm." in words
