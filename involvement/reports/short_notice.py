"""Adverts with short notice: how many, of all that were published, and the reason each one gives."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import days_between, say_month
from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare
from involvement.models import Opportunity
from involvement.rules.kinds import has_notice
from involvement.rules.opportunities import is_short_notice
from involvement.selectors.opportunities import notice_wanted

KEY = "short-notice"
GROUPINGS: dict[str, Words] = {
    "directorate": _("Directorate"),
    "month": _("Month"),
    "advert": _("Advert, with its reason"),
}
LONDON = timezone.get_default_timezone()
READ = (
    "pk", "reference", "title", "kind", "closing_date", "decision_date", "first_date", "short_notice_reason",
    "published_at", "directorate__name",
)  # fmt: skip
FIGURES = [
    Column("published", _("Adverts published"), Kind.COUNT),
    Column("short", _("With short notice"), Kind.COUNT),
    Column("share", _("Share"), Kind.PERCENT),
]
OF_EACH = [
    Column("directorate", _("Directorate")),
    Column("published", _("Published"), Kind.DAY),
    Column("days", _("Days to answer"), Kind.COUNT),
    Column("reason", _("Reason for short notice")),
]
NOTES: list[Words] = [
    _(
        "Adverts are counted on the day they were published. Memberships have no notice, so they "
        "are left out."
    ),
    _("Notice is counted as the trust counts it today."),
]
NO_DIRECTORATE, NO_REASON = _("No directorate"), _("None given")


def short_notice(question: Question) -> Table:
    """Return the adverts published in the period: those with short notice among all, or each of them with its reason."""
    notice = notice_wanted()
    adverts = [(each, _is_short(each, notice)) for each in published(question) if has_notice(each.kind)]
    if question.by == "advert":
        rows = [_advert(each) for each, is_short in adverts if is_short]
        return Table(
            gettext("short notice"), [Column("advert", gettext("Advert")), *OF_EACH], rows, {}, NOTES
        )
    groups: dict = {}
    for advert, is_short in adverts:
        groups.setdefault(_group(advert, question.by), []).append(is_short)
    rows = [{question.by: words, **_figures(shorts)} for (_, words), shorts in sorted(groups.items())]
    totals = (
        {question.by: gettext("Total"), **_figures([is_short for _, is_short in adverts])} if rows else {}
    )
    return Table(
        gettext("short notice"), [Column(question.by, GROUPINGS[question.by]), *FIGURES], rows, totals, NOTES
    )


def published(question):
    """Return the adverts published between the question's days, in London, that its reader may see, the first one first."""
    start = datetime.combine(question.first_day, time.min, LONDON)
    end = datetime.combine(question.last_day + timedelta(days=1), time.min, LONDON)
    found = Opportunity.objects.filter(published_at__gte=start, published_at__lt=end)
    if question.directorates is not None:
        found = found.filter(directorate__in=question.directorates)
    return found.select_related("directorate").only(*READ).order_by("published_at", "pk")


def _is_short(advert, notice):
    return is_short_notice(advert, on=timezone.localdate(advert.published_at), notice=notice)


def _group(advert, by):
    """Return (what it is sorted by, its words)."""
    if by == "month":
        day = timezone.localdate(advert.published_at)
        return f"{day:%Y-%m}", say_month(day)
    name = advert.directorate.name if advert.directorate else NO_DIRECTORATE
    return name.casefold(), name


def _figures(shorts):
    many = len(shorts)
    return {
        "published": many,
        "short": sum(shorts),
        "share": Decimal(100 * sum(shorts)) / many if many else Decimal(0),
    }


def _advert(advert):
    day = timezone.localdate(advert.published_at)
    return {
        "advert": advert.title,
        "reference": advert.reference,
        "directorate": advert.directorate.name if advert.directorate else NO_DIRECTORATE,
        "published": day,
        "days": days_between(day, advert.closing_date),
        "reason": advert.short_notice_reason or NO_REASON,
    }


def behind(question, row, key):
    """Lead from the days of an advert to its page."""
    is_one = key == "days" and "reference" in row
    return reverse("involvement:opportunity", args=[row["reference"]]) if is_one else ""


declare(
    Report(
        key=KEY,
        title=_("Adverts with short notice"),
        summary=_(
            "Adverts that gave people less time than our notice, by directorate or month, and the "
            "reason each one gives."
        ),
        groupings=GROUPINGS,
        answer=short_notice,
        figures=["short"],
        behind=behind,
    )
)
