"""The shared file of panels: what can be read comes in once, the rest is refused with the reason."""

import gc
import sys

import pytest
from django.core.management import CommandError, call_command

from coproduction.audit.models import Event
from experts.enums import ContributionStatus
from experts.models import Activity, Contribution
from involvement.enums import NoExpertReason, PanelOutcome
from involvement.models import Panel, PanelMember, PanelSeat
from tests.involvement.panels.conftest import FILE, bring_in, look

REFUSED = {
    7: "expert6@example.org is on another panel at that time: line 5 of this file.",
    10: "Give the directorate. We do not guess it.",
    11: "Candidates interviewed: We cannot read ‘many’. Write a whole number, up to 500.",
    12: "Candidates met an expert, but there is no expert on this panel.",
    13: "Nobody in the network has the e-mail address nobody@unknown.example.",
}


@pytest.fixture
def imported(trust, recruiter):
    with FILE.open("rb") as file:
        return bring_in(file, recruiter)


def counts():
    return [model.objects.count() for model in (Panel, Activity, PanelMember, PanelSeat, Contribution, Event)]


def test_what_can_be_read_comes_in_and_the_rest_says_why(imported):
    states, seen = imported
    assert states == {"new": 25, "unchanged": 1, "refused": 5}
    refused = {each.told.line: each.words for each in seen if each.state == "refused"}
    assert refused.keys() == REFUSED.keys()
    for line, words in REFUSED.items():
        assert words in refused[line]
    assert "There was no expert and no reason. Give the reason." in refused[12]
    assert [each.words for each in seen if each.state == "unchanged"] == [["The same as line 4."]]


def test_a_panel_is_kept_as_the_file_tells_it(imported, recruiter):
    panel = Panel.objects.select_related("activity").get(vacancy_reference="846-070001")
    activity = panel.activity
    assert (activity.title, activity.directorate.name, activity.locality.name) == (
        "Consultant Psychiatrist",
        "Adult Acute",
        "Bury St Edmunds",
    )
    assert (activity.kind, activity.key, activity.page, activity.page_key) == (
        "panel",
        f"panel:{panel.pk}",
        "involvement:panel",
        str(panel.pk),
    )
    assert str(activity.starts_at) == "2026-10-14 12:00:00+00:00"  # 1pm in London's summer
    assert (panel.band, str(panel.held_on), panel.outcome) == (
        "Medical",
        "2026-10-14",
        PanelOutcome.RE_ADVERTISE,
    )
    assert (panel.candidates, panel.candidates_met_expert, panel.equal_vote) == (1, 1, True)
    assert panel.recorded_by == recruiter
    assert [each.email for each in panel.members.all()] == ["panel8@example.nhs.uk", "panel21@example.nhs.uk"]
    without = Panel.objects.get(vacancy_reference="846-070019")
    assert without.no_expert_reason == NoExpertReason.TOO_SHORT_NOTICE


def test_those_who_sat_took_part_all_the_time_it_lasted(imported, recruiter, trust):
    seat = PanelSeat.objects.select_related("contribution").get(panel__vacancy_reference="846-070000")
    row = seat.contribution
    assert (seat.expert, seat.seat, seat.override_by) == (trust[9], "member", None)
    assert (row.status, row.minutes, row.role, row.confirmed_by) == (
        ContributionStatus.ATTENDED,
        210,
        "Member",
        recruiter,
    )


def test_three_styles_of_date_are_one_day(imported):
    days = Panel.objects.filter(vacancy_reference__in=["846-070003", "846-070012"])
    assert {str(each.held_on) for each in days} == {"2026-10-07"}


def test_a_second_time_changes_nothing(imported, recruiter):
    before = counts()
    with FILE.open("rb") as file:
        states, _ = bring_in(file, recruiter)
    assert states == {"unchanged": 26, "refused": 5}
    assert counts() == before


def test_looking_changes_nothing(trust, recruiter):
    before = counts()
    with FILE.open("rb") as file:
        assert len(look(file, recruiter)) == 31
    assert counts() == before


def test_the_command_looks_and_then_imports(trust, recruiter, capsys):
    call_command("import_panels", str(FILE), dry_run=True)
    said = capsys.readouterr().out
    assert "New: 25. Unchanged: 1. Refused: 5." in said
    assert "Line 10, 846-070008: Refused\n  - Give the directorate. We do not guess it." in said
    assert not Panel.objects.exists()
    call_command("import_panels", str(FILE))
    assert Panel.objects.filter(recorded_by=recruiter).count() == 25


def test_a_file_the_command_refuses_is_refused_in_one_sentence(trust, recruiter, tmp_path, monkeypatch):
    file, left_over = tmp_path / "panels.csv", []
    file.write_text("Vacancy reference,Colour\n846-1,blue\n", encoding="utf-8")
    monkeypatch.setattr(sys, "unraisablehook", left_over.append)
    with pytest.raises(CommandError, match="we do not know column colour"):
        call_command("import_panels", str(file))
    gc.collect()
    assert left_over == []


def test_the_audit_trail_names_each_panel_and_nobody(imported):
    events = Event.objects.filter(action="panel.recorded")
    assert events.count() == 25
    assert not Event.objects.filter(after__icontains="example.org").exists()
