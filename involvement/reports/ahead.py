"""The interview panels of the next 90 days: which have a trained expert, which wait for one, which are at risk."""

from datetime import timedelta

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare
from involvement.enums import Permission
from involvement.reports.behind import TRAINED, address
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage.ahead import ahead_by
from involvement.selectors.coverage.groups import GROUPINGS

KEY = "panels-at-risk"
DAYS_AHEAD = 90
STATES = {
    CountedPanels.SEATED.value: _("A trained expert has a seat"),
    CountedPanels.ASKED.value: _("Asked for, and nobody has the seat yet"),
    CountedPanels.AT_RISK.value: _("At risk: no trained expert is seated or asked for"),
}
FIGURES = [
    Column(CountedPanels.TO_COME.value, _("Panels to come"), Kind.COUNT),
    *(Column(key, words, Kind.COUNT) for key, words in STATES.items()),
]
NOTES: list[Words] = [
    _("Panels of today that have not begun, and of the days after. Cancelled panels are not counted."),
    TRAINED,
    _("A panel is at risk when no trained expert has a seat on it and none has been asked for."),
]


def panels_at_risk(question: Question) -> Table:
    """Return the panels to come, grouped as asked, by whether they have a trained expert, with totals."""
    lines = ahead_by(question.first_day, question.last_day, question.by, question.directorates)
    rows = [{question.by: group.words, "code": group.code, **_figures(counts)} for group, counts in lines]
    totals = {column.key: sum(row[column.key] for row in rows) for column in FIGURES}
    columns = [Column(question.by, GROUPINGS[question.by]), *FIGURES]
    return Table(
        gettext("panels at risk"),
        columns,
        rows,
        {question.by: gettext("Total"), **totals} if rows else {},
        NOTES,
    )


def _figures(counts):
    return {CountedPanels.TO_COME.value: sum(counts.values()), **{key: counts[key] for key in STATES}}


def periods():
    """Return the one period of this report."""
    return [
        (
            today(),
            today() + timedelta(days=DAYS_AHEAD - 1),
            gettext("The next {count} days").format(count=DAYS_AHEAD),
        )
    ]


def behind(question, row, key):
    return address(question, KEY, CountedPanels(key), row)


declare(
    Report(
        key=KEY,
        title=_("Interview panels at risk in the next 90 days"),
        summary=_("Which interview panels to come have no trained expert seated or asked for."),
        groupings=GROUPINGS,
        answer=panels_at_risk,
        figures=[CountedPanels.AT_RISK.value],
        needs=Permission.READ_COVERAGE.value,
        periods=periods,
        behind=behind,
        nothing=_("No interview panels are recorded for the next 90 days."),
    )
)
