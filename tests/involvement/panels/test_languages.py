"""A file is in English whatever its reader reads; its words are matched in the reader's language too."""

import pytest
from django.utils import translation

from involvement.enums import NoExpertReason, PanelOutcome, Seat
from involvement.forms.panel_grid import PanelGridForm
from involvement.imports.panels import told_by
from involvement.imports.panels.cells import outcome_of, reason_of, seat_of, yes_or_no
from involvement.rules.seats import role_of

ROW = {"reference": "846-1", "title": "Nurse", "directorate": "Childrens", "date": "7 October 2026", "start": "9:30"}  # fmt: skip


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_a_file_in_english_is_read_in_every_language(language):
    with translation.override(language):
        assert outcome_of("Appointed") == outcome_of("appointed") == PanelOutcome.APPOINTED
        assert {reason_of(each.value) for each in NoExpertReason} == set(NoExpertReason)
        assert seat_of("Chair") == Seat.CHAIR
        assert yes_or_no("Yes") is True
        assert told_by(2, ROW).held_on.month == 10


def test_labels_are_matched_in_the_language_of_now():
    with translation.override("cy"):
        labels = [str(each.label) for each in PanelOutcome]
        assert [outcome_of(label) for label in labels] == list(PanelOutcome)


def test_why_a_row_is_refused_is_plain_text_in_the_language_of_who_imports():
    with translation.override("cy"):
        problems = told_by(2, {**ROW, "outcome": "?", "met": "?"}).problems
    assert {type(sentence) for _, sentence in problems} == {str}


def test_what_a_grid_sends_is_in_english_in_every_language(db):
    with translation.override("cy"):
        values = [value for value, _ in PanelGridForm().fields["outcome_1"].choices]
    assert values == ["", *(str(each.label) for each in PanelOutcome)]


def test_the_role_that_is_kept_of_a_seat_is_in_english():
    with translation.override("cy"):
        role_of.cache_clear()
        assert role_of(Seat.MEMBER) == "Member"
