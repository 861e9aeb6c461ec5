from datetime import timedelta

import pytest
from django.utils import timezone

from experts.models import Expert
from tests.factories import (
    ActivityFactory,
    ExpertFactory,
    InterestFactory,
    OpportunityFactory,
    SessionFactory,
)


@pytest.fixture
def advert(host):
    """A published advert of the host, for 4 people."""
    return OpportunityFactory(host=host, published=True)


@pytest.fixture
def row(expert):
    """The Expert of the cast's expert."""
    return Expert.objects.get(pk=expert.pk)


@pytest.fixture
def interest(advert, row):
    return InterestFactory(opportunity=advert, expert=row)


@pytest.fixture
def offered(advert, row):
    answer_by = timezone.localdate() + timedelta(days=7)
    return InterestFactory(opportunity=advert, expert=row, status="offered", answer_by=answer_by)


def session_in(advert, days=10, **fields):
    """Return a session of an advert that starts so many days from now and lasts 2 hours."""
    starts_at = timezone.now() + timedelta(days=days)
    return SessionFactory(
        opportunity=advert, activity=ActivityFactory(starts_at=starts_at, title=advert.title), **fields
    )


def offers(advert, how_many):
    return [
        InterestFactory(opportunity=advert, expert=ExpertFactory(), status="offered") for _ in range(how_many)
    ]


def seen_in(page):
    """The mark of the terms on the page of an offer, which saying yes sends back."""
    return page.split('name="seen" value="')[1].split('"')[0]


def says_yes(client, url, **more):
    page = client.get(url).content.decode()
    return client.post(f"{url}accept/", {"seen": seen_in(page), **more})
