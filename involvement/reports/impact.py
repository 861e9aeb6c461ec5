"""What got in the way, and which reviews were done: counted by directorate, each figure with the rows behind it."""

from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare
from involvement.enums import Permission
from involvement.impact_enums import BarrierKind, OutcomeState
from involvement.models import Barrier, Outcome, Review

DIRECTORATE = ("opportunity__directorate", "opportunity__directorate__name")
LOCALITY = ("opportunity__locality", "opportunity__locality__name")
NOWHERE = _("Not said")
BARRIERS = {"all": _("Things in the way"), "open": _("Still open"), "done": _("Done about")}
REVIEWS = {"all": _("Reviews due"), "done": _("Done"), "in_time": _("Done in time"), "overdue": _("Overdue")}
CAME_OF_IT = {f"came_{state.value}": state.label for state in OutcomeState}


def barriers_met(question: Question) -> Table:
    """Return what got in the way, raised in the period, by kind or directorate, with totals."""
    rows = _of_question(Barrier.objects, question, "raised_on")
    counts = {"all": Count("pk"), "open": Count("pk", filter=Q(closed_on=None)), "done": Count("closed_on")}
    if question.by == "kind":
        found = rows.order_by("kind").values("kind").annotate(**counts)
        said = [
            {"by": BarrierKind(row["kind"]).label, "code": row["kind"], **_figures(row, counts)}
            for row in found
        ]
    else:
        said = _by(rows, DIRECTORATE, counts)
    return _table("barriers", question, said, BARRIERS)


def reviews_done(question: Question) -> Table:
    """Return the reviews that fell due in the period and how they stand, and what came of what people said there."""
    rows = _of_question(Review.objects, question, "due_on")
    part = DIRECTORATE if question.by == "directorate" else LOCALITY
    in_time = Q(reviewed_at__date__lte=F("due_on"))
    counts = {
        "all": Count("pk"),
        "done": Count("reviewed_at"),
        "in_time": Count("pk", filter=in_time),
        "overdue": Count("pk", filter=Q(reviewed_at=None, due_on__lt=today())),
    }
    said = _by(rows, part, counts)
    answers = Outcome.objects.filter(opportunity__in=rows.values("opportunity"))
    states = {f"came_{state.value}": Count("pk", filter=Q(state=state)) for state in OutcomeState}
    of = {row["code"]: row for row in _by(answers, part, states)}
    for row in said:
        row |= {state: of.get(row["code"], {}).get(state, 0) for state in CAME_OF_IT}
    return _table("reviews", question, said, {**REVIEWS, **CAME_OF_IT})


def _of_question(manager, question, day):
    rows = manager.filter(**{f"{day}__range": (question.first_day, question.last_day)})
    if question.directorates is None:
        return rows
    return rows.filter(opportunity__directorate__in=question.directorates)


def _by(rows, part, counts):
    key, name = part
    found = rows.order_by(name, key).values(key, name).annotate(**counts)
    return [{"by": row[name] or NOWHERE, "code": row[key], **_figures(row, counts)} for row in found]


def _figures(row, counts):
    return {name: row[name] for name in counts}


def _table(name, question, rows, figures):
    columns = [Column("by", GROUPINGS[question.by])]
    columns += [Column(key, words, Kind.COUNT) for key, words in figures.items()]
    totals = (
        {"by": gettext("Total"), **{key: sum(row[key] for row in rows) for key in figures}} if rows else {}
    )
    return Table(name, columns, rows, totals)


def behind_barriers(question, row, key):
    if row["by"] == NOWHERE:
        return ""
    state = {"state": key} if key in ("open", "done") else {}
    return f"{reverse('involvement:barriers')}?{urlencode({**_asked(question, row), **state})}"


def behind_reviews(question, row, key):
    """Lead to the reviews behind a figure. What came of things said, and 'in time', have no list."""
    if key not in ("all", "done", "overdue") or row["by"] == NOWHERE:
        return ""
    state = {"state": key} if key != "all" else {}
    return f"{reverse('involvement:reviews')}?{urlencode({**_asked(question, row), **state})}"


def _asked(question, row):
    days = {"first": question.first_day.isoformat(), "last": question.last_day.isoformat()}
    return {**days, question.by: row["code"]} if row.get("code") else days


GROUPINGS = {"kind": _("Kind"), "directorate": _("Directorate"), "locality": _("Locality")}

declare(
    Report(
        key="barriers",
        title=_("What got in the way of taking part"),
        summary=_("What got in the way, and whether something was done about it."),
        groupings={key: GROUPINGS[key] for key in ("kind", "directorate")},
        answer=barriers_met,
        figures=["all"],
        needs=Permission.READ_IMPACT.value,
        behind=behind_barriers,
    )
)
declare(
    Report(
        key="reviews",
        title=_("Reviews, and what changed"),
        summary=_("Which reviews were due, done and late, and what came of what people said."),
        groupings={key: GROUPINGS[key] for key in ("directorate", "locality")},
        answer=reviews_done,
        figures=["all", "overdue"],
        needs=Permission.READ_IMPACT.value,
        behind=behind_reviews,
    )
)
