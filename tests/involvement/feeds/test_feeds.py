"""The open adverts as other programs read them: each with a reader of its own kind."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from coproduction.core.dates import say_date
from tests.factories import ActivityFactory, OpportunityFactory, SessionFactory, VenueFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NAMES = ("feed_atom", "feed_json", "public_calendar", "embed", "sitemap")


def get(client, name, **query):
    return client.get(reverse(f"involvement:{name}"), query)


@pytest.fixture
def advert():
    return OpportunityFactory(
        published=True,
        title="Carers & <friends>",
        summary="First line\nsecond\x0b <b>line</b>",
        place="online",
    )


def test_atom(client, advert):
    OpportunityFactory(title="A draft")
    answer = get(client, "feed_atom")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    [entry] = feed.findall(f"{ATOM}entry")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert entry.findtext(f"{ATOM}title") == "Carers & <friends>"
    assert entry.findtext(f"{ATOM}id") == f"http://localhost:8000/opportunities/{advert.reference}/"
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "&lt;b&gt;line&lt;/b&gt;" in summary.text
    assert "Access-Control-Allow-Origin" not in answer


def test_json_feed(client, advert):
    answer = get(client, "feed_json", place="online")
    feed = json.loads(answer.content)
    [item] = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith("/opportunities/feed.json?place=online")
    assert (item["title"], item["url"]) == (advert.title, item["id"])
    assert "Closing date: " in item["content_text"]
    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("application/feed+json", "*")


def test_the_filters_of_the_list_are_those_of_the_feeds(client, advert):
    OpportunityFactory(published=True, place="in_person", title="Ward visit")
    items = json.loads(get(client, "feed_json", place="in_person").content)["items"]
    assert [each["title"] for each in items] == ["Ward visit"]
    assert len(json.loads(get(client, "feed_json", place="unicorns").content)["items"]) == 2
    assert "Ward visit" not in get(client, "embed", place="online").content.decode()


def session(advert, days, **fields):
    starts_at = timezone.now() + timedelta(days=days)
    activity = ActivityFactory(
        key=f"session:{days}", starts_at=starts_at, title=advert.title, venue=VenueFactory(), **fields
    )
    return SessionFactory(opportunity=advert, activity=activity, link="https://example.org/secret-room")


def test_the_public_calendar_says_when_and_where_and_never_the_link(client, advert):
    session(advert, 3)
    session(advert, 4, cancelled_at=timezone.now())
    session(advert, -4)
    session(OpportunityFactory(), 5)
    answer = get(client, "public_calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(each["status"]) for each in events] == ["CONFIRMED", "CANCELLED"]
    assert events[0]["uid"] == "session:3@localhost"
    assert b"secret-room" not in answer.content.replace(b"\r\n ", b"")


@pytest.mark.parametrize("name", NAMES)
def test_what_has_not_changed_is_not_sent_again(client, advert, name, django_assert_max_num_queries):
    first = get(client, name)
    with django_assert_max_num_queries(1):
        again = client.get(first.request["PATH_INFO"], headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    advert.title = "Another"
    advert.save()
    assert client.get(first.request["PATH_INFO"], headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_changed_session_changes_the_calendar(client, advert):
    meets = session(advert, 3)
    first = get(client, "public_calendar")["ETag"]
    meets.activity.save()
    assert get(client, "public_calendar")["ETag"] != first


def test_the_list_alone_may_be_framed_and_only_by_the_sites_named(client, advert, settings):
    shut = get(client, "embed")
    assert shut["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in shut["Content-Security-Policy"]
    settings.EMBED_SITES = ["https://www.trust.example"]
    answer = get(client, "embed")
    assert "X-Frame-Options" not in answer
    assert "frame-ancestors https://www.trust.example;" in answer["Content-Security-Policy"] + ";"
    assert answer.content.decode().count('target="_top"') == 2
    for other in ("opportunities", "feed_json"):
        assert get(client, other)["X-Frame-Options"] == "DENY"


def test_the_sitemap_names_what_is_open_and_robots_where_it_is(client, advert, settings):
    OpportunityFactory(title="A draft")
    venue = VenueFactory()
    root = ElementTree.fromstring(get(client, "sitemap").content)  # noqa: S314 - our own
    found = [each.text for each in root.iter(f"{MAP}loc")]
    assert f"http://localhost:8000/opportunities/{advert.reference}/" in found
    assert f"http://localhost:8000/venues/{venue.pk}/" in found
    assert {"http://localhost:8000/booklet/", "http://localhost:8000/impact/"} <= set(found)
    assert sum("/opportunities/OPP" in each for each in found) == 1
    assert "Sitemap: http://localhost:8000/sitemap.xml" in get(client, "robots").content.decode()
    settings.DEMO = True
    assert get(client, "robots").content.decode() == "User-agent: *\nDisallow: /\n"


def test_a_page_says_what_other_websites_show_of_it(client, advert):
    page = client.get(advert.get_absolute_url()).content.decode()
    assert '<meta property="og:title" content="Carers &amp; &lt;friends&gt;">' in page
    assert f'<meta property="og:url" content="http://localhost:8000{advert.get_absolute_url()}">' in page


def test_a_host_reads_how_to_share_the_list(as_, host, settings):
    settings.EMBED_SITES = ["https://www.trust.example"]
    page = get(as_(host), "share_adverts").content.decode()
    assert "https://www.trust.example" in page
    assert "http://localhost:8000/opportunities/embed/" in page


@pytest.mark.parametrize("name", NAMES)
def test_who_reads_it_changes_nothing_of_it(client, advert, name):
    """The same address is the same answer for all, whatever language their own pages are in."""
    SessionFactory(opportunity=advert, activity__starts_at=timezone.now() + timedelta(days=3))
    english = get(client, name)
    client.cookies["django_language"] = "cy"
    welsh = get(client, name)
    assert (welsh["ETag"], welsh["Content-Language"]) == (english["ETag"], english["Content-Language"])
    assert welsh.content == english.content


def test_a_feed_in_welsh_says_so(client, advert):
    assert get(client, "feed_json", language="cy").json()["language"] == "cy"
    assert get(client, "feed_json").json()["language"] == "en-GB"


def test_a_feed_counts_no_days_that_its_reader_keeps(client, advert):
    closes = f"Closing date: {say_date(advert.closing_date)}"
    for name in ("feed_atom", "feed_json"):
        said = get(client, name).content.decode()
        assert closes in said and "left)" not in said
