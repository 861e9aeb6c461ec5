"""Involvement and spend: who took part, for how long, at which rung, and what was paid for it.

Read from Activity and Contribution alone: every way of taking part ends there, and payment writes back to it.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import TruncQuarter
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.money import pence_exact
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare, quarter_in_words
from experts.enums import Rung
from experts.models import Contribution

LONDON = timezone.get_default_timezone()
RUNG_ORDER = {rung.value: place for place, rung in enumerate(Rung)}
KEYS = {"quarter": "quarter", "directorate": "activity__directorate__name", "rung": "activity__rung"}
HEADINGS = {"quarter": _("Quarter"), "directorate": _("Directorate"), "rung": _("Rung of the ladder")}
GROUPINGS: dict[str, Words] = {
    "quarter": _("Quarter"),
    "directorate": _("Directorate"),
    "rung": _("Rung of the ladder"),
    "all": _("Quarter, directorate and rung"),
}
FIGURES = [
    Column("people", _("People"), Kind.COUNT),
    Column("activities", _("Sessions"), Kind.COUNT),
    Column("hours", _("Hours"), Kind.HOURS),
    Column("paid_for_time", _("Paid for time"), Kind.MONEY),
    Column("paid_for_expenses", _("Paid for travel and expenses"), Kind.MONEY),
    Column("paid", _("Paid in all"), Kind.MONEY),
]
NOTES: list[Words] = [
    _("People and sessions are counted once in each row, so the rows may add up to more than the total."),
    _(
        "Money is what has been paid so far for taking part in the period. Claims still on their "
        "way are not in it."
    ),
]


def involvement_and_spend(question: Question) -> Table:
    """Return attended contributions in the period, grouped as asked, with totals over the whole."""
    taken_part = attended_in(question)
    parts = ["quarter", "directorate", "rung"] if question.by == "all" else [question.by]
    rows = [_row(found, parts) for found in grouped(taken_part, parts)]
    rows.sort(key=lambda row: row["_order"])
    totals = _figures(taken_part.aggregate(**_sums())) if rows else {}
    if totals:
        totals[parts[0]] = gettext("Total")
    columns = [Column(part, HEADINGS[part]) for part in parts] + FIGURES
    return Table(gettext("involvement and spend"), columns, rows, totals, NOTES)


def attended_in(question):
    """Return the contributions people attended between the question's days, in London, that its reader may see."""
    start = datetime.combine(question.first_day, time.min, LONDON)
    end = datetime.combine(question.last_day + timedelta(days=1), time.min, LONDON)
    found = Contribution.objects.attended().filter(
        activity__starts_at__gte=start, activity__starts_at__lt=end
    )
    if question.directorates is not None:
        found = found.filter(activity__directorate__in=question.directorates)
    return found


def grouped(taken_part, parts):
    """Return the figures for each group as one set-based statement."""
    if "quarter" in parts:
        taken_part = taken_part.annotate(quarter=TruncQuarter("activity__starts_at", tzinfo=LONDON))
    return taken_part.order_by().values(*[KEYS[part] for part in parts]).annotate(**_sums())


def _sums():
    return {
        "people": Count("expert", distinct=True),
        "activities": Count("activity", distinct=True),
        "minutes_in_all": Sum("minutes"),
        "time": Sum("paid_time"),
        "expenses": Sum("paid_expenses"),
    }


def _row(found, parts):
    row = _figures(found)
    row.update({part: _say(part, found[KEYS[part]]) for part in parts})
    row["_order"] = tuple(_order(part, found[KEYS[part]]) for part in parts)
    return row


def _figures(found):
    time_paid, expenses = pence_exact(found["time"] or 0), pence_exact(found["expenses"] or 0)
    return {
        "people": found["people"],
        "activities": found["activities"],
        "hours": round(Decimal(found["minutes_in_all"] or 0) / 60, 2),
        "paid_for_time": time_paid,
        "paid_for_expenses": expenses,
        "paid": time_paid + expenses,
    }


def _say(part, value):
    if part == "quarter":
        return quarter_in_words(value)
    if part == "rung":
        return str(Rung(value).label) if value else gettext("Not recorded")
    return value


def _order(part, value):
    if part == "rung":
        return RUNG_ORDER.get(value, -1)
    return value.date() if part == "quarter" else value.casefold()


declare(
    Report(
        key="involvement-and-spend",
        title=_("Involvement and spend"),
        summary=_(
            "How many people took part, for how long, at which rung of the ladder, and what we paid them."
        ),
        groupings=GROUPINGS,
        answer=involvement_and_spend,
        figures=["hours", "paid"],
    )
)
