"""Two workers at once: counted by what each person was sent."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from coproduction.correspondence import services
from coproduction.correspondence.enums import Frequency, Group
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.services import Outgoing
from tests.correspondence.test_choices import choose, tell
from tests.factories import person
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
WORKERS, PEOPLE = 6, 20


def test_gathering_in_several_workers_says_each_thing_once():
    for _ in range(PEOPLE):
        user = person()
        choose(user, Group.PLACES, Frequency.DAILY)
        tell(user, "interest_expressed")
    Delivery.objects.update(next_try_at=timezone.now() - timedelta(minutes=1))
    together(WORKERS, lambda number: services.send_gathered())
    assert Message.objects.filter(kind="gathered").count() == PEOPLE
    assert set(
        Delivery.objects.filter(message__kind="interest_expressed").values_list("state", flat=True)
    ) == {"gathered"}


def test_reminding_in_several_workers_reminds_each_once():
    people = [person() for _ in range(PEOPLE)]

    def outgoing(user):
        return Outgoing(to=user, kind="x", key=f"reminder-{user.pk}", subject="x", body="x")

    together(
        WORKERS,
        lambda number: services.remind_each(
            people, key=lambda user: f"reminder-{user.pk}", outgoing=outgoing
        ),
    )
    assert Message.objects.count() == PEOPLE
    assert Delivery.objects.count() == PEOPLE
