"""Real threads that make booklets at the same moment: each number is given once, and the same content is made once."""

import threading

import pytest
from django.db import connection

from coproduction.accounts.enums import Role
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from coproduction.documents.models import Document
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition, BookletFile
from involvement.selectors.booklet import Scope
from involvement.services import booklet
from tests.factories import LocalityFactory, OpportunityFactory, person
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS = 6


@pytest.fixture(autouse=True)
def same_number(monkeypatch):
    """Let every worker read the last number before the first of them writes the next."""
    gate, mine = threading.Barrier(RACERS), threading.local()

    def wait_once():
        if not hasattr(mine, "waited"):
            mine.waited = True
            gate.wait(timeout=20)
        return today()

    monkeypatch.setattr(booklet, "today", wait_once)


def make_together(scopes):
    """Let as many coordinators ask for these booklets, and as many workers make them. Returns the states of the jobs."""
    asked = [_asked(scope) for scope in scopes]
    together(len(asked), lambda number: jobs.run(asked[number].pk))
    return set(Job.objects.values_list("state", flat=True))


def _asked(scope):
    # Written by hand: `start_edition` would have it done before the next is asked for, where there is no worker.
    params = {
        "locality": scope.locality and scope.locality.pk,
        "topic": None,
        "formats": [BookletFormat.TEXT],
    }
    return Job.objects.create(kind=booklet.JOB, owner=person(Role.COORDINATOR), title="Make", params=params)


def test_the_same_booklet_asked_for_by_six_at_once_is_one_edition():
    OpportunityFactory(published=True)
    assert make_together([Scope()] * RACERS) == {JobState.DONE}
    assert BookletEdition.objects.get().number == 1
    assert BookletFile.objects.count() == Document.objects.count() == 1


def test_six_booklets_made_at_once_have_a_number_each():
    places = LocalityFactory.create_batch(RACERS)
    for place in places:
        OpportunityFactory(published=True, locality=place)
    assert make_together([Scope(place) for place in places]) == {JobState.DONE}
    assert sorted(BookletEdition.objects.values_list("number", flat=True)) == list(range(1, RACERS + 1))
    assert BookletFile.objects.count() == RACERS
