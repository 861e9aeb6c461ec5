"""How many interview panels had a trained expert, by month, directorate, band or locality, beside the targets."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, Way, declare
from involvement.enums import Permission
from involvement.reports.behind import HELD, TRAINED, address
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage.figures import coverage
from involvement.selectors.coverage.groups import GROUPINGS

KEY = "panel-coverage"
FIGURES = [
    Column("panels", _("Panels"), Kind.COUNT),
    Column("trained", _("With a trained expert"), Kind.COUNT),
    Column("share", _("Share with a trained expert"), Kind.PERCENT),
    Column("target", _("Target"), Kind.PERCENT),
    Column("met", _("Target met")),
    Column("appointed", _("Panels that appointed"), Kind.COUNT),
    Column("appointed_trained", _("Appointed with a trained expert"), Kind.COUNT),
    Column("appointed_share", _("Share of appointments with a trained expert"), Kind.PERCENT),
    Column("with_reason", _("Seats given with a reason"), Kind.COUNT),
]
BEHIND = {
    "panels": CountedPanels.PANELS,
    "trained": CountedPanels.TRAINED,
    "appointed": CountedPanels.APPOINTED,
    "appointed_trained": CountedPanels.APPOINTED_TRAINED,
    "with_reason": CountedPanels.WITH_REASON,
}
NOTES: list[Words] = [
    HELD,
    TRAINED,
    _("An appointment is a panel whose outcome is that somebody was appointed."),
    _(
        "Seats given with a reason are those of members and chairs without training in date on the day: somebody decided "
        "to seat them all the same, and said why. Seats of people who did not come are not counted."
    ),
    _(
        "Each panel has the target that its directorate had in its month. The target of a row is the average over its panels. "
        "Panels of a directorate without a target are left out of it, and of whether it was met."
    ),
]
WAYS = (
    Way(_("The targets of directorates"), "involvement:coverage_targets", Permission.READ_COVERAGE.value),
)


def panel_coverage(question: Question) -> Table:
    """Return the panels held in the period, grouped as asked, with those that had a trained expert."""
    lines, everything = coverage(question.first_day, question.last_day, question.by, question.directorates)
    rows = [{question.by: group.words, "code": group.code, **figures.row()} for group, figures in lines]
    totals = {question.by: gettext("Total"), **everything.row()} if rows else {}
    return Table(
        gettext("panel coverage"),
        [Column(question.by, GROUPINGS[question.by]), *FIGURES],
        rows,
        totals,
        NOTES,
    )


def behind(question, row, key):
    return address(question, KEY, BEHIND[key], row) if key in BEHIND else ""


declare(
    Report(
        key=KEY,
        title=_("Interview panels with a trained expert"),
        summary=_(
            "How many interview panels, and how many appointments, had a trained expert by experience."
        ),
        groupings=GROUPINGS,
        answer=panel_coverage,
        figures=["share", "appointed_share"],
        marks={"share": "target"},
        needs=Permission.READ_COVERAGE.value,
        behind=behind,
        ways=WAYS,
    )
)
