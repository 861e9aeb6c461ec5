"""Experts for panels: how many people are trained, how many seats we ask them to take, and how long that takes."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_month
from coproduction.core.languages import Words
from coproduction.core.reporting import HIDDEN, Column, Kind, Question, Report, Table, declare
from coproduction.reference.selectors import setting
from involvement.enums import Permission
from involvement.reports.behind import address
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage.groups import Group
from involvement.selectors.coverage.supply import Demand, demand_by, panels_asked, trained_by_month

KEY = "experts-for-panels"
GROUPINGS: dict[str, Words] = {"month": _("Month"), "directorate": _("Directorate")}
PEOPLE = Column("people", _("People trained"), Kind.COUNT)
FIGURES = [
    Column("panels", _("Panels we asked for"), Kind.COUNT),
    Column("seats", _("Seats asked for"), Kind.COUNT),
    Column("filled", _("Seats filled"), Kind.COUNT),
    Column("share", _("Share filled"), Kind.PERCENT),
    Column("days", _("Average days until filled"), Kind.DAYS),
]
ASKED: list[Words] = [
    _("Seats are counted in the month somebody asked for them. What was called off is not counted."),
    _("Days are from when we asked, or when a seat became free again, until every seat asked for was taken."),
]
TRAINED = _(
    "People trained are those in the network, in the whole trust, whose Values Based Recruitment training was in date on "
    "the last day of the month, or today. Of a long period the last 36 months are counted."
)
SMALL = _("‘{hidden}’ is a small number of people: fewer than {least}.")


def experts_for_panels(question: Question) -> Table:
    """Return the seats asked for and filled, by month or directorate, with the people trained by month."""
    days = (question.first_day, question.last_day)
    lines = demand_by(*days, question.by, question.directorates)
    everything = Demand()
    for _rest, demand in lines:
        everything.add(demand)
    everything.panels = panels_asked(*days, question.directorates)
    columns, notes = [Column(question.by, GROUPINGS[question.by]), *FIGURES], ASKED
    rows = [{question.by: group.words, "code": group.code, **demand.row()} for group, demand in lines]
    if question.by == "month":
        columns, notes = (
            [columns[0], PEOPLE, *FIGURES],
            [*ASKED, TRAINED, SMALL.format(hidden=HIDDEN, least=_least())],
        )
        rows = _with_people(lines, trained_by_month(*days))
    totals = {question.by: gettext("Total"), **everything.row()} if rows else {}
    return Table(gettext("experts for panels"), columns, rows, totals, notes)


def _with_people(lines, trained):
    """Return a row for each month in which somebody was trained or asked for."""
    asked = {group.code: demand for group, demand in lines}
    months = {f"{first:%Y-%m}": Group(f"{first:%Y-%m}", say_month(first), (first,)) for first in trained}
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
        title=_("Experts for interview panels: supply and demand"),
        summary=_(
            "How many people are trained for interview panels, how many seats we ask for, and how "
            "soon they are filled."
        ),
        groupings=GROUPINGS,
        answer=experts_for_panels,
        figures=["people", "seats", "filled"],
        needs=Permission.READ_COVERAGE.value,
        behind=behind,
    )
)
