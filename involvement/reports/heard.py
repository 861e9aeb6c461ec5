"""Whether experts' views were heard as equal on panels: as experts say, and as chairs say. It holds no names and no words.

Small numbers are hidden before any page, chart or file. The periods are whole financial years, so that nobody can take
one period from another and read a single answer.
"""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncQuarter
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.core.languages import Words
from coproduction.core.reporting import (
    HIDDEN,
    Column,
    Kind,
    Policy,
    Question,
    Report,
    Table,
    declare,
    protect,
    quarter_in_words,
)
from coproduction.core.reporting.reports import financial_year_start
from coproduction.reference.selectors import setting
from involvement.enums import DebriefSide, Heard
from involvement.models import Debrief

GROUPINGS: dict[str, Words] = {
    "expert-quarter": _("Experts, by quarter"),
    "expert-directorate": _("Experts, by directorate"),
    "chair-quarter": _("Chairs, by quarter"),
    "chair-directorate": _("Chairs, by directorate"),
}
KEYS = {"quarter": "quarter", "directorate": "panel__activity__directorate__name"}
YEARS = 3
YES = Column("yes", _("Heard as equal"), Kind.COUNT)
NOT_QUITE = Column("not_quite", _("Partly, or not"), Kind.COUNT)
EVERYONE = Column("everyone", _("Answers"), Kind.COUNT)
SHARE = Column("share", _("Share heard as equal"))
NOTES: list[Words] = [
    _(
        "Experts are asked ‘Was your view heard as equal?’, and chairs ‘Was the expert’s view "
        "heard as equal?’."
    ),
    format_lazy(
        _("‘{hidden}’ is a small number, or one from which a small number could be worked out."),
        hidden=HIDDEN,
    ),
]


def heard_as_equal(question: Question) -> Table:
    """Return the answers about panels of a period, by quarter or directorate, with small numbers hidden."""
    side, part = question.by.split("-")
    groups = _groups(question, side, part)
    least = setting("equality_threshold")
    policy = Policy(threshold=least, show_zero=False, least_group=least)
    counts = [[yes, everyone - yes] for _, yes, everyone in groups]
    shown = protect(counts, policy) if counts else None
    if shown is None:
        return Table(gettext("heard as equal"), [_first(part), EVERYONE], [], notes=NOTES)
    apart = len(shown.column_totals) > 1
    columns = [YES, NOT_QUITE, EVERYONE, SHARE] if apart else [EVERYONE]
    rows = [
        {part: _say(part, name), **_figures(cells, total, apart=apart)}
        for (name, _, _), cells, total in zip(groups, shown.rows, shown.row_totals, strict=True)
    ]
    totals = {part: gettext("Total"), **_figures(shown.column_totals, shown.total, apart=apart)}
    return Table(gettext("heard as equal"), [_first(part), *columns], rows, totals, NOTES)


def years():
    """Return [(first day, last day, words)] of this financial year and those before."""
    start = financial_year_start(today())
    found = [date(start.year - back, 4, 1) for back in range(YEARS)]
    return [
        (
            first,
            date(first.year + 1, 3, 31),
            gettext("April {year} to March {next_year}").format(year=first.year, next_year=first.year + 1),
        )
        for first in found
    ]


def _groups(question, side, part):
    """Return [(group, answers that say yes, answers)] of one side, the first group first."""
    rows = Debrief.objects.filter(
        side=DebriefSide(side),
        answered_at__isnull=False,
        panel__held_on__gte=question.first_day,
        panel__held_on__lt=question.last_day + timedelta(days=1),
    )
    if question.directorates is not None:
        rows = rows.filter(panel__activity__directorate__in=question.directorates)
    if part == "quarter":
        rows = rows.annotate(quarter=TruncQuarter("panel__held_on"))
    yes = Count("pk", filter=Q(heard=Heard.YES))
    groups = rows.order_by().values_list(KEYS[part]).annotate(yes=yes, everyone=Count("pk"))
    return sorted(groups.values_list(KEYS[part], "yes", "everyone"))


def _figures(cells, total, *, apart):
    if not apart:
        return {"everyone": total}
    yes, not_quite = cells
    known = HIDDEN not in (yes, not_quite, total) and total
    return {
        "yes": yes,
        "not_quite": not_quite,
        "everyone": total,
        "share": f"{round(100 * yes / total)}%" if known else HIDDEN,
    }


def _first(part):
    return Column(part, gettext("Quarter") if part == "quarter" else gettext("Directorate"))


def _say(part, name):
    return quarter_in_words(name) if part == "quarter" else name


declare(
    Report(
        key="heard-as-equal",
        title=_("Heard as equal on panels"),
        summary=_(
            "How many experts and chairs say that the expert’s view was heard as equal. Small "
            "numbers are hidden."
        ),
        groupings=GROUPINGS,
        answer=heard_as_equal,
        figures=[EVERYONE.key],
        periods=years,
    )
)
