import pytest
from django.urls import reverse

from coproduction.core.todo import todos_of
from coproduction.correspondence.models import Message
from involvement.enums import OpportunityStatus as S
from involvement.models import Question
from involvement.selectors.opportunities import waiting
from tests.factories import OpportunityFactory

pytestmark = pytest.mark.django_db


def page(name, advert):
    return reverse(f"involvement:{name}", args=[advert.pk])


def test_sending_is_refused_with_a_link_to_each_field(as_, host):
    advert = OpportunityFactory(host=host, support="", closing_date=None)
    answer = as_(host).post(page("advert_send", advert))
    words = answer.content.decode()
    assert answer.status_code == 422 and "There is a problem" in words
    for place in ("edit/support/#id_support", "edit/dates/#id_closing_date_day"):
        assert place in words
    advert.refresh_from_db()
    assert advert.status == S.DRAFT


def test_from_draft_to_published(as_, host, coordinator, client):
    advert = OpportunityFactory(host=host)
    Question.objects.create(
        opportunity=advert, position=1, words="What helps you on a bad day?", hint="A sentence is enough"
    )
    assert as_(host).post(page("advert_send", advert)).status_code == 302
    queue = as_(coordinator).get(reverse("involvement:adverts_to_check")).content.decode()
    assert advert.title in queue
    checked = as_(coordinator).get(page("advert_check", advert)).content.decode()
    assert "says everything it must" in checked and advert.what_you_will_do in checked
    assert "What helps you on a bad day?" in checked and "A sentence is enough" in checked
    assert as_(coordinator).post(page("advert_publish", advert)).status_code == 302
    client.logout()
    assert advert.title in client.get("/opportunities/").content.decode()
    assert client.get(advert.get_absolute_url()).status_code == 200


def test_publishing_is_refused_on_the_page_with_what_is_missing(as_, coordinator):
    advert = OpportunityFactory(status=S.IN_REVIEW, budget=None)
    assert "#id_budget" in as_(coordinator).get(page("advert_check", advert)).content.decode()
    answer = as_(coordinator).post(page("advert_publish", advert))
    assert answer.status_code == 422 and "edit/support/#id_budget" in answer.content.decode()


def test_a_coordinator_changes_what_is_missing_while_checking(as_, coordinator):
    advert = OpportunityFactory(status=S.IN_REVIEW)
    url = reverse("involvement:advert_section", args=[advert.pk, "support"])
    assert as_(coordinator).get(url).status_code == 200


def test_sending_back_needs_words_and_the_host_reads_them(as_, host, coordinator):
    advert = OpportunityFactory(status=S.IN_REVIEW, host=host)
    client = as_(coordinator)
    assert client.post(page("advert_send_back", advert), {"words": " "}).status_code == 422
    assert client.post(page("advert_send_back", advert), {"words": "Say who helps"}).status_code == 302
    assert Message.objects.filter(recipient=host, kind="opportunity_sent_back").count() == 1
    assert "Say who helps" in as_(host).get(page("advert", advert)).content.decode()


def test_cancelling_needs_a_reason(as_, host):
    advert = OpportunityFactory(published=True, host=host)
    client = as_(host)
    assert client.get(page("advert_cancel", advert)).status_code == 200
    assert client.post(page("advert_cancel", advert), {"reason": ""}).status_code == 422
    assert client.post(page("advert_cancel", advert), {"reason": "No room"}).status_code == 302
    assert client.get(page("advert_cancel", advert)).status_code == 403
    assert "No room" in client.get(page("advert", advert)).content.decode()


def test_words_of_a_public_advert_are_put_right(as_, coordinator):
    advert = OpportunityFactory(published=True)
    client, url = as_(coordinator), page("advert_correct", advert)
    assert "To change a date, the venue, places or pay" in client.get(url).content.decode()
    right = {
        name: getattr(advert, name)
        for name in ("title", "summary", "what_you_will_do", "support", "contact_email", "access")
    }
    assert client.post(url, right | {"title": ""}).status_code == 422
    assert client.post(url, right | {"title": "Mended"}).status_code == 302
    assert "Mended" in client.get(advert.get_absolute_url()).content.decode()


def test_under_way_and_completed(as_, host):
    advert = OpportunityFactory(published=True, status=S.CLOSED, host=host)
    client = as_(host)
    for name, status in (("advert_begin", S.UNDER_WAY), ("advert_complete", S.COMPLETED)):
        assert client.post(page(name, advert)).status_code == 302
        advert.refresh_from_db()
        assert advert.status == status
    assert client.post(page("advert_begin", advert)).status_code == 409


@pytest.mark.parametrize("status", S)
def test_every_status_has_a_staff_page(as_, host, coordinator, status):
    advert = OpportunityFactory(published=True, status=status, host=host)
    for person in (host, coordinator):
        assert as_(person).get(page("advert", advert)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_asks_the_same_number_of_questions(as_, coordinator, django_assert_max_num_queries, rows):
    OpportunityFactory.create_batch(rows, status=S.IN_REVIEW)
    client = as_(coordinator)
    with django_assert_max_num_queries(8):
        client.get(reverse("involvement:adverts_to_check"))


def test_what_waits_is_on_the_home_page(host, coordinator):
    OpportunityFactory(host=host)
    OpportunityFactory(status=S.IN_REVIEW)
    assert [(todo.count, "Finish" in todo.words) for todo in todos_of(waiting(host))] == [(1, True)]
    assert [(todo.count, "Check" in todo.words) for todo in todos_of(waiting(coordinator))] == [(1, True)]
