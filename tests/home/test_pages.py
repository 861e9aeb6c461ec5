import pytest
from django.urls import reverse

from coproduction.correspondence.services import send

WORDS_PAGES = ["front", "accessibility", "contact", "cookies", "privacy"]


@pytest.mark.parametrize("name", WORDS_PAGES)
def test_a_stranger_can_read_the_public_pages(client, db, name):
    answer = client.get(reverse(f"home:{name}"))
    assert answer.status_code == 200
    assert answer.content.count(b"<h1") == 1


def test_the_front_page_asks_the_database_nothing_of_a_stranger(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/")


def test_a_person_with_nothing_to_do_is_told_so(as_, manager):
    assert "nothing you need to do" in as_(manager).get("/start/").content.decode()


def test_a_new_message_is_something_to_do(as_, nobody):
    send(to=nobody, kind="hello", key="hello-1", subject="Hello", body="Welcome.")
    page = as_(nobody).get("/start/").content.decode()
    assert "Read your new message" in page


@pytest.mark.parametrize("path", ["/nothing-here/", "/inbox/999/"])
def test_a_page_that_is_not_there_says_so(as_, nobody, path):
    answer = as_(nobody).get(path)
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()
