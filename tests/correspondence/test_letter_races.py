"""Several coordinators press Print at once: no letter is printed twice, and none is left out."""

import pytest
from django.db import connection

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.selectors import letters as reading
from coproduction.correspondence.services import letters
from coproduction.reference.models import Setting
from tests.factories import letter, person
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS, EACH = 6, 5


@pytest.fixture
def coordinators():
    Setting.objects.create(name="letters_in_a_batch", value=EACH)
    return [person(Role.COORDINATOR) for _ in range(RACERS)]


def prints(by):
    try:
        return letters.start_batch(by=by).size
    except RuleBroken:
        return 0


def race(coordinators, waiting):
    for _ in range(waiting):
        letter()
    return together(RACERS, lambda number: prints(coordinators[number]))


@pytest.mark.parametrize("waiting", [1, RACERS * EACH, RACERS * EACH + 3])
def test_each_letter_is_in_one_batch(coordinators, waiting):
    sizes = race(coordinators, waiting)
    batched = Delivery.objects.filter(batch__isnull=False).count()
    assert sum(sizes) == batched == sum(batch.letters.count() for batch in LetterBatch.objects.all())
    assert all(batch.size == batch.letters.count() for batch in LetterBatch.objects.all())
    assert reading.queue().to_print == waiting - batched


def test_a_batch_is_posted_by_one_of_many(coordinators):
    letter()
    batch = letters.start_batch(by=coordinators[0])
    letters.jobs.run(batch.job_id)

    def posts(number):
        try:
            return letters.post_batch(batch=batch, by=coordinators[number])
        except RuleBroken:
            return 0

    assert sorted(together(RACERS, posts)) == [0] * (RACERS - 1) + [1]
