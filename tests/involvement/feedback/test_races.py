"""Real threads that leave their names out at the same moment: nobody is left waiting whom enough others wait beside."""

import pytest
from django.db import connection

from coproduction.core.dates import today
from involvement.models import Feedback, FeedbackAsked, Opportunity
from involvement.selectors.feedback import readable
from involvement.services import feedback as services
from tests.factories import UserFactory
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS = 5
SAID = {"listened": "yes", "prepared": "partly", "again": "yes"}


def race(advert, session):
    """Return how many answers a host can read once five people answered at once."""
    rows = [
        FeedbackAsked.objects.create(
            opportunity=advert, session=session, person=UserFactory(), side="expert", asked_on=today()
        )
        for _ in range(RACERS)
    ]
    together(
        RACERS,
        lambda number: services.answer(asked=rows[number], without_name=True, by=rows[number].person, **SAID),
    )
    return len(readable(advert).unnamed)


def test_the_last_of_five_at_once_shows_them_all(advert, session):
    assert race(advert, session) == RACERS


def test_without_the_lock_five_at_once_wait_for_ever(advert, session, monkeypatch):
    """The test above is worth something only if it can fail."""
    monkeypatch.setattr(services, "locked", lambda advert: Opportunity.objects.get(pk=advert.pk))
    for _ in range(10):
        if race(advert, session) < RACERS:
            return
        FeedbackAsked.objects.all().delete()
        Feedback.objects.all().delete()
    pytest.fail("five racers always saw each other, so this race proves nothing")
