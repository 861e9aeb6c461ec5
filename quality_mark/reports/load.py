"""How the work of reviewing is shared between experts by experience and staff. It names nobody."""

from collections import defaultdict
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare
from quality_mark.enums import ReviewStatus, Side
from quality_mark.models import Review
from quality_mark.reports.periods import within

GROUPINGS: dict[str, Words] = {"side": _("Side of the panel")}
SIDES = {Side.EXPERT: _("Experts by experience"), Side.STAFF: _("Staff")}
FIGURES = {
    "people": _("Reviewers asked"),
    "reviews": _("Reviews asked for"),
    "done": _("Done"),
    "late": _("Done after the day they were due"),
    "stood_down": _("Stood down"),
    "waiting": _("Still to do"),
    "middle": _("Reviews for one person: the middle"),
    "most": _("Reviews for one person: the most"),
}
NOTES = [
    _("Reviews that were asked for in the period. Someone who is on both sides over time is counted on each.")
]


def reviewers_load(question: Question) -> Table:
    """Return the reviews asked for in the period by side of the panel, with totals."""
    reviews = within(
        Review.objects.all(),
        question,
        moment="allocated_at",
        directorate="version__submission__directorate",
    )
    found = defaultdict(list)
    for side, *facts in reviews.values_list("side", "reviewer_id", "status", "done_at", "due_on"):
        found[side].append(facts)
    rows = [{"side": str(SIDES[side]), **_figures(found[side])} for side in Side if side in found]
    everything = [facts for of_side in found.values() for facts in of_side]
    totals = {"side": gettext("Total"), **_figures(everything)} if rows else {}
    columns = [Column("side", GROUPINGS["side"])]
    columns += [Column(name, heading, Kind.COUNT) for name, heading in FIGURES.items()]
    return Table(gettext("reviewers’ load"), columns, rows, totals, list(map(str, NOTES)))


def _figures(reviews):
    each: dict[int, int] = defaultdict(int)
    for reviewer, *_rest in reviews:
        each[reviewer] += 1
    done = [
        (timezone.localdate(done_at), due)
        for _, status, done_at, due in reviews
        if status == ReviewStatus.DONE
    ]
    stood_down = sum(status == ReviewStatus.STOOD_DOWN for _, status, _, _ in reviews)
    return {
        "people": len(each),
        "reviews": len(reviews),
        "done": len(done),
        "late": sum(day > due for day, due in done),
        "stood_down": stood_down,
        "waiting": len(reviews) - len(done) - stood_down,
        "middle": round(median(each.values())),
        "most": max(each.values()),
    }


declare(
    Report(
        key="quality-mark-load",
        title=_("Quality mark: reviewers’ load"),
        summary=_("How many reviews experts by experience and staff were asked for, and how many are done."),
        groupings=GROUPINGS,
        answer=reviewers_load,
        figures=["reviews", "done"],
    )
)
