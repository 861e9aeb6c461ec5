from django.db import transaction

from coproduction.demo.seeding import foreign_keys
from coproduction.demo.seeding.adverts import open_advert, past_advert
from coproduction.demo.seeding.claims import Claims
from coproduction.demo.seeding.ground import lay_ground
from coproduction.demo.seeding.matching import add_requirements, lay_lists
from coproduction.demo.seeding.panels import Panels
from coproduction.demo.seeding.people import add_people
from coproduction.demo.seeding.taking_part import add_contributions, add_interests
from coproduction.demo.seeding.writer import Writer
from involvement.services.facts import refresh_everything


@transaction.atomic
def seed(plan, *, told):
    """Fill the database with the plan's history in one transaction. `told(rows)` is called as rows are written."""
    ground = lay_ground(plan)
    lists = lay_lists(plan)
    checks_left_out = foreign_keys.leave_out_checks()
    writer = Writer(now=plan.moment(plan.today, 8), told=told)
    people = add_people(plan, ground, lists, writer)
    claims = Claims(plan, ground, people, writer)
    _add_adverts(plan, ground, people, lists, writer, claims)
    Panels(plan, ground, people, writer, claims).add()  # after adverts, which the claims are planned for
    claims.add_runs()
    writer.finish()
    if checks_left_out:
        foreign_keys.check(writer.models)
    refresh_everything()


def _add_adverts(plan, ground, people, lists, writer, claims):
    chance, choosing = plan.random("adverts"), plan.random("requirements")
    for number in range(plan.opportunities):
        many = plan.interested(number)
        if number < plan.past:
            advert = past_advert(plan, ground, writer, chance, number)
            members = add_interests(plan, advert, people, writer, chance, many, accepted=True)
            add_contributions(plan, ground, advert, members, writer, chance, claims)
        else:
            advert = open_advert(plan, ground, writer, chance, number)
            add_interests(plan, advert, people, writer, chance, many, accepted=False)
        add_requirements(lists, writer, choosing, advert.key)
