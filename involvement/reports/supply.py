"""Experts for panels: how many people are trained, how many seats we ask them to take, and how long that takes."""

from coproduction.core.reporting import HIDDEN, Column, Kind, Question, Report, Table, declare
from coproduction.reference.selectors import setting
from involvement.enums import Permission
from involvement.reports.behind import address
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage.groups import Group
from involvement.selectors.coverage.supply import Demand, demand_by, panels_asked, trained_by_month

KEY = "experts-for-panels"
GROUPINGS = {"month": "Month", "directorate": "Directorate"}
PEOPLE = Column("people", "People trained", Kind.COUNT)
FIGURES = [
    Column("panels", "Panels we asked for", Kind.COUNT),
    Column("seats", "Seats asked for", Kind.COUNT),
    Column("filled", "Seats filled", Kind.COUNT),
    Column("share", "Share filled", Kind.PERCENT),
    Column("days", "Average days until filled", Kind.DAYS),
]
ASKED = [
    "Seats are counted in the month somebody asked for them. What was called off is not counted.",
    "Days are from when we asked, or when a seat became free again, until every seat asked for was taken.",
]
TRAINED = (
    "People trained are those in the network, in the whole trust, whose Values Based Recruitment training was in date on "
    "the last day of the month, or today. Of a long period the last 36 months are counted."
)
SMALL = f"‘{HIDDEN}’ is a small number of people: fewer than {{}}."


def experts_for_panels(question: Question) -> Table:
    """Return the seats asked for and filled, by month or directorate, with the people trained by month."""
    days = (question.first_day, question.last_day)
    lines = demand_by(*days, question.by, question.directorates)
    everything = Demand()
    for _, demand in lines:
        everything.add(demand)
    everything.panels = panels_asked(*days, question.directorates)
    columns, notes = [Column(question.by, GROUPINGS[question.by]), *FIGURES], ASKED
    rows = [{question.by: group.words, "code": group.code, **demand.row()} for group, demand in lines]
    if question.by == "month":
        columns, notes = [columns[0], PEOPLE, *FIGURES], [*ASKED, TRAINED, SMALL.format(_least())]
        rows = _with_people(lines, trained_by_month(*days))
    totals = {question.by: "Total", **everything.row()} if rows else {}
    return Table("experts for panels", columns, rows, totals, notes)


def _with_people(lines, trained):
    """Return a row for each month in which somebody was trained or asked for."""
    asked = {group.code: demand for group, demand in lines}
    months = {f"{first:%Y-%m}": Group(f"{first:%Y-%m}", f"{first:%B %Y}", (first,)) for first in trained}
    people = {f"{first:%Y-%m}": many for first, many in trained.items()}
    months |= {group.code: group for group, _ in lines}
    return [
        {
            "month": months[code].words,
            "code": code,
            "people": _shown(people.get(code)),
            **asked.get(code, Demand()).row(),
        }
        for code in sorted(months)
        if code in asked or people.get(code)
    ]


def _least():
    return setting("equality_threshold")


def _shown(many):
    return HIDDEN if many and many < _least() else many


def behind(question, row, key):
    return address(question, KEY, CountedPanels.REQUESTED, row) if key == "panels" else ""


declare(
    Report(
        key=KEY,
        title="Experts for interview panels: supply and demand",
        summary="How many people are trained for interview panels, how many seats we ask for, and how soon they are filled.",
        groupings=GROUPINGS,
        answer=experts_for_panels,
        figures=["people", "seats", "filled"],
        needs=Permission.READ_COVERAGE.value,
        behind=behind,
    )
)
