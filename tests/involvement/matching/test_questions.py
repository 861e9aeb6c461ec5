"""The pages of matching ask the database the same few questions, whatever they show."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coproduction.core.dates import today
from coproduction.reference.enums import TopicKind
from involvement.services.facts import refresh_everything
from tests.factories import (
    CheckKindFactory,
    ExpertFactory,
    InterestFactory,
    LanguageFactory,
    OpportunityFactory,
    TopicFactory,
    TrainingKindFactory,
)
from tests.involvement.matching.test_pages import ready_for

pytestmark = pytest.mark.django_db
BAR = 15


def advert_that_asks(host, *, topics=1):
    """An advert that asks for something of each kind."""
    advert = OpportunityFactory(host=host, published=True, weekdays=[0], times_of_day=["morning"])
    kinds = [TopicKind.INTEREST, TopicKind.LIVED_EXPERIENCE, TopicKind.SKILL]
    advert.topics.set([TopicFactory(kind=kinds[number % 3]) for number in range(topics)])
    advert.languages.set([LanguageFactory()])
    advert.training.set([TrainingKindFactory()])
    advert.checks.set([CheckKindFactory()])
    return advert


@pytest.fixture
def asked():
    """Return a function that opens a page twice and says how many questions the second look asked, and the answer."""

    def count(browser, page):
        browser.get(page)
        with CaptureQueriesContext(connection) as questions:
            answer = browser.get(page)
        assert answer.status_code == 200
        return len(questions), answer

    return count


def test_the_people_who_fit(as_, coordinator, host, asked):
    few, many = advert_that_asks(host), advert_that_asks(host, topics=6)
    ready_for(ExpertFactory(), few)
    for number in range(25):
        ready_for(ExpertFactory(), many, until=None if number < 20 else today() - timedelta(days=1))
    for who in (coordinator, host):
        browser = as_(who)
        one, _ = asked(browser, reverse("involvement:matches", args=[few.reference]))
        twenty, answer = asked(browser, reverse("involvement:matches", args=[many.reference]))
        assert len(answer.context["fit"]) == 20 and answer.context["would_fit"]
        assert one == twenty <= BAR


def test_the_ways_that_fit_a_person(as_, host, expert, other_expert, asked):
    page = reverse("involvement:my_matches")
    ready_for(expert.expert, advert_that_asks(host))
    one, answer = asked(as_(expert), page)
    assert len(answer.context["fit"]) == 1
    for _ in range(24):
        ready_for(expert.expert, advert_that_asks(host, topics=3))
    advert_that_asks(host)
    refresh_everything()
    twenty, answer = asked(as_(expert), page)
    assert len(answer.context["fit"]) == 20 and answer.context["would_fit"]
    assert one == twenty <= BAR


def test_the_pages_that_say_why(as_, coordinator, host, expert, asked):
    few, many = advert_that_asks(host, topics=0), advert_that_asks(host, topics=9)
    ready_for(expert.expert, many)
    for who, name, more in ((expert, "why_not_me", []), (coordinator, "why_not_them", [expert.pk])):
        browser = as_(who)
        pages = [reverse(f"involvement:{name}", args=[each.reference, *more]) for each in (few, many)]
        found = [asked(browser, page)[0] for page in pages]
        assert found[0] == found[1] <= BAR


def test_the_page_of_somebody_who_lacks_something(as_, host, expert, asked):
    interest = InterestFactory(opportunity=advert_that_asks(host, topics=9), expert=expert.expert)
    refresh_everything()
    questions, answer = asked(as_(host), reverse("involvement:interest_person", args=[interest.pk]))
    assert "They cannot be offered a place yet." in answer.text
    assert questions <= BAR
