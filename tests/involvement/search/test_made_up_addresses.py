"""What a stranger makes up in an address: it gives no page of its own, and stands in nobody else's."""

import re

import pytest
from django.core.cache import caches

from involvement.models import AdvertWords
from tests.factories import OpportunityFactory

pytestmark = pytest.mark.django_db
LIST = "/opportunities/"
FEEDS = ("feed.atom", "feed.json", "calendar.ics", "embed/")
MADE_UP = {"x": "buy-here", "utm_source": "buy-here", "next": "//buy-here.example"}


@pytest.fixture
def kept(settings):
    """Return `kept()`: how many pages this process keeps in its memory, as it does outside tests."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-made-up"}
    settings.CACHES = {**settings.CACHES, "process": memory}
    caches["process"].clear()
    return lambda: len(caches["process"]._cache)


@pytest.fixture
def adverts(coordinator):
    found = OpportunityFactory.create_batch(21, published=True, place="online")
    who = {"written_by": found[0].host, "approved_by": coordinator, "approved_at": found[0].published_at}
    AdvertWords.objects.create(opportunity=found[0], title="Easy", summary="Short", english="x", **who)
    return found


def addresses(adverts):
    page = adverts[0].get_absolute_url()
    return [LIST, *(f"{LIST}{each}" for each in FEEDS), "/sitemap.xml", page, f"{page}in/easy-read/"]


def test_every_page_that_is_kept_is_kept_once_whatever_is_made_up(client, kept, adverts):
    for address in addresses(adverts):
        first = client.get(address)
        assert first.status_code == 200
        before = kept()
        for asked in (
            {"x": "1"},
            {"x": "2"},
            {"x": ["1", "2"]},
            {"kind": "unicorn", "language": "xx", "y": ""},
        ):
            again = client.get(address, asked)
            assert (again["ETag"], again.content) == (first["ETag"], first.content), address
        assert kept() == before and before, address


def test_nothing_made_up_is_in_a_page_that_others_are_shown(client, kept, adverts):
    for address in addresses(adverts):
        client.get(address, {**MADE_UP, "place": "online", "page": "1"})
        for asked in ({}, {"place": "online", "page": "1"}):
            assert b"buy-here" not in client.get(address, asked).content, address


def test_nothing_made_up_is_in_the_pages_of_somebody_signed_in_either(as_, expert, adverts):
    assert b"buy-here" not in as_(expert).get(LIST, MADE_UP).content


def test_what_the_list_knows_stays_in_its_links(client, adverts):
    page = client.get(LIST, {**MADE_UP, "place": "online", "q": "", "page": "2"}).content.decode()
    found = set(re.findall(r'href="([^"]*place[^"]*)"', page))
    assert {
        "?place=online&amp;page=1",
        "/language/cy/?next=%2Fopportunities%2F%3Fplace%3Donline%26page%3D2",
    } <= found
    assert any(each.startswith("/opportunities/feed.atom?place=online") for each in found)
    assert any(each.startswith("/opportunities/calendar.ics?place=online") for each in found)


def test_what_is_known_is_a_page_of_its_own(client, kept, adverts):
    answers = [client.get(LIST, asked) for asked in ({}, {"page": "2"}, {"place": "online"}, {"q": "group"})]
    answers += [client.get(LIST, headers={"Accept-Language": "cy"})]
    assert len({each["ETag"] for each in answers}) == len(answers)
    feeds = [client.get(f"{LIST}feed.json", asked) for asked in ({}, {"language": "cy"}, {"place": "online"})]
    assert len({each["ETag"] for each in feeds}) == len(feeds)
    assert feeds[1].json()["feed_url"].endswith("/feed.json?language=cy")


@pytest.mark.parametrize("page", ["x", "-1", "1e9", "२", "9" * 30, "2" * 5000])
def test_a_page_that_is_no_number_is_the_first(client, kept, adverts, page):
    first = client.get(LIST)
    assert client.get(LIST, {"page": page})["ETag"] == first["ETag"]
