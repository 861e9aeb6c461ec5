"""The interview panels without a trained expert, and why."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare
from involvement.enums import NoExpertReason, Permission
from involvement.reports.behind import HELD, TRAINED, address
from involvement.rules.coverage import CountedPanels, WithoutBecause, percent
from involvement.selectors.coverage.groups import GROUPINGS
from involvement.selectors.coverage.without import without_by, without_by_reason

KEY = "panels-without-expert"
BECAUSE = dict([*NoExpertReason.choices, *WithoutBecause.choices])
WITHOUT = Column("panels", _("Panels without a trained expert"), Kind.COUNT)
NOTES: list[Words] = [
    HELD,
    TRAINED,
    _(
        "Each panel is counted once: by the reason that was recorded or, where there is none, by "
        "what its seats say."
    ),
]


def panels_without(question: Question) -> Table:
    """Return the panels held in the period without a trained expert, by why or grouped as asked, with totals."""
    days = (question.first_day, question.last_day)
    if question.by == "because":
        return _by_reason(without_by_reason(*days, question.directorates))
    lines = without_by(*days, question.by, question.directorates)
    rows = [{question.by: group.words, "code": group.code, **_figures(counts)} for group, counts in lines]
    totals = {question.by: gettext("Total")} | {
        key: sum(row[key] for row in rows) for key in ("panels", *BECAUSE)
    }
    columns = [Column(question.by, GROUPINGS[question.by]), WITHOUT]
    columns += [Column(key, words, Kind.COUNT) for key, words in BECAUSE.items()]
    return Table(gettext("panels without"), columns, rows, totals if rows else {}, NOTES)


def _figures(counts):
    return {"panels": sum(counts.values()), **{key: counts[key] for key in BECAUSE}}


def _by_reason(counts):
    everything = sum(counts.values())
    rows = [
        {"because": words, "why": key, "panels": counts[key], "share": percent(counts[key], everything)}
        for key, words in BECAUSE.items()
        if counts[key]
    ]
    totals = (
        {"because": gettext("Total"), "panels": everything, "share": percent(everything, everything)}
        if rows
        else {}
    )
    columns = [
        Column("because", gettext("Why")),
        WITHOUT,
        Column("share", gettext("Share of them"), Kind.PERCENT),
    ]
    return Table(gettext("panels without"), columns, rows, totals, NOTES)


def behind(question, row, key):
    if key == "share":
        return ""
    why = row.get("why") or (key if key in BECAUSE else "")
    return address(question, KEY, CountedPanels.WITHOUT, row, **({"because": why} if why else {}))


declare(
    Report(
        key=KEY,
        title=_("Interview panels without a trained expert, and why"),
        summary=_(
            "Which interview panels had no trained expert by experience, and the reasons that were given."
        ),
        groupings={"because": _("Why"), **GROUPINGS},
        answer=panels_without,
        figures=["panels"],
        needs=Permission.READ_COVERAGE.value,
        behind=behind,
    )
)
