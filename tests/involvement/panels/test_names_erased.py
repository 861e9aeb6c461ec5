"""A name taken from a panel stays away: the same file brought in again says nothing new."""

import pytest

from coproduction.core.personal_data import erasing
from involvement.models import Panel
from involvement.selectors.panel_names import panels_naming
from involvement.services.panel_names import forget_names, forget_person
from tests.factories import person
from tests.involvement.panels.conftest import bring_in, csv_of


def by_age(panel, by):
    forget_names(panel_ids=[panel.pk], by=by)


def by_hand(panel, by):
    for words in ("chair@example.nhs.uk", "panel1@example.nhs.uk", "panel2@example.nhs.uk"):
        forget_person(words=words, panels=panels_naming(words), by=by)


def by_leaving(panel, by):
    erasing.erase([person(email=f"{name}@example.nhs.uk").pk for name in ("chair", "panel1", "panel2")])


def names_on(panel):
    return [
        *Panel.objects.values_list("chair_email", "chair_name"),
        *panel.members.values_list("email", "name"),
    ]


@pytest.mark.parametrize("take_away", [by_age, by_hand, by_leaving])
def test_the_same_file_brings_no_name_back(trust, recruiter, take_away):
    row = {"Chair name": "Cheryl Chair"}
    bring_in(csv_of(row, more=["Chair name"]), recruiter)
    panel = Panel.objects.get()
    take_away(panel, recruiter)
    gone = [("", ""), ("", ""), ("", "")]
    assert names_on(panel) == gone
    states, _ = bring_in(csv_of(row, more=["Chair name"]), recruiter)
    assert states == {"unchanged": 1} and names_on(panel) == gone


def test_another_fact_in_the_file_is_still_taken(trust, recruiter):
    bring_in(csv_of({}), recruiter)
    panel = Panel.objects.get()
    by_age(panel, recruiter)
    states, _ = bring_in(csv_of({"Candidates interviewed": "4"}), recruiter)
    panel.refresh_from_db()
    assert states == {"changed": 1} and panel.candidates == 4 and panel.chair_email == ""
