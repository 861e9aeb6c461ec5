from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import say_date, today
from coproduction.policy.enums import TravelRule
from involvement.enums import OpportunityKind, OpportunityStatus, Place
from involvement.models import Opportunity
from involvement.rules.search import text_to_search
from involvement.rules.words import say_closing
from tests.factories import ActivityFactory, LocalityFactory, OpportunityFactory, SessionFactory

pytestmark = pytest.mark.django_db
LIST = "/opportunities/"


def found(client, **asked):
    return [each["title"] for each in client.get(LIST, asked).context["entries"]]


def test_only_what_is_open_is_listed(client):
    OpportunityFactory(published=True, title="Open", closing_date=today())
    OpportunityFactory(published=True, title="Past", closing_date=today() - timedelta(days=1))
    OpportunityFactory(title="Draft")
    OpportunityFactory(published=True, title="Closed", status=OpportunityStatus.CLOSED)
    assert found(client) == ["Open"]


def test_each_entry_says_pay_travel_access_and_notice(client, still_clock):
    OpportunityFactory(published=True, travel_rule=TravelRule.RAIL_BOOKED)
    OpportunityFactory(
        published=True, band=None, unpaid_reason="We have no funds", short_notice_reason="It is urgent"
    )
    words = client.get(LIST).content.decode()
    for said in (
        "£11.50 for each hour", "standard class rail", "Lift to all floors", "13 December 2026 (20 days left)",
        "Not paid. We have no funds", "It is urgent",
    ):  # fmt: skip
        assert said in words


def test_filters(client):
    here = LocalityFactory(name="Norwich")
    OpportunityFactory(published=True, title="A", kind=OpportunityKind.RESEARCH, place=Place.ONLINE)
    OpportunityFactory(
        published=True, title="B", locality=here, band=None, unpaid_reason="x", place=Place.IN_PERSON
    )
    OpportunityFactory(published=True, title="C", place=Place.MIXED, first_date=today() + timedelta(days=300))
    assert found(client, kind="research") == ["A"]
    assert found(client, locality=here.pk) == ["B"]
    assert found(client, paid="no") == ["B"] and set(found(client, paid="yes")) == {"A", "C"}
    assert set(found(client, place="online")) == {"A", "C"} and set(found(client, place="in_person")) == {
        "B",
        "C",
    }
    assert set(found(client, when="13")) == {"A", "B"}
    page = client.get(LIST, {"kind": "research", "paid": "no"})
    assert "Nothing fits all of what you chose" in page.content.decode()
    assert 'href="?paid=no"' in page.content.decode()


@pytest.mark.parametrize(
    "asked",
    [{"kind": "x"}, {"locality": "1e9"}, {"locality": "9" * 40}, {"locality": "\x00"}, {"when": "-1"}, {"sort": "no"},
     {"page": "x"}, {"page": "99999999999999999999"}, {"q": "\x00"}, {"q": "x" * 10_000}, {"sort": "best"},
     {"q": "🙂", "sort": "best"}],
)  # fmt: skip
def test_nonsense_is_taken_for_nothing(client, asked):
    OpportunityFactory(published=True)
    assert client.get(LIST, asked).status_code == 200


def test_order(client):
    OpportunityFactory(published=True, title="Later, new", closing_date=today() + timedelta(days=40))
    OpportunityFactory(published=True, title="Soon", closing_date=today() + timedelta(days=2))
    Opportunity.objects.filter(title="Soon").update(published_at="2026-01-01T00:00:00Z")
    assert found(client) == ["Soon", "Later, new"]
    assert found(client, sort="newest") == ["Later, new", "Soon"]
    for each in Opportunity.objects.all():
        each.search_text = text_to_search(each)
        each.save()
    assert found(client, q="later") == ["Later, new"]


def test_twenty_a_page(client):
    OpportunityFactory.create_batch(21, published=True)
    assert len(found(client)) == 20 and len(found(client, page=2)) == 1


