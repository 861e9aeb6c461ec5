"""How long work waits for the panel's decision, and what the panel decides."""

from collections import defaultdict
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import days_between
from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind as Holds, Question, Report, Table, declare
from quality_mark.enums import Kind, Outcome
from quality_mark.models import Decision
from quality_mark.reports.periods import within

GROUPINGS: dict[str, Words] = {"kind": _("Kind of work"), "directorate": _("Directorate")}
OF_WORK = "version__submission"
KEYS = {"kind": f"{OF_WORK}__kind", "directorate": f"{OF_WORK}__directorate__name"}
NOTES = [
    _(
        "Days are counted from the day a version was sent to the day the panel decided on it. The period is that of the "
        "decisions."
    ),
    _("The middle: half of the decisions took as long or less."),
]


def time_to_decision(question: Question) -> Table:
    """Return the decisions of the period with the days each took, counted as asked, with totals."""
    decisions = within(
        Decision.objects.all(), question, moment="decided_at", directorate=f"{OF_WORK}__directorate"
    )
    groups = defaultdict(list)
    key = KEYS[question.by]
    for group, outcome, sent, decided in decisions.values_list(
        key, "outcome", "version__submitted_at", "decided_at"
    ):
        days = days_between(timezone.localdate(sent), timezone.localdate(decided))
        groups[_say(question.by, group)].append((outcome, days))
    rows = [{question.by: words, **_figures(groups[words])} for words in sorted(groups, key=str.casefold)]
    everything = [each for found in groups.values() for each in found]
    totals = {question.by: gettext("Total"), **_figures(everything)} if rows else {}
    columns = [
        Column(question.by, GROUPINGS[question.by]),
        Column("decisions", gettext("Decisions"), Holds.COUNT),
        Column("middle", gettext("Days from sending to decision: the middle"), Holds.COUNT),
        Column("longest", gettext("The longest"), Holds.COUNT),
        *(Column(outcome.value, outcome.label, Holds.COUNT) for outcome in Outcome),
    ]
    return Table(gettext("time to decision"), columns, rows, totals, list(map(str, NOTES)))


def _figures(found):
    days = [each for _, each in found]
    counted = {outcome.value: sum(each == outcome for each, _ in found) for outcome in Outcome}
    return {"decisions": len(found), "middle": round(median(days)), "longest": max(days), **counted}


def _say(part, value):
    if part == "kind":
        return str(Kind(value).label)
    return value or gettext("No directorate")


declare(
    Report(
        key="quality-mark-decisions",
        title=_("Quality mark: time to decision"),
        summary=_("How long work waited from being sent to the panel’s decision, and what was decided."),
        groupings=GROUPINGS,
        answer=time_to_decision,
        figures=["decisions", "middle"],
    )
)
