"""One coordinator, many clicks at once: they do things for one person at a time."""

import pytest
from django.db import connection

from experts.models import Occasion
from experts.services import acting
from tests.experts.acting import offline
from tests.factories import person
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS = 12


def test_twelve_beginnings_leave_one_open():
    helper = person("coordinator")
    people = [offline(f"Person {number}") for number in range(RACERS)]
    begun = together(RACERS, lambda number: acting.begin(person=people[number], how="phone", by=helper).pk)
    assert len(set(begun)) == RACERS == Occasion.objects.count()
    assert Occasion.objects.filter(ended_at__isnull=True).count() == 1
