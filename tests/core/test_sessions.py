"""How long a session lasts, and that nothing typed is lost when it ends."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from coproduction.core import submission
from coproduction.core.middleware.typed import KEPT

pytestmark = pytest.mark.urls("tests.core.pages")
PATH = "/make/?from=list"


def send(browser, user, path=PATH, **typed):
    return browser.post(path, {"submission_token": submission.new_token(user), "name": "Ann & co", **typed})


def visit(browser, minutes, path="/inbox/"):
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        return browser.get(path)


def is_asked_to_sign_in(answer):
    return answer.status_code == 302 and answer.url.startswith("/accounts/login/")


def test_an_hour_without_a_page_signs_out(as_, nobody):
    browser = as_(nobody)
    assert visit(browser, 0).status_code == 200
    assert visit(browser, 59).status_code == 200
    assert is_asked_to_sign_in(visit(browser, 121))


def test_a_busy_session_ends_after_twelve_hours(as_, nobody):
    browser = as_(nobody)
    for minutes in range(0, 12 * 60, 30):
        assert visit(browser, minutes).status_code == 200
    assert is_asked_to_sign_in(visit(browser, 12 * 60 + 1))


def test_a_session_is_written_at_most_once_a_minute(as_, nobody, django_assert_num_queries):
    browser = as_(nobody)
    browser.get("/guarded/")
    with django_assert_num_queries(3):  # the session, the user, their roles
        browser.get("/guarded/")


def test_what_was_typed_is_offered_again_after_signing_in(as_, client, nobody):
    asked = send(client, nobody)
    assert is_asked_to_sign_in(asked)
    again = as_(nobody).get(PATH)
    page = again.content.decode()
    assert "We kept what you typed" in page
    assert 'value="Ann &amp; co"' in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert "no-store" in again["Cache-Control"]


def test_it_is_offered_until_it_is_sent(as_, client, nobody):
    send(client, nobody)
    browser = as_(nobody)
    for _ in range(2):
        assert "We kept what you typed" in browser.get(PATH).content.decode()
    assert "We kept what you typed" not in browser.get("/inbox/").content.decode()
    assert send(browser, nobody).status_code == 302
    assert "We kept what you typed" not in browser.get(PATH).content.decode()


def test_another_person_on_the_same_browser_never_sees_it(as_, client, nobody, host):
    send(client, nobody)
    assert "Ann" not in as_(host).get(PATH).content.decode()
    assert KEPT not in client.session


def test_it_is_not_kept_for_ever(as_, client, nobody):
    send(client, nobody)
    browser = as_(nobody)
    assert "We kept what you typed" not in visit(browser, 61, PATH).content.decode()


@pytest.mark.parametrize("name", ["password", "new_password", "password2", "csrfmiddlewaretoken"])
def test_passwords_are_not_kept(as_, client, nobody, name):
    send(client, nobody, **{name: "hunter2hunter2"})
    assert "hunter2" not in as_(nobody).get(PATH).content.decode()


def test_it_lies_sealed_in_the_database(client, db, nobody):
    send(client, nobody, account_number="31926819")
    kept = Session.objects.get().get_decoded()[KEPT]
    assert "31926819" not in kept
    assert "account" not in kept


def test_a_form_without_our_token_is_not_kept(client, db):
    client.post(PATH, {"name": "Ann"})
    assert KEPT not in client.session


def test_too_much_is_not_kept(client, nobody):
    send(client, nobody, story="x" * 100_001)
    assert KEPT not in client.session


def test_files_must_be_chosen_again(as_, client, nobody, tmp_path):
    (tmp_path / "receipt.txt").write_text("x")
    with (tmp_path / "receipt.txt").open() as file:
        send(client, nobody, receipt=file)
    assert "Choose your files again" in as_(nobody).get(PATH).content.decode()


SAID = "We kept what you typed"


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/login/code/"])
def test_the_page_to_sign_in_says_that_it_is_kept_only_while_it_is(client, nobody, path):
    assert SAID not in client.get(path).content.decode()
    send(client, nobody)
    assert SAID in client.get(path).content.decode()
    assert SAID not in visit(client, 61, path).content.decode()


def test_a_sign_in_that_fails_still_says_that_it_is_kept(client, nobody):
    asked = send(client, nobody)
    assert SAID in client.post(asked.url, {"login": nobody.email, "password": "wrong"}).content.decode()


def test_the_page_to_sign_in_does_not_say_so_of_what_was_too_long_to_keep(client, nobody):
    send(client, nobody, story="x" * 100_001)
    assert SAID not in client.get("/accounts/login/").content.decode()
