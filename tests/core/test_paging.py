import pytest
from django.test import RequestFactory
from django.utils import timezone

from coproduction.core import paging
from coproduction.core.models import Heartbeat
from coproduction.core.paging import page_of


def ask(rows, page="", **more):
    return page_of(RequestFactory().get("/list/", {"page": page, **more}), rows)


@pytest.fixture
def thirty(db):
    Heartbeat.objects.bulk_create(Heartbeat(name=str(number), seen_at=timezone.now()) for number in range(30))
    return Heartbeat.objects.order_by("pk")


@pytest.mark.parametrize(
    ("asked", "given"),
    [("", 1), ("2", 2), ("0", 2), ("99", 2), ("-1", 2), ("x", 1), ("1e9", 1), ("2" * 5000, 1)],
)
def test_any_page_asked_for_gives_one(thirty, asked, given):
    assert ask(thirty, asked).number == given


def test_links_keep_the_search_and_lead_to_the_neighbours(thirty):
    page = ask(thirty, "1", q="tea & cake")
    assert page.next_url == "?page=2&q=tea+%26+cake"
    assert page.previous_url == ""
    assert [(link.number, link.current) for link in page.links] == [(1, True), (2, False)]


def test_a_page_costs_two_questions_and_counts_no_further_than_it_must(
    thirty, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(paging, "COUNTED_UP_TO", 20)
    with django_assert_num_queries(2):
        page = ask(thirty)
        assert page.total_words == "more than 20"
    monkeypatch.setattr(paging, "COUNTED_UP_TO", 100)
    assert ask(thirty).total_words == "30"


def test_a_list_of_nothing_has_one_empty_page(db):
    page = ask(Heartbeat.objects.order_by("pk"))
    assert (page.object_list, page.total_words, page.next_url) == ([], "0", "")


def test_a_list_in_memory_is_paged_too():
    assert ask(list(range(30)), "2").object_list == [25, 26, 27, 28, 29]
