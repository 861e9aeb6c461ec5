"""Easy read and translations: written by one person, approved by another, and read by everyone."""

import re

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import new_token
from coproduction.core.todo import todos_of
from coproduction.reference.models import Language
from coproduction.reference.written_languages import written
from involvement.enums import OpportunityStatus as S
from involvement.models import AdvertWords
from involvement.rules import advert_words as rules
from involvement.selectors.advert_words import easy_read_of, waiting
from involvement.services import advert_words as services
from tests.factories import OpportunityFactory, person

pytestmark = pytest.mark.django_db
EASY = {"title": "Carers group", "summary": "We meet. We talk.", "support": "We help you."}
URDU = {"title": "کیئررز گروپ", "summary": "ہم ہر مہینے ملتے ہیں", "access": "لفٹ موجود ہے"}


def staff(name, advert, words=None):
    return reverse(f"involvement:{name}", args=[advert.pk, words] if words else [advert.pk])


def public(advert, words):
    return reverse("involvement:opportunity_in_words", args=[advert.reference, words])


def urdu():
    return Language.objects.get_or_create(name="Urdu")[0]


def write(advert, values=EASY, language=None, by=None, version=""):
    by = by or advert.host
    return services.save_words(opportunity=advert, language=language, values=values, version=version, by=by)


def approve(words, by=None):
    by = by or person(Role.COORDINATOR)
    return services.approve_words(words=words, version=services.version_of(words), by=by)


def test_from_the_hosts_words_to_the_public_page(as_, client, host, coordinator):
    advert = OpportunityFactory(published=True, host=host)
    edit = staff("advert_words_edit", advert, "easy-read")
    browser = as_(host)
    assert advert.summary in browser.get(edit).content.decode()
    refused = browser.post(edit, {"title": "Typed", "submission_token": new_token(host)})
    assert refused.status_code == 422 and "Typed" in refused.content.decode()
    assert browser.post(edit, EASY | {"submission_token": new_token(host)}).status_code == 302
    words = AdvertWords.objects.get()
    assert [todo.count for todo in todos_of(waiting(coordinator))] == [1] and waiting(host) == []
    assert client.get(public(advert, "easy-read")).status_code == 404
    check = staff("advert_words_check", advert, "easy-read")
    assert "Approve" not in browser.get(check).content.decode()
    assert as_(coordinator).get(check).status_code == 200
    said = {"version": services.version_of(words)}
    assert as_(coordinator).post(staff("advert_words_approve", advert, "easy-read"), said).status_code == 302
    client.logout()
    page = client.get(public(advert, "easy-read")).content.decode()
    assert "We meet. We talk." in page and "We help you." in page
    assert advert.what_you_will_do in page and advert.access in page
    assert "Easy read" in client.get("/opportunities/").content.decode()
    assert easy_read_of([advert]) == {advert.pk: words}
    assert Event.objects.filter(action__startswith="advert_words.").count() == 2


def test_a_translation_says_its_language_and_the_way_it_runs(client):
    advert = OpportunityFactory(published=True)
    approve(write(advert, URDU, urdu()))
    page = client.get(advert.get_absolute_url()).content.decode()
    link = re.search(r'<a [^>]*hreflang="ur"[^>]*>[^<]*</a>', page)[0]
    assert 'lang="ur" dir="rtl"' in link and "اردو" in link and public(advert, "ur") in link
    page = client.get(public(advert, "ur")).content.decode()
    for words in URDU.values():
        assert re.search(rf'lang="ur" dir="rtl">{words}<', page)
    assert re.search(rf'class="app-lines">{advert.what_you_will_do}<', page)
    assert f'app-lines">{advert.support}<' in page


def test_a_page_a_browser_kept_is_good_until_a_text_is_approved_or_taken_away(client):
    advert = OpportunityFactory(published=True)
    pages = [advert.get_absolute_url(), "/opportunities/"]
    seen = [client.get(page)["ETag"] for page in pages]
    words = write(advert)
    assert [client.get(page)["ETag"] for page in pages] == seen
    approve(words)
    approved = [client.get(page)["ETag"] for page in pages]
    assert not set(approved) & set(seen)
    services.take_away(words=words, by=advert.host)
    assert not set(approved) & {client.get(page)["ETag"] for page in pages}
    assert not AdvertWords.objects.exists()


def test_words_are_out_of_date_when_the_advert_says_something_else(as_, client, host):
    advert = OpportunityFactory(published=True, host=host)
    words = approve(write(advert))
    advert.places = 9
    assert not rules.is_stale(words, advert)
    advert.summary = "Another"
    advert.save()
    assert "was changed after this was written" in client.get(public(advert, "easy-read")).content.decode()
    assert "Out of date" in as_(host).get(staff("advert_words", advert)).content.decode()
    waiting = OpportunityFactory(host=host)
    draft = write(waiting)
    waiting.title = "Another"
    waiting.save()
    with pytest.raises(RuleBroken, match="changed after"):
        approve(draft)


def test_nobody_approves_their_own_words_or_words_they_did_not_read(coordinator):
    advert = OpportunityFactory(published=True)
    words = write(advert, by=coordinator)
    for by in (coordinator, person(Role.HOST)):
        with pytest.raises(RuleBroken):
            approve(words, by)
    with pytest.raises(RuleBroken, match="Read them again"):
        services.approve_words(words=words, version="older", by=person(Role.COORDINATOR))


def test_saving_again_needs_another_approval_and_overwrites_nothing_unseen(client):
    advert = OpportunityFactory(published=True)
    words = approve(write(advert))
    with pytest.raises(services.ChangedMeanwhile):
        write(advert, EASY | {"title": "Mine"}, version="older")
    write(advert, EASY | {"title": "Mine"}, version=services.version_of(words))
    assert client.get(public(advert, "easy-read")).status_code == 404


def test_who_writes(as_, other_host, host, coordinator):
    advert = OpportunityFactory(published=True, host=host)
    assert as_(other_host).get(staff("advert_words", advert)).status_code == 404
    for slug in ("xx", "en", "en-GB", "ur"):
        assert as_(host).get(staff("advert_words_edit", advert, slug)).status_code == 404
    urdu()
    form = as_(host).get(staff("advert_words_edit", advert, "ur")).content.decode()
    assert form.count('dir="rtl"') >= 5
    gone = OpportunityFactory(status=S.CANCELLED, host=host, cancelled_reason="No room")
    assert as_(host).get(staff("advert_words_edit", gone, "easy-read")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_the_same_number_of_questions(as_, client, host, rows, django_assert_max_num_queries):
    advert = OpportunityFactory(published=True, host=host)
    for name in ("Urdu", "Polish", "Somali")[:rows]:
        approve(write(advert, URDU, Language.objects.get_or_create(name=name)[0]))
    browser = as_(host)
    with django_assert_max_num_queries(9):
        assert browser.get(staff("advert_words", advert)).status_code == 200
    client.logout()
    with django_assert_max_num_queries(8):
        client.get(public(advert, "ur"))


@pytest.mark.parametrize(
    "name, code, direction",
    [("Polish", "pl", "ltr"), ("arabic ", "ar", "rtl"), ("Somali", "so", "ltr"), ("Pashto", "ps", "rtl")],
)
def test_a_language_of_the_list_is_known_by_its_english_name(name, code, direction):
    found = written(Language(name=name))
    assert (found.code, found.direction) == (code, direction)
    assert written(Language(name="British Sign Language")) is None
    assert written(Language(name="English")) is None
