"""The host's pages: everyone in one list, one person, and the decision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.correspondence.models import Message
from involvement.models import Interest
from involvement.selectors import tasks_for
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory, person
from tests.involvement.interests.conftest import offers
from tests.questions import asks_the_same_whatever_the_rows


def list_url(advert):
    return f"/staff/adverts/{advert.reference}/interests/"


def page_of(client, path):
    return client.get(path).content.decode()


def test_who_may_see_the_list(as_, client, advert, host, other_host, coordinator, expert, approver):
    url = list_url(advert)
    assert client.get(url).status_code == 302
    assert as_(expert).get(url).status_code == as_(approver).get(url).status_code == 403
    assert as_(other_host).get(url).status_code == 404
    assert as_(host).get(url).status_code == as_(coordinator).get(url).status_code == 200


@pytest.mark.parametrize("path", ["", "not-chosen/"])
def test_who_may_see_a_person(as_, client, interest, host, other_host, expert, path):
    url = f"/staff/interests/{interest.pk}/{path}"
    assert client.get(url).status_code == 302
    assert as_(expert).get(url).status_code == 403
    assert as_(other_host).get(url).status_code == 404
    assert as_(host).get(url).status_code == 200


@pytest.mark.parametrize("action", ["shortlist", "offer", "not-chosen"])
def test_nobody_else_decides(as_, interest, other_host, expert, action):
    url = f"/staff/interests/{interest.pk}/{action}/"
    assert as_(expert).post(url).status_code == 403
    assert as_(other_host).post(url).status_code == 404
    interest.refresh_from_db()
    assert interest.status == "expressed"


def test_the_list_says_who_and_how_many_places_are_left(as_, advert, interest, host):
    offers(advert, 1)
    InterestFactory(
        opportunity=advert, status="accepted", expert=ExpertFactory(user=person("expert", name="Bola"))
    )
    page = page_of(as_(host), list_url(advert))
    assert "4 places: 1 accepted, 1 offered, 2 left" in page
    assert "Esther Expert" in page and "Bola" in page
    only = page_of(as_(host), f"{list_url(advert)}?status=accepted")
    assert "Bola" in only and "Esther Expert" not in only
    assert "Nobody is at this stage" in page_of(as_(host), f"{list_url(advert)}?status=declined")
    assert "Esther Expert" in page_of(as_(host), f"{list_url(advert)}?status=nonsense&page=zz")


def test_an_empty_list_says_so(as_, advert, host):
    assert "Nobody has told us" in page_of(as_(host), list_url(advert))


def test_whoever_waits_too_long_is_marked(as_, advert, interest, host):
    assert "Waiting too long" not in page_of(as_(host), list_url(advert))
    advert.decision_date = timezone.localdate() - timedelta(days=1)
    advert.save()
    assert "Waiting too long" in page_of(as_(host), list_url(advert))
    assert "Waiting too long" in page_of(as_(host), f"/staff/interests/{interest.pk}/")


def test_from_the_shortlist_to_an_offer(as_, interest, host):
    client, url = as_(host), f"/staff/interests/{interest.pk}/"
    client.post(f"{url}shortlist/")
    assert "Put on the shortlist" not in page_of(client, url)
    assert client.post(f"{url}offer/").status_code == 422
    client.post(f"{url}offer/", {"choice": "other", "words": "She has run a group."})
    interest.refresh_from_db()
    assert (interest.status, interest.decided_by) == ("offered", host)
    page = page_of(client, url)
    assert "Offer a place<" not in page and "She has run a group." in page
    assert "She has run a group." not in Message.objects.get(kind="interest_offered").body
    assert client.post(f"{url}offer/", {"choice": "fewer_chances"}).status_code == 409


def test_when_places_are_gone_the_button_is_too(as_, advert, interest, host):
    offers(advert, 4)
    page = page_of(as_(host), f"/staff/interests/{interest.pk}/")
    assert "Every place is taken or offered" in page and "Offer a place<" not in page
    assert as_(host).get(f"/staff/interests/{interest.pk}/offer/").status_code == 403
    refused = as_(host).post(f"/staff/interests/{interest.pk}/offer/", {"choice": "fewer_chances"})
    assert refused.status_code == 409


def test_an_applicant_cannot_be_offered_yet(as_, advert, host):
    waiting = InterestFactory(opportunity=advert, expert=ExpertFactory(status="applied"))
    assert "Only an active member" in page_of(as_(host), f"/staff/interests/{waiting.pk}/")


def test_not_chosen_needs_a_reason_and_keeps_what_was_typed(as_, interest, host):
    client, url = as_(host), f"/staff/interests/{interest.pk}/not-chosen/"
    assert client.post(url, {}).status_code == 422
    assert "Enter the reason" in client.post(url, {"choice": "other"}).content.decode()
    kept = client.post(url, {"choice": "wrong", "words": "We <need> carers"})
    assert (kept.status_code, "We &lt;need&gt; carers" in kept.content.decode()) == (422, True)
    client.post(url, {"choice": "more_than_places"})
    interest.refresh_from_db()
    assert (interest.status, interest.reason) == (
        "not_chosen",
        "More people were interested than there are places.",
    )
    assert interest.reason in Message.objects.get(recipient=interest.expert.user).body


def test_the_list_asks_the_same_few_questions(as_, advert, host):
    asks_the_same_whatever_the_rows(as_(host), list_url(advert), lambda: InterestFactory(opportunity=advert))


def test_the_list_has_fifty_a_page(as_, advert, host):
    expressed_at = timezone.now()
    experts = [ExpertFactory() for _ in range(51)]
    Interest.objects.bulk_create(
        Interest(opportunity=advert, expert=each, expressed_at=expressed_at) for each in experts
    )
    page = page_of(as_(host), list_url(advert))
    assert page.count('href="/staff/interests/') == 50
    assert page_of(as_(host), f"{list_url(advert)}?page=2").count('href="/staff/interests/') == 1


def words_for(user):
    return [(todo.words.split(":")[0], todo.count) for todo in tasks_for(user)]


def test_what_the_host_and_the_person_need_to_do(advert, interest, host, expert, other_host):
    assert ("Look at who is interested", 1) in words_for(host)
    advert.decision_date = timezone.localdate() - timedelta(days=1)
    advert.save()
    assert words_for(host) == [("Tell people whether they have a place", 1)]
    assert words_for(other_host) == words_for(expert) == []
    Interest.objects.update(status="offered", answer_by=timezone.localdate())
    assert words_for(expert) == [("Answer the offer of a place", None)]
    assert words_for(host) == []


def test_what_is_over_leaves_nothing_to_do(host):
    over = OpportunityFactory(
        host=host, published=True, decision_date=timezone.localdate() - timedelta(days=1)
    )
    InterestFactory(opportunity=over)
    over.status = "completed"
    over.save()
    assert words_for(host) == []
