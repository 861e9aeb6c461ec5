"""The ranking in SQL says what the rules say, on random small worlds; and what is kept is what would be kept afresh."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings, strategies as some

from involvement.models import Interest
from involvement.rules import matching as rules
from involvement.selectors.matching import adverts as ways, facts, people
from involvement.services.facts import refresh_everything
from tests.involvement.matching.slowly import people_read_slowly
from tests.involvement.matching.worlds import DAY, World, adverts, people as drawn_people

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WEIGHTS = rules.Weights(topics=40, place=25, times=15, language=10, fairness=10, usual_miles=15)
EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def told_slowly(advert, everyone, answered):
    """Return the keys and points of those who fit, and of those who lack something, as the rules have them."""
    fit, lack = [], []
    for person in everyone.values():
        if person.pk in answered or not rules.is_possible(person, advert, on=DAY):
            continue
        row = (person.pk, rules.points(person, advert, WEIGHTS, on=DAY))
        (lack if any(rules.lacks(person, advert, on=DAY)) else fit).append(row)

    def order(row):
        return -row[1], rules.lot(row[0], advert.pk), row[0]

    return sorted(fit, key=order), sorted(lack, key=order)


@EXAMPLES
@given(some.lists(drawn_people, min_size=1, max_size=6), adverts, some.booleans())
def test_the_sql_ranks_people_as_the_rules_do(still_clock, group, advert_drawn, one_answers):
    with transaction.atomic():
        world = World()
        opportunity = world.add_advert(advert_drawn)
        experts = [world.add_person(drawn) for drawn in group]
        for expert, drawn in zip(experts, group, strict=True):
            if drawn["answered"] and one_answers:
                world.interest(expert, "expressed", opportunity.created_at, opportunity)
        refresh_everything()
        advert, everyone = facts.advert_of(opportunity), people_read_slowly([each.pk for each in experts])
        active = {pk: person for pk, person in everyone.items() if person.active}
        assert facts.people_of(active) == active
        answered = set(Interest.objects.filter(opportunity=opportunity).values_list("expert_id", flat=True))
        fit, lack = told_slowly(advert, everyone, answered)
        assert list(people.people_for(advert, WEIGHTS, on=DAY).values_list("pk", "points")) == fit
        assert list(people.people_lacking(advert, WEIGHTS, on=DAY).values_list("pk", "points")) == lack
        transaction.set_rollback(True)


@EXAMPLES
@given(drawn_people, some.lists(adverts, min_size=1, max_size=6))
def test_the_sql_ranks_adverts_as_the_rules_do(still_clock, drawn, adverts_drawn):
    with transaction.atomic():
        world = World()
        expert = world.add_person({**drawn, "status": "active"})
        opportunities = [world.add_advert(each) for each in adverts_drawn]
        refresh_everything()
        person = people_read_slowly([expert.pk])[expert.pk]
        fit, lack = [], []
        for opportunity in opportunities:
            advert = facts.advert_of(opportunity)
            if rules.is_possible(person, advert, on=DAY):
                row = (advert.pk, rules.points(person, advert, WEIGHTS, on=DAY))
                (lack if any(rules.lacks(person, advert, on=DAY)) else fit).append(row)
        mine = {each.pk for each in opportunities}
        assert [row for row in ranked(ways.adverts_for, person) if row[0] in mine] == in_order(fit)
        assert [row for row in ranked(ways.adverts_lacking, person) if row[0] in mine] == in_order(lack)
        transaction.set_rollback(True)


def ranked(find, person):
    return list(find(person, WEIGHTS, on=DAY).values_list("pk", "points"))


def in_order(rows):
    # Every advert here closes on the same day.
    return sorted(rows, key=lambda row: (-row[1], row[0]))
