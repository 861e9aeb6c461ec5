"""Files of panels brought in at the moment somebody else has to do with the same panels: one waits for the other."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from experts.enums import ExpertStatus
from experts.models import Contribution, Expert
from experts.services import leaving
from involvement.models import Panel
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from involvement.services.panels import record_all
from tests.crossing import STOPPED, cross
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    LocalityFactory,
    PanelSeatFactory,
    QualificationFactory,
    TrainingKindFactory,
    UserFactory,
    person,
)
from tests.involvement.panels.conftest import bring_in, csv_of, look

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
PANEL, RECORD, ROLE = "involvement_panel", "experts_expert", "accounts_rolegrant"
NO_EXPERT = {"Reason no expert": "Not asked in time"}


@pytest.fixture
def by():
    return person(Role.RECRUITER)


@pytest.fixture
def expert():
    """Somebody who has training, and an address that a file can name."""
    expert = ExpertFactory(user=UserFactory(email="expert1@example.org"))
    kind = TrainingKindFactory(name=VALUES_BASED_RECRUITMENT)
    QualificationFactory(expert=expert, kind=kind, gained_on=timezone.localdate() - timedelta(days=100))
    return expert


@pytest.fixture
def rows(by):
    """Rows of two panels to come, which are here already, with nobody on them."""
    DirectorateFactory(name="Adult Acute")
    LocalityFactory(name="Norwich")
    rows = [row(f"846-{number}", number) for number in (1, 2)]
    states, _ = bring_in(csv_of(*rows), by)
    assert states == {"new": 2}
    return rows


def row(reference, number, **more):
    """A panel some weeks from now, for which no expert is named yet."""
    day = timezone.localdate() + timedelta(days=20 + number)
    return {
        "Vacancy reference": reference,
        "Interview date": f"{day:%d/%m/%Y}",
        "Expert emails": "",
        "Experts had equal vote": "",
        "Candidates interviewed": "",
        "Candidates who met an expert": "",
        "Reason no expert": "",
        "Outcome": "",
        **more,
    }


def brings_in(rows, by, **facts):
    """Return the act of bringing in these rows, changed."""
    told = [{**each, **facts} for each in rows]
    assert [each.state for each in look(csv_of(*told), by)] == ["changed"] * len(rows)
    return lambda: bring_in(csv_of(*told), by)


def test_two_files_of_the_same_panels_come_in_one_after_the_other(rows, by):
    """They name the panels in two orders."""
    first = (brings_in(rows, by, **{"Job title": "First"}), PANEL)
    second = (brings_in(rows[::-1], by, **{"Job title": "Second"}), PANEL)
    assert cross(first, second) == ["done", "done"]
    assert set(Panel.objects.values_list("activity__title", flat=True)) in ({"First"}, {"Second"})


def test_two_files_of_panels_that_are_over_come_in_one_after_the_other(by, rows):
    """What is over is locked as a file comes to it."""
    over = [row(f"845-{number}", -30 - number, **NO_EXPERT) for number in (1, 2)]
    assert bring_in(csv_of(*over), by)[0] == {"new": 2}
    first = (brings_in(over, by, **{"Job title": "First"}), PANEL)
    second = (brings_in(over[::-1], by, **{"Job title": "Second"}), PANEL)
    assert cross(first, second) == ["done", "done"]


def test_a_person_leaves_two_panels_while_a_file_changes_both(rows, by, expert):
    """The file names the panels in the order in which nobody gives them up."""
    panels = list(Panel.objects.order_by("pk"))
    for panel in panels:
        PanelSeatFactory(panel=panel, expert=expert)
    changes = brings_in(rows[::-1], by, **{"Job title": "Changed", "Expert emails": "expert1@example.org"})
    answers = cross((lambda: leaving.leave(expert=expert, by=expert.user), PANEL), (changes, PANEL))
    assert answers == ["done", "done"]
    assert nobody_expects(expert)


def test_a_person_leaves_while_a_file_seats_them(rows, by, expert):
    seats = brings_in(rows, by, **{"Expert emails": "expert1@example.org"})
    answers = cross((lambda: leaving.leave(expert=expert, by=expert.user), RECORD), (seats, RECORD))
    assert STOPPED not in answers
    assert nobody_expects(expert)


def test_a_person_leaves_while_a_panel_is_recorded_with_them(rows, by, expert):
    """They were active when it was judged, and all they hold has been given up before it is written."""
    judged = look(csv_of(row("846-3", 3, **{"Expert emails": "expert1@example.org"})), by)
    assert [each.state for each in judged] == ["new"]
    records = (lambda: record_all(judged=judged, by=by), RECORD)
    answers = cross((lambda: leaving.leave(expert=expert, by=expert.user), ROLE), records)
    assert answers[0] == "done"
    assert answers[1] in ("done", "expert1@example.org is not an active member of the network.")
    assert nobody_expects(expert)


def nobody_expects(expert):
    has_left = Expert.objects.get(pk=expert.pk).status == ExpertStatus.LEFT
    return has_left and not Contribution.objects.filter(expert=expert, status="expected").exists()
