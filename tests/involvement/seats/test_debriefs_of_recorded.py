"""Panels recorded after they were held: those of lately are asked about once, and history asks nobody."""

from datetime import timedelta

import pytest

from coproduction.accounts.enums import Role
from coproduction.correspondence.models import Message
from coproduction.reference.services import change_setting
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.models import Debrief
from involvement.selectors.todo import tasks_for
from involvement.tasks.seats import ask_how_panels_went
from tests.factories import RoleGrantFactory, person
from tests.involvement.panels.conftest import FILE, bring_in, csv_of, trust  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
LATELY = {"Interview date": "10/11/2026"}
LONG_AGO = {
    "Vacancy reference": "846-2",
    "Interview date": "05/10/2026",
    "Expert emails": "expert2@example.org",
}


def asked():
    rows = Debrief.objects.order_by("side", "pk").values_list("side", "expert__user__email")
    return [address or side for side, address in rows]


def reminded():
    return sorted(
        each.recipient.email if each.recipient else each.address
        for each in Message.objects.filter(key__startswith="debrief_")
    )


def test_those_of_lately_are_asked_once_and_written_to_once(trust, recruiter, still_clock):  # noqa: F811
    RoleGrantFactory(user=trust[1].user, role=Role.EXPERT)
    rows = [LATELY, LONG_AGO]
    bring_in(csv_of(*rows), recruiter)
    bring_in(csv_of(*rows), recruiter)
    assert asked() == ["chair", "expert1@example.org"]
    (todo,) = [each for each in tasks_for(trust[1].user) if "how the panel went" in str(each.words)]
    assert "Staff Nurse" in todo.words
    ask_how_panels_went()
    assert reminded() == []
    for _ in range(4):
        still_clock.shift(timedelta(days=2))
        ask_how_panels_went()
    assert reminded() == ["chair@example.nhs.uk", "expert1@example.org"]


def test_an_expert_added_later_is_asked_as_well_and_the_chair_not_again(trust, recruiter):  # noqa: F811
    bring_in(csv_of(LATELY), recruiter)
    both = {**LATELY, "Expert emails": "expert1@example.org; expert2@example.org"}
    bring_in(csv_of(both), recruiter)
    assert asked() == ["chair", "expert1@example.org", "expert2@example.org"]


@pytest.mark.parametrize(("days", "number"), [(0, 0), (12, 0), (13, 2), (60, 2)])
def test_the_trust_says_how_far_back(trust, recruiter, days, number):  # noqa: F811
    change_setting("debrief_recorded_days", days, by=person(Role.ADMINISTRATOR))
    bring_in(csv_of(LATELY), recruiter)
    assert Debrief.objects.count() == number


def test_a_panel_without_a_chair_or_an_expert_asks_whom_there_is(trust, recruiter):  # noqa: F811
    nobody = {
        "Expert emails": "",
        "Reason no expert": "other",
        "Reason in words": "Snow",
        "Candidates who met an expert": "0",
        "Experts had equal vote": "",
    }
    rows = [{**LATELY, "Chair email": ""}, {**LATELY, **nobody, "Vacancy reference": "846-3"}]
    assert bring_in(csv_of(*rows, more=("Reason in words",)), recruiter)[0] == {"new": 2}
    assert asked() == ["expert1@example.org"]


def test_nobody_is_asked_about_a_panel_to_come(trust, recruiter):  # noqa: F811
    to_come = {"Outcome": "", "Candidates interviewed": "", "Candidates who met an expert": ""}
    row = {**to_come, "Experts had equal vote": "", "Interview date": "05/12/2026"}
    assert bring_in(csv_of(row), recruiter)[0] == {"new": 1}
    assert asked() == []


def test_who_has_left_is_not_written_to(trust, recruiter, still_clock):  # noqa: F811
    bring_in(csv_of(LATELY), recruiter)
    Expert.objects.filter(pk=trust[1].pk).update(status=ExpertStatus.LEFT)
    still_clock.shift(timedelta(days=3))
    ask_how_panels_went()
    assert reminded() == ["chair@example.nhs.uk"]


def test_the_shared_file_of_history_writes_to_nobody(trust, recruiter, still_clock):  # noqa: F811
    bring_in(FILE.open("rb"), recruiter)
    still_clock.shift(timedelta(days=3))
    ask_how_panels_went()
    assert reminded() == []
