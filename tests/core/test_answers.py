"""Who is let in, what is said to those who are not, and what may be kept by a cache."""

import sqlite3

import psycopg
import pytest
from django.test import Client

from coproduction.core.guards import Access, needs, public, signed_in
from coproduction.core.views import server_error
from tests.core.pages import problems

pytestmark = pytest.mark.urls("tests.core.pages")


def test_a_stranger_is_sent_to_sign_in_and_back(client, db):
    assert client.get("/guarded/?a=1").url == "/accounts/login/?next=/guarded/%3Fa%3D1"


def test_the_wrong_role_is_told_no_with_words(as_, host):
    answer = as_(host).get("/guarded/")
    assert answer.status_code == 403
    assert "Your role in the portal does not include this page." in answer.content.decode()


def test_the_right_role_is_not_sent_to_ask_for_another_where_a_thing_cannot_be_done_now(as_, host):
    role, now = (as_(host).get(each).content.decode() for each in ("/guarded/", "/not-now/"))
    assert "ask the person who set up your account" in role
    assert "This panel has started." in now
    for words in ("ask the person who set up your account", "You cannot open this page"):
        assert words not in now


def test_who_cannot_do_it_now_is_led_back_but_not_to_the_page_that_refused(as_, host):
    browser = as_(host)
    back = 'href="/inbox/?page=2"'
    assert back in browser.get("/not-now/", HTTP_REFERER="http://testserver/inbox/?page=2").content.decode()
    again = browser.get("/not-now/", HTTP_REFERER="http://testserver/not-now/?page=2").content.decode()
    assert "See how things are now" not in again


def test_any_of_the_words_is_enough(as_, administrator):
    assert as_(administrator).get("/guarded/").status_code == 200


def test_a_role_that_ended_is_gone_on_the_next_page(as_, administrator):
    browser = as_(administrator)
    assert browser.get("/guarded/").status_code == 200
    administrator.role_grants.all().delete()
    assert browser.get("/guarded/").status_code == 403


def test_pages_of_a_person_are_kept_by_no_cache(as_, nobody, client):
    assert "no-store" in as_(nobody).get("/inbox/")["Cache-Control"]


def test_pages_of_strangers_may_be_kept(client, db):
    assert "no-store" not in client.get("/").get("Cache-Control", "")


def test_a_refusal_leads_back_to_the_page_before(as_, nobody):
    answer = as_(nobody).post("/make/", HTTP_REFERER="http://testserver/inbox/?page=2")
    assert 'href="/inbox/?page=2"' in answer.content.decode()


@pytest.mark.parametrize("referer", ["https://evil.example/x", "javascript:alert(1)", "//evil.example", ""])
def test_a_refusal_never_leads_elsewhere(as_, nobody, referer):
    page = as_(nobody).post("/make/", HTTP_REFERER=referer).content.decode()
    assert "evil" not in page
    assert "alert" not in page


def test_the_address_of_a_button_leads_to_the_page_with_the_button(as_, nobody):
    # Somebody whose session had run out pressed it: after signing in they are sent to its address.
    answer = as_(nobody).get("/my/interests/4/accept/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Please press the button once more" in page and "Nothing was changed." in page
    assert 'href="/my/interests/4/"' in page


def test_a_form_without_its_key_leads_back_to_the_page_it_was_on(nobody):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(nobody)
    page = browser.post("/my/interests/4/accept/", HTTP_REFERER="http://testserver/my/interests/4/").content
    assert 'href="/my/interests/4/"' in page.decode() and "/accept/" not in page.decode()


def test_each_guard_declares_its_rule():
    def view(request):
        return None

    assert needs("a.b", "c.d")(view).access == Access("needs", ("a.b", "c.d"))
    assert signed_in(view).access == Access("signed_in")
    assert public(view).access == Access("public")
    assert view.login_required is False


def test_a_mistake_of_ours_says_sorry_without_asking_the_database(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = server_error(None)
    assert answer.status_code == 500
    assert "This is our fault" in answer.content.decode()


def test_what_makes_no_sense_is_answered_in_words(client, db):
    answer = client.post("/join-here/", {f"field{number}": "x" for number in range(2001)})
    assert answer.status_code == 400
    assert "We could not read that" in answer.content.decode()


def locked(tmp_path):
    """Return what SQLite says to the second of two who write at once."""
    first, second = (sqlite3.connect(tmp_path / "one.sqlite3", timeout=0) for _ in range(2))
    first.execute("BEGIN IMMEDIATE")
    try:
        second.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as problem:
        return problem


STOPPED = {
    "deadlock": lambda _: psycopg.errors.DeadlockDetected(),
    "two at once": lambda _: psycopg.errors.SerializationFailure(),
    "a lock not had in time": lambda _: psycopg.errors.LockNotAvailable(),
    "a locked file": locked,
}


@pytest.mark.parametrize("how", STOPPED)
def test_who_is_stopped_by_somebody_elses_change_is_told_so_calmly(
    how, client, db, tmp_path, django_assert_num_queries
):
    problems.append(STOPPED[how](tmp_path))
    with django_assert_num_queries(0):
        answer = client.post("/stopped/", HTTP_REFERER="http://testserver/opportunities/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    page = answer.content.decode()
    assert "Somebody else was changing the same thing at the same moment. Nothing was saved." in page
    assert "our fault" not in page and 'href="/opportunities/"' in page


def test_who_is_stopped_is_told_in_their_language(client, db):
    problems.append(psycopg.errors.DeadlockDetected())
    page = client.get("/stopped/", HTTP_ACCEPT_LANGUAGE="cy").content.decode()
    assert 'lang="cy"' in page and "Ni chadwyd dim." in page


@pytest.mark.parametrize("problem", [psycopg.errors.DiskFull(), psycopg.errors.QueryCanceled(), None])
def test_another_failure_of_the_database_stays_a_mistake_of_ours(problem, client, db):
    client.raise_request_exception = False
    problems.append(problem)
    answer = client.get("/stopped/")
    assert answer.status_code == 500 and "This is our fault" in answer.content.decode()
