"""What an advert asks and chooses by: who may write it, until when, and what a person answers."""

import pytest

from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import new_token
from involvement.models import Answer, Interest, Question
from involvement.services import interests, questions
from involvement.services.templates import copy_advert
from tests.factories import InterestFactory, OpportunityFactory


def token(user):
    return {"submission_token": new_token(user)}


pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(host):
    return OpportunityFactory(host=host)


def asked(advert, *words, needed=False):
    return [
        Question.objects.create(opportunity=advert, position=number, words=each, needed=needed)
        for number, each in enumerate(words, 1)
    ]


def test_a_host_writes_them_in_order(as_, draft, host, other_host):
    url, browser = f"/staff/adverts/{draft.pk}/questions/", as_(host)
    for words in ("What helps you?", "When are you free?"):
        browser.post(url, {**token(host), "words": words, "hint": "Short is fine", "needed": "no"})
    first, second = draft.questions.all()
    browser.post(f"/staff/adverts/questions/{second.pk}/earlier/")
    assert [each.words for each in draft.questions.all()] == ["When are you free?", "What helps you?"]
    refused = browser.post(url, {**token(host), "words": "", "hint": "Kept", "needed": "no"})
    assert (refused.status_code, "Kept" in refused.content.decode()) == (422, True)
    browser.post(f"/staff/adverts/questions/{first.pk}/", {**token(host), "take_away": "1"})
    assert [each.words for each in draft.questions.all()] == ["When are you free?"]
    assert as_(other_host).get(url).status_code == 404
    assert as_(other_host).get(f"/staff/adverts/questions/{second.pk}/").status_code == 404


def test_they_are_fixed_once_somebody_answered(as_, advert, coordinator, host):
    question = asked(advert, "Why?")[0]
    with pytest.raises(RuleBroken, match="ask a coordinator"):
        questions.ask_otherwise(question=question, words="How?", hint="", needed=False, by=host)
    questions.ask_otherwise(question=question, words="How?", hint="", needed=False, by=coordinator)
    InterestFactory(opportunity=advert)
    for change in (questions.ask_no_more, questions.ask_earlier):
        with pytest.raises(RuleBroken, match="Somebody has answered"):
            change(question=question, by=coordinator)
    page = as_(host).get(f"/staff/adverts/{advert.pk}/questions/").content.decode()
    assert "How?" in page and "Add this question" not in page
    assert as_(coordinator).get(f"/staff/adverts/questions/{question.pk}/").status_code == 403


def test_a_person_answers_checks_and_sends(as_, advert, expert, host):
    helps, free = asked(advert, "What helps <you>?", "When are you free?", needed=True)
    url, browser = f"/opportunities/{advert.reference}/interest/", as_(expert)
    typed = {"words": "I care", "wants_help": "no", f"question_{helps.pk}": "Breaks & tea"}
    refused = browser.post(url, {**token(expert), **typed})
    page = refused.content.decode()
    assert refused.status_code == 422 and "Answer the question: When are you free?" in page
    assert "Breaks &amp; tea" in page and "What helps &lt;you&gt;?" in page
    typed[f"question_{free.pk}"] = "Mondays"
    check = browser.post(url, {**token(expert), **typed}).content.decode()
    assert "Breaks &amp; tea" in check and "Mondays" in check
    back = browser.post(url, {**token(expert), **typed, "change": "1"}).content.decode()
    assert "Mondays" in back
    browser.post(url, {**token(expert), **typed, "send": "1"})
    said = Interest.objects.get()
    assert list(said.answers.order_by("pk").values_list("words", flat=True)) == ["Breaks & tea", "Mondays"]
    assert "Mondays" in as_(expert).get(f"/my/interests/{said.pk}/").content.decode()
    assert "Mondays" in as_(host).get(f"/staff/interests/{said.pk}/").content.decode()


def test_what_must_be_answered_cannot_be_left_out_and_goes_when_they_say_so_again(advert, expert):
    question = asked(advert, "Why?", needed=True)[0]
    with pytest.raises(RuleBroken, match="Answer the question"):
        interests.express(opportunity=advert, user=expert)
    assert not Interest.objects.exists()
    said = interests.express(opportunity=advert, user=expert, answers={question.pk: "First"})
    interests.withdraw(interest=said, by=expert)
    interests.express(opportunity=advert, user=expert, answers={question.pk: "Second"})
    assert Answer.objects.get().words == "Second"


def test_what_people_are_chosen_by_is_named_before_the_advert_is_public(as_, client, draft, host):
    url, browser = f"/staff/adverts/{draft.pk}/criteria/", as_(host)
    many = "\n".join(f"Thing {number}" for number in range(9))
    refused = browser.post(url, {**token(host), "words": many})
    assert refused.status_code == 422 and "Thing 8" in refused.content.decode()
    browser.post(url, {**token(host), "words": "Has called the line\n\n  Can   listen  "})
    assert [each.words for each in draft.criteria.all()] == ["Has called the line", "Can listen"]
    public = OpportunityFactory(host=host, published=True, looks_for=["Can listen"])
    assert "Can listen" in client.get(public.get_absolute_url()).content.decode()
    late = browser.post(f"/staff/adverts/{public.pk}/criteria/", {**token(host), "words": "Is tall"})
    assert late.status_code == 422 and "before the advert is public" in late.content.decode()
    assert not public.criteria.exists()


def test_a_copy_asks_and_chooses_by_the_same(host):
    old = OpportunityFactory(host=host, published=True, is_blind=True, looks_for=["Can listen"])
    old.criteria.create(position=1, words="Can listen")
    asked(old, "Why?", "When?", needed=True)
    copy = copy_advert(source=old, by=host)
    assert [(each.words, each.needed) for each in copy.questions.all()] == [("Why?", True), ("When?", True)]
    assert [each.words for each in copy.criteria.all()] == copy.looks_for == ["Can listen"]
    assert copy.is_blind and old.questions.count() == 2
