from datetime import timedelta

import pytest
from django.utils import timezone

from involvement.enums import OpportunityStatus
from tests.factories import ContributionFactory, InterestFactory, OpportunityFactory, SessionFactory


def held(opportunity, *people, days_ago=2):
    """Return a session of an advert that these people came to."""
    session = SessionFactory(
        opportunity=opportunity, activity__starts_at=timezone.now() - timedelta(days=days_ago)
    )
    for person in people:
        ContributionFactory(expert_id=person.pk, activity=session.activity, attended=True)
    return session


@pytest.fixture
def advert(host):
    return OpportunityFactory(host=host, published=True, status=OpportunityStatus.UNDER_WAY)


@pytest.fixture
def session(advert, expert, other_expert):
    for person in (expert, other_expert):
        InterestFactory(opportunity=advert, expert_id=person.pk, status="accepted")
    return held(advert, expert, other_expert)
