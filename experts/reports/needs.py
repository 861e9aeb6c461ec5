"""Access needs: how many were asked for, met and not met, and why not. It holds no names and nobody's words.

Read from NeedMet alone, which keeps what was answered and, from the day itself, what nobody answered.
"""

from datetime import datetime, time, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncQuarter
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare, quarter_in_words
from experts.enums import NeedKind, NeedOutcome, NotMetBecause
from experts.models import NeedMet

LONDON = timezone.get_default_timezone()
KEYS = {"kind": "kind", "directorate": "activity__directorate__name", "quarter": "quarter"}
GROUPINGS: dict[str, Words] = {
    "kind": _("Kind of need"),
    "directorate": _("Directorate"),
    "quarter": _("Quarter"),
}
KIND_ORDER = {kind.value: place for place, kind in enumerate(NeedKind)}
NOT_MET = {
    NotMetBecause.VENUE: _("Not met: the place does not have it"),
    NotMetBecause.NOBODY_FREE: _("Not met: nobody who does this is free"),
    NotMetBecause.TOO_LATE: _("Not met: we knew too late to arrange it"),
    NotMetBecause.COST: _("Not met: there is no money for it"),
    NotMetBecause.OTHER: _("Not met: another reason"),
}
FIGURES = {
    "asked": (_("Needs"), Q()),
    "met": (pgettext_lazy("a need", "Met"), Q(outcome=NeedOutcome.MET)),
    "not_met": (pgettext_lazy("a need", "Not met"), Q(outcome=NeedOutcome.NOT_MET)),
    **{f"because_{why.value}": (words, Q(because=why)) for why, words in NOT_MET.items()},
    "not_answered": (_("Not answered before the day"), Q(outcome="")),
    "said_yes": (_("The person said it was met"), Q(was_met=True)),
    "said_no": (_("The person said it was not met"), Q(was_met=False)),
}
NOTES: list[Words] = [
    _("A need is counted once for each session of a person who shared it."),
    _(
        "‘Met’ and ‘not met’ are what the host said before the day. What people said afterwards "
        "is counted beside it."
    ),
]


def needs_met(question: Question) -> Table:
    """Return the needs at sessions of the period that were not cancelled, counted as asked, with totals."""
    part = question.by
    counted = {name: Count("pk", filter=where) for name, (_, where) in FIGURES.items()}
    found = _in_period(question)
    if part == "quarter":
        found = found.annotate(quarter=TruncQuarter("activity__starts_at", tzinfo=LONDON))
    groups = list(found.order_by().values(KEYS[part]).annotate(**counted))
    groups.sort(key=lambda group: _order(part, group[KEYS[part]]))
    rows = [{**group, part: _say(part, group[KEYS[part]])} for group in groups]
    totals = (
        {part: gettext("Total"), **{name: sum(row[name] for row in rows) for name in FIGURES}} if rows else {}
    )
    columns = [Column(part, GROUPINGS[part])]
    columns += [Column(name, heading, Kind.COUNT) for name, (heading, _) in FIGURES.items()]
    return Table(gettext("access needs"), columns, rows, totals, NOTES)


def _in_period(question):
    start = datetime.combine(question.first_day, time.min, LONDON)
    end = datetime.combine(question.last_day + timedelta(days=1), time.min, LONDON)
    found = NeedMet.objects.filter(
        activity__starts_at__gte=start, activity__starts_at__lt=end, activity__cancelled_at__isnull=True
    )
    if question.directorates is not None:
        found = found.filter(activity__directorate__in=question.directorates)
    return found


def _say(part, value):
    if part == "kind":
        return str(NeedKind(value).label)
    return quarter_in_words(value) if part == "quarter" else value


def _order(part, value):
    if part == "kind":
        return KIND_ORDER[value]
    return value.date() if part == "quarter" else value.casefold()


declare(
    Report(
        key="access-needs",
        title=_("Access needs"),
        summary=_(
            "How many access needs people shared for sessions, how many were met, and why the others "
            "were not."
        ),
        groupings=GROUPINGS,
        answer=needs_met,
        figures=["asked", "not_met"],
    )
)
