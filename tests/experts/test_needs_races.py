"""Real threads at answers and needs. Counted by their effects: a redirect proves nothing in a race."""

import pytest
from django.db import connection

from coproduction.reference.equality import QUESTIONS
from experts.models import AccessNeed, EqualityRecord, NeedMet
from experts.selectors.equality import record_of
from experts.services import equality, needs
from tests.factories import AccessNeedFactory, ContributionFactory, ExpertFactory, person
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
ROUNDS = 5


def test_no_answer_is_lost_while_the_rows_are_written_again():
    user = ExpertFactory().user
    for _ in range(ROUNDS):
        EqualityRecord.objects.all().delete()
        equality.answer(user=user, question=QUESTIONS[0], code=QUESTIONS[0].codes[0])

        def act(number):
            if number % 2:
                equality.mix()
            else:
                question = QUESTIONS[number // 2]
                equality.answer(user=user, question=question, code=question.codes[1])

        together(12, act)
        record = record_of(user)
        assert [getattr(record, each.key) for each in QUESTIONS[:6]] == [
            each.codes[1] for each in QUESTIONS[:6]
        ]


def test_two_hosts_answer_one_need_once():
    place = ContributionFactory()
    need = AccessNeedFactory(expert=place.expert)
    hosts = [person() for _ in range(8)]
    activity = place.activity
    activity.starts_at = activity.starts_at.replace(year=2099)
    activity.ends_at = activity.ends_at.replace(year=2099)
    activity.save()
    together(8, lambda number: needs.will_be_met(need=need, activity=activity, by=hosts[number]))
    assert NeedMet.objects.count() == AccessNeed.objects.count() == 1


def test_many_presses_of_was_it_met_write_one_answer():
    place = ContributionFactory()
    need = AccessNeedFactory(expert=place.expert)
    user, activity = place.expert.user, place.activity
    activity.starts_at = activity.starts_at.replace(year=2020)
    activity.ends_at = activity.ends_at.replace(year=2020)
    activity.save()

    def press(number):
        needs.say_was_met(user=user, activity=activity, kind=need.kind, was_met=bool(number % 2), by=user)

    assert together(8, press) == [None] * 8
    assert NeedMet.objects.count() == 1
