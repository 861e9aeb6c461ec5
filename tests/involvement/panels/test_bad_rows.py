"""Everything that files bring: for each odd row the sentence that says what to do; and nothing else is refused."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from experts.enums import ExpertStatus
from involvement.imports.refusals import FileRefused
from involvement.models import Panel, PanelSeat
from involvement.services import panel_imports
from involvement.services.panels import record_all
from tests.factories import ActivityFactory, ContributionFactory
from tests.involvement.panels.conftest import GOOD, NAMES, bring_in, csv_of, look

NO_EXPERT = {"Expert emails": "", "Candidates who met an expert": "0"}
MORE = ("Candidate referees", "Expert seats", "Reason in words", "Experts scored equally", "Chair name")


@pytest.mark.parametrize(
    "row, words",
    [
        ({"Vacancy reference": ""}, "Give the vacancy reference."),
        ({"Job title": ""}, "Give the job title."),
        ({"Directorate": ""}, "Give the directorate. We do not guess it."),
        ({"Directorate": "Surgery"}, "‘Surgery’ is not in the trust’s list of directorates."),
        ({"Locality": "Atlantis"}, "‘Atlantis’ is not in the trust’s list of localities."),
        ({"Interview date": ""}, "Give the day of the interviews."),
        ({"Interview date": "31/02/2026"}, "We cannot read ‘31/02/2026’."),
        ({"Interview date": "7 October 26"}, "We cannot read ‘7 October 26’."),
        ({"Interview date": "7 October 2062"}, "Check the year: 7 October 2062 is too far away."),
        ({"Start": "9"}, "We cannot read ‘9’. Write the time like 09:30 or 2pm."),
        ({"Start": "13:00"}, "The panel must finish later than it starts, on the same day."),
        ({"Interview date": "29 March 2026", "Start": "01:30"}, "The clocks go forward on 29 March 2026"),
        ({"Chair email": "the chair"}, "‘the’ is not an e-mail address."),
        ({"Chair email": "a@example.org; b@example.org"}, "Give one chair."),
        ({"Other panel emails": "x"}, "‘x’ is not an e-mail address."),
        ({"Experts had equal vote": "perhaps"}, "We cannot read ‘perhaps’. Write yes or no."),
        ({"Candidates interviewed": "many"}, "We cannot read ‘many’. Write a whole number, up to 500."),
        ({"Candidates interviewed": "-1"}, "We cannot read ‘-1’."),
        ({"Candidates interviewed": ""}, "Give the number of candidates too."),
        ({"Candidates who met an expert": "4"}, "More candidates met an expert than there were candidates."),
        (NO_EXPERT, "There was no expert and no reason. Give the reason."),
        ({"Reason no expert": "Because", **NO_EXPERT}, "Write one of: Expert withdrew on the day;"),
        ({"Reason no expert": "Another reason", **NO_EXPERT}, "Say in words why there was no expert."),
        ({"Reason no expert": "Not asked in time"}, "There is an expert, and a reason why there was none."),
        ({"Outcome": "Hired"}, "Write one of: Appointed; Not appointed;"),
        ({"Interview date": "1/12/2026"}, "This panel is still to come, so nobody can know its outcome."),
        ({"Expert emails": "nobody@unknown.example"}, "Nobody in the network has the e-mail address"),
        ({"Job title": "=1+1"}, "Job title: The cell begins like a formula (=)."),
        ({"Band": "9" * 21}, "Band: The cell has 21 characters, and 20 is the most."),
        ({"Candidate referees": "CHAIR@example.nhs.uk"}, "The chair is a referee of one of the candidates"),
        (
            {"Candidate referees": "EXPERT1@example.org", "Expert seats": "chair"},
            "The chair is a referee of one of the candidates",
        ),
        ({"Expert seats": "king"}, "Write observer, member or chair"),
        ({"Expert seats": "member; chair"}, "Write observer, member or chair"),
    ],
)
def test_a_row_is_refused_with_what_to_do(trust, recruiter, row, words):
    (judged,) = look(csv_of(row, more=MORE), recruiter)
    assert judged.state == "refused"
    assert any(words in each for each in judged.words), judged.words


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"Interview date": "2026-10-05"},
        {"Interview date": "Monday 5th October 2026"},
        {"Start": "9am", "Finish": "12.30"},
        {"Locality": "", "Band": "", "Chair email": "", "Other panel emails": "", "Outcome": ""},
        {"Directorate": "ADULT ACUTE", "Expert emails": "EXPERT1@EXAMPLE.ORG"},
        {"Reason no expert": "other", "Reason in words": "A strike", **NO_EXPERT},
        {
            "Interview date": "1/12/2026",
            "Outcome": "",
            "Candidates who met an expert": "",
            "Expert emails": "",
        },
        {"Expert seats": "observer", "Experts scored equally": "no", "Candidate referees": "x@example.org"},
        {"Chair email": "", "Candidate referees": "expert1@example.org", "Expert seats": "member"},
    ],
)
def test_what_can_be_read_is_new(trust, recruiter, row):
    (judged,) = look(csv_of(row, more=MORE), recruiter)
    assert (judged.state, judged.words) == ("new", [])


def test_the_same_panel_told_two_ways_is_refused_both_times(trust, recruiter):
    states, seen = bring_in(csv_of({}, {"Vacancy reference": "b"}, {"Outcome": "Re-advertise"}), recruiter)
    assert states == {"refused": 2, "new": 1} or states["refused"] >= 2
    assert "This panel is also on line 4, and it is not the same there." in seen[0].words
    assert "This panel is also on line 2, and it is not the same there." in seen[2].words


def test_a_panel_told_three_ways_names_the_other_lines(trust, recruiter):
    _, seen = bring_in(csv_of({}, {"Outcome": "Re-advertise"}, {"Outcome": "Not appointed"}), recruiter)
    assert "This panel is also on lines 3, 4, and it is not the same there." in seen[0].words


def test_nobody_sits_in_two_places_at_once(trust, recruiter):
    other = ActivityFactory(
        title="Focus group", starts_at=datetime.fromisoformat("2026-10-05T11:00Z"),
        ends_at=datetime.fromisoformat("2026-10-05T12:00Z"),
    )  # fmt: skip
    ContributionFactory(expert=trust[1], activity=other)
    (judged,) = look(csv_of({}), recruiter)
    assert judged.words == ["expert1@example.org is at something else at that time: Focus group."]
    (judged,) = look(csv_of({"Finish": "12:00"}), recruiter)  # noon in London is when it begins
    assert judged.state == "new"


def test_who_sits_on_a_panel_that_moves_is_not_somewhere_else_then(trust, recruiter):
    """A file tells another time of a panel that is here: the preview says who cannot be there, and nothing moves."""
    to_come = {"Interview date": "1/12/2026", "Outcome": "", "Candidates who met an expert": ""}
    bring_in(csv_of(to_come), recruiter)
    ContributionFactory(
        expert=trust[1],
        activity=ActivityFactory(title="Focus group", starts_at=datetime.fromisoformat("2026-12-01T14:00Z")),
    )
    moved = {**to_come, "Start": "13:00", "Finish": "15:00"}
    states, (judged,) = bring_in(csv_of(moved), recruiter)
    assert states == {"refused": 1}
    assert judged.words == ["expert1@example.org is at something else at that time: Focus group."]
    assert Panel.objects.get().activity.starts_at.hour == 9
    other = {
        **to_come,
        "Vacancy reference": "846-2",
        "Start": "10:00",
        "Finish": "11:00",
        "Expert emails": "",
    }
    bring_in(csv_of(other), recruiter)
    later = {**to_come, "Start": "11:00", "Finish": "13:00"}
    double = {**other, "Expert emails": "expert1@example.org", "Start": "12:30", "Finish": "13:00"}
    first, second = look(csv_of(later, double), recruiter)
    assert first.state == "changed"
    assert second.words == ["expert1@example.org is on another panel at that time: line 2 of this file."]
    assert bring_in(csv_of(later), recruiter)[0] == {"changed": 1}


def test_people_who_left_can_have_sat_before_and_cannot_sit_again(trust, recruiter):
    trust[1].status = ExpertStatus.LEFT
    trust[1].save()
    to_come = {"Interview date": "1/12/2026", "Outcome": "", "Vacancy reference": "b"}
    past, future = look(csv_of({}, to_come), recruiter)
    assert past.state == "new"
    assert future.words == ["expert1@example.org is not an active member of the network."]


def test_those_on_panels_to_come_are_expected(trust, recruiter):
    bring_in(
        csv_of({"Interview date": "1/12/2026", "Outcome": "", "Candidates who met an expert": ""}), recruiter
    )
    contribution = PanelSeat.objects.get().contribution
    assert (contribution.status, contribution.minutes, contribution.confirmed_by) == ("expected", None, None)


def test_training_counts_on_the_day_of_the_panel(trust, recruiter):
    row = trust[1].qualifications.get()
    row.gained_on, row.expires_on = date(2025, 1, 1), date(2026, 10, 5)
    row.save()
    on_its_last_day, after = look(
        csv_of({}, {"Vacancy reference": "b", "Interview date": "6/10/2026"}), recruiter
    )
    assert on_its_last_day.state == "new"
    assert "has no Values Based Recruitment training in date on 6 October 2026" in after.words[0]


def test_a_recruiter_who_is_an_expert_does_not_confirm_their_own_time(trust, recruiter):
    trust[1].user.role_grants.create(
        role="recruiter", granted_by=recruiter, starts_at=datetime.fromisoformat("2026-01-01T00:00Z")
    )
    (judged,) = look(csv_of({}), trust[1].user)
    assert judged.words == ["You sit on this panel yourself, so a colleague must record it."]


def test_a_seat_is_not_taken_away_by_a_file(trust, recruiter):
    bring_in(csv_of({}), recruiter)
    (judged,) = look(csv_of({"Expert emails": "expert2@example.org"}), recruiter)
    assert "Somebody else sits on this panel here." in judged.words[0]
    states, _ = bring_in(csv_of({"Expert emails": "expert1@example.org; expert2@example.org"}), recruiter)
    assert states == {"changed": 1}
    assert PanelSeat.objects.count() == 2


def workbook(*rows, then=lambda sheet: None):
    book = Workbook()
    book.active.append(NAMES)
    for row in rows:
        book.active.append([{**GOOD, **row}[name] for name in NAMES])
    then(book.active)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def test_a_workbook_with_real_dates_times_and_numbers_is_the_same_file(trust, recruiter):
    bring_in(csv_of({}), recruiter)
    cells = {
        "Interview date": date(2026, 10, 5),
        "Start": time(9),
        "Finish": time(12, 30),
        "Candidates interviewed": 3,
    }
    (judged,) = look(workbook(cells), recruiter)
    assert judged.state == "unchanged"


@pytest.mark.parametrize(
    ("start", "number_format"),
    [
        (time(9), "h:mm"),
        (datetime(2026, 10, 5, 9), "dd/mm/yyyy hh:mm"),
        (datetime(1899, 12, 30, 9), "h:mm"),
        (datetime(1900, 1, 1, 9), "h:mm"),
        (0.375, "General"),
        (0.375, "dd/mm/yyyy hh:mm"),
        (46300.375, "General"),
        (46300.375, "dd/mm/yyyy hh:mm"),
        ("1899-12-30 09:00:00", "@"),
        ("05/10/2026 09:00", "@"),
        ("2026-10-05T09:00:00", "@"),
        ("5 October 2026 at 9am", "@"),
    ],
)
@pytest.mark.parametrize("day", [date(2026, 10, 5), "05/10/2026"])
def test_a_time_kept_with_a_day_is_read_where_it_is_plain(trust, recruiter, start, number_format, day):
    bring_in(csv_of({}), recruiter)

    def form(sheet):
        sheet.cell(2, NAMES.index("Start") + 1).number_format = number_format

    (judged,) = look(workbook({"Interview date": day, "Start": start}, then=form), recruiter)
    assert (judged.state, judged.words) == ("unchanged", [])


@pytest.mark.parametrize("finish", [datetime(2026, 10, 6, 12, 30), 46301.520833, "06/10/2026 12:30"])
def test_a_time_of_another_day_refuses_its_row(trust, recruiter, finish):
    (judged,) = look(workbook({"Finish": finish}), recruiter)
    assert judged.state == "refused"
    assert judged.words == [
        "The time is for 6 October 2026, and the interviews are on 5 October 2026. "
        "Write the time alone, like 09:30."
    ]


@pytest.mark.parametrize(
    "start", ["0.35", "46300.35", "46300", "0.999999", "1.5", "9.3", "October 09:00", "5 9"]
)
def test_a_time_that_could_be_several_is_not_guessed(trust, recruiter, start):
    (judged,) = look(csv_of({"Start": start}), recruiter)
    assert judged.words == [f"Start: We cannot read ‘{start}’. Write the time like 09:30 or 2pm."]


def test_a_formula_in_a_workbook_refuses_its_row_alone(trust, recruiter):
    rows = (
        {"Candidates interviewed": "=1+2", "Expert emails": ""},
        {"Vacancy reference": "846-2"},
        {"Vacancy reference": "846-3", "Locality": ArrayFormula("E4", "=A1"), "Expert emails": ""},
        {"Vacancy reference": "846-4", "Outcome": "#N/A", "Expert emails": ""},
    )
    states = {each.told.line: (each.state, " ".join(each.words)) for each in look(workbook(*rows), recruiter)}
    assert states[3][0] == "new"
    for line, column in ((2, "Candidates interviewed"), (4, "Locality"), (5, "Outcome")):
        state, words = states[line]
        assert state == "refused" and f"{column}: The cell begins like a formula (=)." in words


def test_merged_cells_are_named_and_not_taken_for_empty_ones(trust, recruiter):
    def merge(sheet):
        sheet.merge_cells("I2:I3")
        sheet.merge_cells("E2:E3")

    with pytest.raises(
        FileRefused, match=r"merged cells: (I2:I3, E2:E3|E2:E3, I2:I3). Unmerge them and fill in"
    ):
        look(workbook({}, {"Vacancy reference": "846-2"}, then=merge), recruiter)


def test_empty_lines_of_a_workbook_are_no_lines_however_many(trust, recruiter):
    def far_below(sheet):
        values = {**GOOD, "Vacancy reference": "846-2", "Expert emails": "expert2@example.org"}
        for column, name in enumerate(NAMES, start=1):
            sheet.cell(60_000, column, values[name])
        sheet.cell(70_000, 1).number_format = "0.00"

    found = look(workbook({}, then=far_below), recruiter)
    assert [(each.told.line, each.state) for each in found] == [(2, "new"), (60_000, "new")]


def test_a_row_with_too_many_cells_is_refused_alone(trust, recruiter):
    lines = csv_of({}, {"Vacancy reference": "846-2"}).read().decode().split("\n")
    file = io.BytesIO("\n".join([lines[0], lines[1], lines[2].strip() + ",more"]).encode())
    found = look(file, recruiter)
    assert [(each.told.reference, each.state) for each in found] == [
        (GOOD["Vacancy reference"], "new"), ("846-2", "refused"),
    ]  # fmt: skip
    assert found[1].words == ["There are 17 cells and 16 columns. They must be as many."]


def test_empty_cells_that_a_spreadsheet_adds_or_leaves_out_at_the_end_of_a_line_are_no_matter(
    trust, recruiter
):
    row = {
        "Vacancy reference": "846-2",
        "Expert emails": "expert2@example.org",
        "Reason no expert": "",
        "Outcome": "",
    }
    names, full, open_end = csv_of({}, row).read().decode().splitlines()[:3]
    assert open_end.endswith(',"",""')
    lines = [",,", names + ",,", "", full + ",,,", open_end.removesuffix(',"",""')]
    found = look(io.BytesIO("\r\n".join(lines).encode()), recruiter)
    assert [(each.told.line, each.told.reference, each.state) for each in found] == [
        (4, GOOD["Vacancy reference"], "new"), (5, "846-2", "new"),
    ]  # fmt: skip
    assert found[1].told.outcome is None


def test_semicolons_are_found_where_the_first_line_is_empty(trust, recruiter):
    names, row = csv_of({}).read().decode().splitlines()[:2]
    lines = [";" * 15, names.replace(",", ";"), row.replace('","', '";"')]
    assert [each.state for each in look(io.BytesIO("\n".join(lines).encode()), recruiter)] == ["new"]


def test_what_fails_half_way_leaves_nothing(trust, recruiter, monkeypatch):
    rows = [
        {"Vacancy reference": f"v{number}", **NO_EXPERT, "Reason no expert": "Not asked in time"}
        for number in range(5)
    ]
    monkeypatch.setattr(panel_imports, "SLICE", 2)
    written = []

    def write(judged, **kwargs):
        written.append(judged)
        if len(written) == 2:
            raise OSError("the machine stopped")
        return record_all(judged=judged, **kwargs)

    monkeypatch.setattr(panel_imports, "write_new", write)
    with pytest.raises(OSError, match="stopped"):
        bring_in(csv_of(*rows), recruiter)
    assert not Panel.objects.exists()


def test_many_rows_ask_as_few_questions_as_few_do(trust, recruiter, django_assert_max_num_queries):
    rows = [
        {"Vacancy reference": f"v{number}", "Expert emails": f"expert{number + 1}@example.org"}
        for number in range(12)
    ]
    # With one of them, on PostgreSQL, the file waits for the one before it: decision 0023.
    with django_assert_max_num_queries(33):
        states, _ = bring_in(csv_of(*rows), recruiter)
    assert states == {"new": 12}
