"""Work that one transaction does at a time."""

from functools import partial

import pytest
from django.db import connection, transaction

from coproduction.accounts.services import locked_people
from coproduction.core.one_at_a_time import one_at_a_time
from tests.crossing import cross
from tests.factories import person


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_would_hold_nothing():
    with pytest.raises(transaction.TransactionManagementError, match="panel_import"):
        one_at_a_time("panel_import")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer anyway")
@pytest.mark.parametrize(
    ("works", "steps"),
    [
        (("panel_import", "panel_import"), ["in", "out", "in", "out"]),
        (("panel_import", "another"), ["in", "in", "out", "out"]),
    ],
)
def test_one_waits_until_the_other_is_done_with_the_same_work_alone(works, steps):
    """Each stops inside, at a row of its own, until the other is inside as well or waits."""
    seen, people = [], [person(), person()]

    def work(number):
        one_at_a_time(works[number])
        seen.append("in")
        locked_people(people[number].pk)
        seen.append("out")

    assert cross(*((partial(work, number), "accounts_user") for number in range(2))) == ["done", "done"]
    assert seen == steps
