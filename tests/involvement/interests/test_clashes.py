"""The pages that warn of a clash: the person's own say with what, the host's only that there is something."""

import pytest
from django.urls import reverse

from tests.factories import ActivityFactory, ContributionFactory
from tests.involvement.interests.conftest import says_yes, session_in


@pytest.fixture
def clash(advert, row):
    """Something else the expert is expected at, during a session of the advert."""
    meets = session_in(advert)
    other = ActivityFactory(title="Secret panel", starts_at=meets.activity.starts_at)
    ContributionFactory(expert=row, activity=other)
    return meets


def page(client, name, *args):
    return client.get(reverse(f"involvement:{name}", args=args)).content.decode()


def test_a_person_is_warned_before_they_say_yes_and_may_say_it(as_, expert, offered, clash):
    at = as_(expert)
    words = page(at, "interest", offered.pk)
    assert "You are also expected at ‘Secret panel’" in words
    says_yes(at, reverse("involvement:interest", args=[offered.pk]))
    assert "You are also expected at ‘Secret panel’" in page(at, "session", clash.pk)
    assert "You are also expected at ‘Secret panel’" in page(at, "my_involvement")


def test_a_host_reads_that_there_is_something_and_not_what(as_, host, interest, clash, row):
    at = as_(host)
    words = page(at, "interest_person", interest.pk)
    assert "has something else at the time of a session" in words
    assert "Secret panel" not in words
    ContributionFactory(expert=row, activity=clash.activity)
    words = page(at, "session", clash.pk)
    assert "Has something else then" in words
    assert "Secret panel" not in words


def test_without_a_clash_nobody_is_warned(as_, host, interest, advert):
    session_in(advert)
    assert "something else" not in page(as_(host), "interest_person", interest.pk)
