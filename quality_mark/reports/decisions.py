"""How long work waits for the panel's decision, and what the panel decides."""

from collections import defaultdict
from statistics import median

from django.utils import timezone

from coproduction.core.dates import days_between
from coproduction.core.reporting import Column, Question, Report, Table, declare
from coproduction.core.reporting import Kind as Holds
from quality_mark.enums import Kind, Outcome
from quality_mark.models import Decision
from quality_mark.reports.periods import within

GROUPINGS = {"kind": "Kind of work", "directorate": "Directorate"}
OF_WORK = "version__submission"
KEYS = {"kind": f"{OF_WORK}__kind", "directorate": f"{OF_WORK}__directorate__name"}
NOTES = [
    "Days are counted from the day a version was sent to the day the panel decided on it. The period is that of the "
    "decisions.",
    "The middle: half of the decisions took as long or less.",
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
    totals = {question.by: "Total", **_figures(everything)} if rows else {}
    columns = [
        Column(question.by, GROUPINGS[question.by]),
        Column("decisions", "Decisions", Holds.COUNT),
        Column("middle", "Days from sending to decision: the middle", Holds.COUNT),
        Column("longest", "The longest", Holds.COUNT),
        *(Column(outcome.value, outcome.label, Holds.COUNT) for outcome in Outcome),
    ]
    return Table("time to decision", columns, rows, totals, NOTES)


def _figures(found):
    days = [each for _, each in found]
    counted = {outcome.value: sum(each == outcome for each, _ in found) for outcome in Outcome}
    return {"decisions": len(found), "middle": round(median(days)), "longest": max(days), **counted}


def _say(part, value):
    if part == "kind":
        return Kind(value).label
    return value or "No directorate"


declare(
    Report(
        key="quality-mark-decisions",
        title="Quality mark: time to decision",
        summary="How long work waited from being sent to the panel’s decision, and what was decided.",
        groupings=GROUPINGS,
        answer=time_to_decision,
        figures=["decisions", "middle"],
    )
)
