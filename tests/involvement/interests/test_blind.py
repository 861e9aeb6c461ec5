"""Choosing without names: nothing that whoever chooses can open tells who a person is before they have decided."""

import pytest

from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from involvement.models import Criterion, Interest
from involvement.rules.choosing import without_name
from involvement.selectors import tasks_for
from involvement.services import interests
from tests.factories import ExpertFactory, OpportunityFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def blind(host):
    advert = OpportunityFactory(host=host, published=True, is_blind=True)
    Criterion.objects.create(opportunity=advert, position=1, words="Can listen")
    return advert


@pytest.fixture
def hers(blind, expert):
    words = f"I am Esther, esther EXPERT-Expert to friends. Write to {expert.email.upper()}."
    return interests.express(opportunity=blind, user=expert, words=words, access_needs="Ask for Esther")


def tells(page, user):
    text = page.content.decode().casefold()
    return [word for word in ("esther", user.email.casefold()) if word in text]


def test_no_page_of_the_host_tells_before_the_decision_and_each_does_after(as_, blind, hers, expert, host):
    browser = as_(host)
    browser.post(f"/staff/interests/{hers.pk}/shortlist/")
    blind.decision_date = blind.published_at.date()
    blind.save()
    pages = [
        f"/staff/adverts/{blind.reference}/interests/",
        f"/staff/adverts/{blind.reference}/shortlist/",
        f"/staff/adverts/{blind.reference}/interests/answer/?decision=not_chosen&person={hers.pk}",
        "/staff/interests/unanswered/",
        "/start/",
        *(
            f"/staff/interests/{hers.pk}/{path}"
            for path in ("", "criteria/", "offer/", "wait/", "not-chosen/")
        ),
    ]
    for url in pages:
        page = browser.get(url)
        assert page.status_code == 200 and tells(page, expert) == [], url
        assert url == "/start/" or f"Person {hers.number}" in page.content.decode(), url
    assert browser.get(f"/staff/adverts/{blind.reference}/matches/").status_code == 403
    assert not [
        each for each in Message.objects.filter(recipient=host) if "Esther" in each.subject + each.body
    ]
    assert "Esther" not in " ".join(todo.words for todo in tasks_for(host))
    interests.offer(interest=hers, why="Fits.", by=host)
    assert tells(browser.get(f"/staff/interests/{hers.pk}/"), expert) == ["esther", expert.email.casefold()]


def test_numbers_are_drawn_and_the_list_goes_by_them(as_, blind, host):
    said = [interests.express(opportunity=blind, user=ExpertFactory().user) for _ in range(12)]
    numbers = [each.number for each in said]
    assert len(set(numbers)) == 12 and min(numbers) >= 100
    assert numbers != sorted(numbers), "drawn by lot: in order once in 479 million"
    page = as_(host).get(f"/staff/adverts/{blind.reference}/interests/").content.decode()
    places = [page.index(f">Person {number}<") for number in sorted(numbers)]
    assert places == sorted(places)


def test_a_coordinator_may_look_and_it_is_written_down_but_not_on_their_own_advert(
    as_, blind, hers, host, coordinator
):
    url = f"/staff/interests/{hers.pk}/name/"
    assert as_(host).post(url).status_code == 403
    assert "This is Esther Expert" in as_(coordinator).post(url).content.decode()
    assert Event.objects.get(action="interest.name_seen").actor == coordinator
    blind.host = coordinator
    blind.save()
    refused = as_(coordinator).post(url)
    assert refused.status_code == 409 and "Esther" not in refused.content.decode()
    assert as_(coordinator).get(f"/staff/adverts/{blind.reference}/matches/").status_code == 403


def test_who_left_before_the_decision_stays_a_number_and_names_are_there_elsewhere(
    as_, blind, hers, expert, host
):
    assert "Esther" in as_(expert).get(f"/my/interests/{hers.pk}/").content.decode()
    interests.withdraw(interest=hers, by=expert)
    assert tells(as_(host).get(f"/staff/interests/{hers.pk}/"), expert) == []
    assert not Message.objects.filter(recipient=host).exists()
    assert Interest.objects.get().number == hers.number


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Ann Lee-Smith came", "[name taken out] came"),
        ("an annual plan, says ANN", "an annual plan, says [name taken out]"),
        (
            "a smith and (lee) at ann@example.org",
            "a [name taken out] and ([name taken out]) at [name taken out]",
        ),
        ("nothing", "nothing"),
    ],
)
def test_a_name_is_taken_out_of_what_its_owner_wrote(words, read):
    assert without_name(words, person(name="Ann Lee-Smith", email="ann@example.org")) == read


def test_short_names_and_apostrophes_are_taken_out_and_ordinary_words_stay():
    words = "I am Bo O’Shea, or BO. A bo is a word."
    read = "I am [name taken out], or [name taken out]. A bo is a word."
    assert without_name(words, person(name="Bo O'Shea")) == read
