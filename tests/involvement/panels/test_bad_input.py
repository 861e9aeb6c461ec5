"""A month of panels in which something is wrong with each: the preview says what, and only what is whole comes in."""

import pytest

from involvement.models import Panel, PanelSeat
from tests.involvement.panels.conftest import csv_of
from tests.involvement.panels.test_import_pages import bring, press

__all__ = ["bring", "press"]
TO_COME = {"Interview date": "1/12/2026", "Outcome": "", "Candidates who met an expert": ""}


@pytest.fixture
def one(bring, press):
    """A panel that is here already."""
    client, found, _ = bring(csv_of({}).read())
    press(client, "panel_import_confirm", found)
    return Panel.objects.get()


def test_the_preview_says_all_of_it_and_only_what_is_whole_comes_in(bring, press, one):
    alone = {"Expert emails": "expert2@example.org"}
    file = csv_of(
        {},  # line 2: here already
        {"Vacancy reference": "846-2", "Interview date": "6 October 2026"},
        {"Vacancy reference": " 846-2", "Interview date": "2026-10-06"},  # line 4: the same, told in another style
        {"Vacancy reference": "846-3", "Interview date": "07/10/2026", **alone},
        {"Vacancy reference": "846-3", "Interview date": "7 October 2026", "Outcome": "Not appointed", **alone},
        {"Vacancy reference": "846-4", "Interview date": "8/10/2026", "Candidate referees": "chair@example.nhs.uk"},
        {"Vacancy reference": "846-5"},  # line 8: expert 1 is on the panel of line 2
        {"Vacancy reference": "846-6", "Interview date": "9/10/2026"},
        {"Vacancy reference": "846-7", "Interview date": "9/10/2026"},  # line 10: and on that of line 9
        {"Vacancy reference": "846-8", "Interview date": "10/10/2026", "Directorate": ""},
        {"Vacancy reference": "846-9", "Interview date": "11/10/2026"},
        more=("Candidate referees",),
    )  # fmt: skip
    client, found, page = bring(file.read())
    assert found.states == {"new": 3, "unchanged": 2, "refused": 6}
    for words in (
        "The same as line 3.",
        "This panel is also on line 6, and it is not the same there.",
        "This panel is also on line 5, and it is not the same there.",
        "The chair is a referee of one of the candidates, so somebody else must chair this panel.",
        "expert1@example.org is at something else at that time: Staff Nurse.",
        "expert1@example.org is on another panel at that time: line 9 of this file.",
        "Give the directorate. We do not guess it.",
    ):
        assert words in page, words
    assert Panel.objects.get() == one
    press(client, "panel_import_confirm", found)
    kept = set(Panel.objects.values_list("vacancy_reference", flat=True))
    assert kept == {"846-1", "846-2", "846-6", "846-9"}
    assert PanelSeat.objects.count() == 4
    assert str(Panel.objects.get(vacancy_reference="846-2").held_on) == "2026-10-06"


def test_brought_in_again_it_changes_nothing(bring, press, one):
    rows = (
        {"Vacancy reference": "846-2", "Interview date": "6 October 2026"},
        {"Vacancy reference": "846-3", **TO_COME},
    )
    for states in ({"new": 2}, {"unchanged": 2}):
        client, found, _ = bring(csv_of(*rows).read())
        assert found.states == states
        press(client, "panel_import_confirm", found)
    assert Panel.objects.count() == 3 and PanelSeat.objects.count() == 3
