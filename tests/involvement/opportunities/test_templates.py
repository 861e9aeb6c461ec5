"""A new advert begins empty, from the words of its kind, or as a copy of an old one."""

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.core.submission import FIELD, new_token
from involvement.enums import OpportunityKind, OpportunityStatus
from involvement.forms.sections import LONG, SHORT
from involvement.models import KindTemplate, Opportunity
from involvement.rules.sections import SECTION_OF, values_of
from involvement.rules.templates import COPIED, FIELDS, WRITTEN_ANEW, shipped
from involvement.selectors.opportunities import still_missing
from tests.factories import InterestFactory, OpportunityFactory, TopicFactory

pytestmark = pytest.mark.django_db


def start(client, user, begin):
    data = {FIELD: new_token(user), "title": "A group", "kind": "focus_group", "begin": begin}
    client.post(reverse("involvement:advert_start"), data)
    return Opportunity.objects.latest("pk")


def copy(client, user, source):
    return client.post(reverse("involvement:advert_copy", args=[source.pk]), {FIELD: new_token(user)})


@pytest.mark.parametrize("kind", OpportunityKind)
def test_every_kind_ships_words_that_fit_its_form(kind):
    words = shipped(kind)
    assert set(words) == set(FIELDS) and all(words.values())
    assert all(len(each) <= (LONG if name == "what_you_will_do" else SHORT) for name, each in words.items())


@pytest.mark.parametrize("kind", OpportunityKind)
def test_what_shipped_words_leave_open_is_still_missing(as_, host, kind):
    advert = OpportunityFactory(host=host, kind=kind, **shipped(kind))
    left = {name for name, words in shipped(kind).items() if "[" in words}
    assert left == {each.field for each in still_missing(advert) if "square brackets" in each.words}


def test_it_begins_empty_or_with_the_words_of_its_kind(as_, host):
    client = as_(host)
    assert start(client, host, "").summary == "" == start(client, host, "empty").summary
    begun = start(client, host, "words")
    assert {name: getattr(begun, name) for name in FIELDS} == shipped("focus_group")
    assert begun.first_date is None and "small group" in begun.search_text


def test_a_coordinator_puts_the_words_in_the_trusts_own(as_, coordinator, host):
    url = reverse("involvement:kind_words", args=["focus_group"])
    client = as_(coordinator)
    assert client.get(url).context["form"]["summary"].value() == shipped("focus_group")["summary"]
    assert client.post(url, {"summary": "Ours", "support": "Tea"}).status_code == 302
    assert client.post(url, {"summary": "x" * 1001}).status_code == 422
    assert client.get(reverse("involvement:kind_words", args=["nonsense"])).status_code == 404
    begun = start(as_(host), host, "words")
    assert (begun.summary, begun.support, begun.selection) == ("Ours", "Tea", "")
    assert KindTemplate.objects.get().summary == "Ours"


def test_a_copy_takes_the_words_pay_and_access_and_no_date_or_person(as_, host, other_host):
    old = OpportunityFactory(published=True, host=other_host, short_notice_reason="Urgent", source="File")
    old.topics.add(TopicFactory())
    InterestFactory(opportunity=old)
    client = as_(host)
    assert (
        old.title in client.get(reverse("involvement:advert_copy_choose"), {"q": old.title}).content.decode()
    )
    assert (
        "the closing date" in client.get(reverse("involvement:advert_copy", args=[old.pk])).content.decode()
    )
    answer = copy(client, host, old)
    new = Opportunity.objects.latest("pk")
    assert answer.url == reverse("involvement:advert", args=[new.pk])
    assert values_of(new, COPIED) == values_of(old, COPIED)
    assert not any(values_of(new, WRITTEN_ANEW).values()) and not new.interests.exists()
    assert (new.status, new.host, new.source, new.published_at) == (OpportunityStatus.DRAFT, host, "", None)
    missing = {each.field for each in still_missing(new)}
    assert missing == {"closing_date", "decision_date", "first_date", "contact_email"}
    assert set(COPIED) | set(WRITTEN_ANEW) == set(SECTION_OF)


def test_a_copy_leaves_out_what_is_no_longer_in_use(as_, host):
    old = OpportunityFactory(host=host)
    for row in (old.budget, old.venue):
        row.retired_at = timezone.now()
        row.save()
    copy(as_(host), host, old)
    new = Opportunity.objects.latest("pk")
    assert new.budget is None and new.venue is None and new.locality == old.locality


def test_a_copy_is_of_ones_own_or_of_a_public_advert(as_, host, other_host):
    theirs = OpportunityFactory(host=other_host)
    assert as_(host).get(reverse("involvement:advert_copy", args=[theirs.pk])).status_code == 404
    assert theirs.title not in as_(host).get(reverse("involvement:advert_copy_choose")).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_to_copy_asks_no_more_for_more(as_, host, django_assert_max_num_queries, rows):
    OpportunityFactory.create_batch(rows, host=host)
    client = as_(host)
    with django_assert_max_num_queries(12):
        client.get(reverse("involvement:advert_copy_choose"))
