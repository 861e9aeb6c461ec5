"""What waits for a person: all of it is on one page, which asks the database no more often the more there is."""

import pytest

from coproduction.accounts.enums import Role
from coproduction.home.selectors import tasks_for
from tests.factories.experts import ExpertFactory
from tests.factories.people import person
from tests.home.waiting import SAID, one_of_each

MOST_QUERIES = 15
pytestmark = pytest.mark.django_db


@pytest.fixture
def everyone():
    """Somebody in the network who holds every role: nobody can have more to do."""
    return ExpertFactory(user=person(*Role, name="Eve Everyone")).user


def test_something_of_every_kind_is_said(everyone):
    one_of_each(everyone.expert)
    said = [todo.words for todo in tasks_for(everyone)]
    assert [stem for stem in SAID if not any(words.startswith(stem) for words in said)] == []
    assert [words for words in said if not words.startswith(tuple(SAID))] == []


def test_the_page_keeps_within_its_queries_whatever_waits(everyone, as_, django_assert_max_num_queries):
    browser = as_(everyone)
    one_of_each(everyone.expert)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = browser.get("/start/")
    assert page.content.decode().count("nhsuk-task-list__item") >= len(SAID)


@pytest.mark.parametrize("role", [Role.EXPERT, Role.HOST, Role.COORDINATOR])
def test_it_does_so_for_each_role(role, as_, django_assert_max_num_queries):
    user = ExpertFactory(user=person(role)).user
    browser = as_(user)
    one_of_each(user.expert)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get("/start/")
