"""What share of the trust's policies has a quality mark that counts."""

from django.db.models import Count, Q
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date, today
from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind as Holds, Question, Report, Table, declare
from coproduction.reference.models import Directorate
from quality_mark.enums import Kind
from quality_mark.models import Award, PolicyCount

GROUPINGS: dict[str, Words] = {"directorate": _("Directorate")}
OF_WORK = "decision__version__submission"
NOT_COUNTED = _("Not counted")


def policies_covered(question: Question) -> Table:
    """Return each directorate's policies, how many have a mark that counts on the last day of the period, and the share."""
    day = min(question.last_day, today())
    marked = _marked_on(day)
    counted = dict(PolicyCount.objects.values_list("directorate_id", "policies"))
    directorates = Directorate.objects.filter(Q(retired_at__isnull=True) | Q(pk__in=marked))
    if question.directorates is not None:
        directorates = directorates.filter(pk__in=question.directorates)
    rows = [_row(each, counted.get(each.pk), marked.get(each.pk, 0)) for each in directorates]
    columns = [
        Column("directorate", gettext("Directorate")),
        Column("policies", gettext("Policies"), Holds.COUNT),
        Column("marked", gettext("Policies with a mark"), Holds.COUNT),
        Column("share", gettext("Out of 100"), Holds.COUNT),
    ]
    notes: list[Words] = [
        gettext("Marks that counted on {day}. A mark that was renewed is counted once.").format(
            day=say_date(day)
        ),
        gettext(
            "How many policies a directorate has is what the chair of the panel wrote down. Where nobody has counted them, "
            "there is no share, and the directorate is not in the total’s."
        ),
    ]
    return Table(gettext("policies covered"), columns, rows, _totals(rows), notes)


def _marked_on(day):
    """Return {directorate id: policies with a mark that counts on a day}."""
    rows = Award.objects.filter(
        Q(withdrawn_at__isnull=True) | Q(withdrawn_at__date__gt=day),
        Q(renewed_as__isnull=True) | Q(renewed_as__awarded_on__gt=day),
        **{f"{OF_WORK}__kind": Kind.POLICY, f"{OF_WORK}__directorate__isnull": False},
        awarded_on__lte=day,
        expires_on__gte=day,
    )
    groups = rows.order_by().values_list(f"{OF_WORK}__directorate").annotate(marks=Count("pk"))
    return dict(groups)


def _row(directorate, policies, marked):
    return {
        "directorate": str(directorate),
        "policies": str(NOT_COUNTED) if policies is None else policies,
        "marked": marked,
        "share": _share(marked, policies),
    }


def _share(marked, policies):
    return round(100 * min(marked, policies) / policies) if policies else str(NOT_COUNTED)


def _totals(rows):
    counted = [row for row in rows if isinstance(row["policies"], int)]
    if not rows:
        return {}
    policies = sum(row["policies"] for row in counted)
    return {
        "directorate": gettext("Total"),
        "policies": policies,
        "marked": sum(row["marked"] for row in rows),
        "share": _share(sum(row["marked"] for row in counted), policies),
    }


declare(
    Report(
        key="quality-mark-coverage",
        title=_("Quality mark: policies covered"),
        summary=_("How many of the trust’s policies have a quality mark that counts, by directorate."),
        groupings=GROUPINGS,
        answer=policies_covered,
        figures=["policies", "marked"],
    )
)