@pytest.fixture
def kept_in_memory(settings):
    """What a process keeps in its memory, as it does outside tests."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-process"}
    settings.CACHES = {**settings.CACHES, "process": memory}
    caches["process"].clear()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, django_assert_num_queries, rows):
    OpportunityFactory.create_batch(rows, published=True)
    with django_assert_num_queries(7):
        client.get(LIST)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_advert_asks_the_same_number_of_questions(client, django_assert_num_queries, rows):
    advert = OpportunityFactory.create_batch(rows, published=True)[0]
    for number in range(rows):
        SessionFactory(opportunity=advert, activity=ActivityFactory(key=f"session:{number}"))
    with django_assert_num_queries(8):
        client.get(advert.get_absolute_url())


@pytest.mark.usefixtures("kept_in_memory")
def test_a_page_made_for_one_stranger_is_shown_to_the_next_until_something_changes(
    client, django_assert_num_queries
):
    advert = OpportunityFactory(published=True)
    for address in (LIST, advert.get_absolute_url()):
        first = client.get(address)
        with django_assert_num_queries(1):
            assert client.get(address).content == first.content
    session = SessionFactory(opportunity=advert, activity=ActivityFactory(key="session:1"))
    assert b"Sessions" in client.get(advert.get_absolute_url()).content
    session.activity.cancelled_at = timezone.now()
    session.activity.save()
    assert b"Sessions" not in client.get(advert.get_absolute_url()).content


@pytest.mark.usefixtures("kept_in_memory")
def test_a_signed_in_person_is_never_shown_a_strangers_page_nor_the_other_way_round(client, as_, expert):
    advert = OpportunityFactory(published=True)
    address = advert.get_absolute_url()
    assert b"Sign out" not in client.get(address).content
    assert b"Sign out" in as_(expert).get(address).content
    client.logout()
    assert b"Sign out" not in client.get(address).content


@pytest.mark.usefixtures("kept_in_memory")
def test_a_band_that_is_new_since_a_page_was_shown_is_priced_at_once(client):
    client.get(LIST)
    OpportunityFactory(published=True)
    assert "£11.50 for each hour" in client.get(LIST).content.decode()


@pytest.mark.parametrize("page", ["list", "advert"])
def test_a_repeat_visit_is_not_modified_until_something_changes(client, page, django_assert_num_queries):
    advert = OpportunityFactory(published=True)
    address = LIST if page == "list" else advert.get_absolute_url()
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" in first.headers["Vary"]
    with django_assert_num_queries(1):
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    advert.title = "Another title"
    advert.save()
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200 and b"Another title" in changed.content


def test_a_signed_in_persons_page_is_not_kept(as_, expert):
    advert = OpportunityFactory(published=True)
    for address in (LIST, advert.get_absolute_url()):
        answer = as_(expert).get(address)
        assert answer.headers["Cache-Control"] == "no-store, private" and "ETag" not in answer.headers


def test_a_new_day_is_a_new_page(client, still_clock):
    OpportunityFactory(published=True, closing_date=today() + timedelta(days=2))
    etag = client.get(LIST).headers["ETag"]
    still_clock.shift(timedelta(days=1))
    assert "1 day left" in client.get(LIST, headers={"If-None-Match": etag}).content.decode()


@pytest.mark.parametrize(
    "status", [each for each in OpportunityStatus if each not in ("draft", "in_review", "cancelled")]
)
def test_every_public_status_has_a_page(client, status):
    advert = OpportunityFactory(published=True, status=status)
    assert client.get(advert.get_absolute_url()).status_code == 200


def test_what_was_never_public_has_none_and_what_was_cancelled_says_so(client):
    for status in ("draft", "in_review", "cancelled"):
        hidden = OpportunityFactory(status=status)
        assert client.get(hidden.get_absolute_url()).status_code == 404
    gone = OpportunityFactory(published=True, status="cancelled", cancelled_reason="The room flooded")
    assert b"The room flooded" in client.get(gone.get_absolute_url()).content
    assert client.get(reverse("involvement:opportunity", args=["nothing"])).status_code == 404


def test_the_page_says_everything(client, still_clock):
    advert = OpportunityFactory(
        published=True,
        closing_date=today() + timedelta(days=5),
        short_notice_reason="The review is in a week",
    )
    words = client.get(advert.get_absolute_url()).content.decode()
    for said in (
        advert.what_you_will_do, advert.who_we_need, "Co-design", "£11.50 for each hour", "public transport", "2 hours",
        "1 hour", advert.venue.name, "We send you a link the day before", "Lift to all floors", "Open to all",
        "The review is in a week", "A carers lead meets you first", "carers@example.nhs.uk", "within 21 days",
    ):  # fmt: skip
        assert said in words, said


def test_a_kind_without_travel_or_sessions_has_no_empty_lines(client):
    OpportunityFactory(
        published=True, kind=OpportunityKind.PEER_ROLE, salary="£24,071", travel_rule="", access=""
    )
    OpportunityFactory(published=True, kind=OpportunityKind.MEMBERSHIP, access="", place="", venue=None)
    page = client.get(LIST).content.decode()
    assert "£24,071" in page and page.count("app-list__entry") == 2
    assert "<dd></dd>" not in page


@pytest.mark.parametrize(("days", "said"), [(99, "(99 days left)"), (100, "")])
def test_how_many_days_are_left_is_said_where_it_tells_something(days, said):
    closing = date(2026, 11, 23) + timedelta(days=days)
    assert say_closing(closing, on=date(2026, 11, 23)) == f"{say_date(closing)} {said}".strip()
