"""Where experts by experience and staff on the panel see things differently. It holds no name and no single score."""

from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Avg, Count, Q
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare
from quality_mark.enums import ReviewStatus, Side
from quality_mark.models import Score
from quality_mark.reports.periods import within

GROUPINGS: dict[str, Words] = {"criterion": _("Criterion")}
SIDES = {Side.EXPERT: _("Experts"), Side.STAFF: _("Staff")}
FEWEST = 3  # with fewer, a mean would tell what one reviewer gave
TOO_FEW = _("Too few")
NOTES = [
    _(
        "Reviews that were finished in the period. ‘Cannot judge’ is counted beside the scores, "
        "and is not a 0."
    ),
    _("A mean of fewer than {fewest} scores is not shown: it would tell what one reviewer gave."),
    _("The difference is the experts’ mean less the staff’s: under 0, staff gave more."),
]


def scores_spread(question: Question) -> Table:
    """Return the scores of each criterion by side of the panel, in the order of the criteria."""
    found = within(
        Score.objects.filter(review__status=ReviewStatus.DONE),
        question,
        moment="review__done_at",
        directorate="review__version__submission__directorate",
    )
    rows = [_row(group) for group in _grouped(found)]
    columns = [Column("criterion", gettext("Criterion"))]
    for side, words in SIDES.items():
        columns.append(Column(f"{side}_scores", gettext("{words}: scores").format(words=words), Kind.COUNT))
        columns.append(Column(f"{side}_mean", gettext("{words}: mean").format(words=words), Kind.MEAN))
    columns.append(Column("difference", gettext("Difference"), Kind.MEAN))
    columns.append(Column("cannot_judge", gettext("Cannot judge"), Kind.COUNT))
    return Table(
        gettext("spread of scores"), columns, rows, {}, [str(note).format(fewest=FEWEST) for note in NOTES]
    )


def _grouped(found):
    sums = {}
    for side in Side:
        of_side = Q(review__side=side, value__isnull=False)
        sums |= {
            f"{side.value}_scores": Count("pk", filter=of_side),
            f"{side.value}_mean": Avg("value", filter=of_side),
        }
    sums["cannot_judge"] = Count("pk", filter=Q(cannot_judge=True))
    return (
        found.order_by("criterion__number", "criterion__name")
        .values("criterion__number", "criterion__name")
        .annotate(**sums)
    )


def _row(group):
    means = {side: _mean(group[f"{side.value}_mean"], group[f"{side.value}_scores"]) for side in Side}
    experts, staff = means[Side.EXPERT], means[Side.STAFF]
    are_shown = isinstance(experts, Decimal) and isinstance(staff, Decimal)
    return {
        "criterion": f"{group['criterion__number']}. {group['criterion__name']}",
        **{f"{side.value}_scores": group[f"{side.value}_scores"] for side in Side},
        **{f"{side.value}_mean": mean for side, mean in means.items()},
        "difference": experts - staff if are_shown else str(TOO_FEW),
        "cannot_judge": group["cannot_judge"],
    }


def _mean(mean, scores):
    return _tenth(mean) if scores >= FEWEST else str(TOO_FEW)


def _tenth(number):
    return Decimal(str(number)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


declare(
    Report(
        key="quality-mark-scores",
        title=_("Quality mark: experts’ and staff’s scores"),
        summary=_("How the scores of experts by experience and of staff differ, by criterion."),
        groupings=GROUPINGS,
        answer=scores_spread,
        figures=["expert_scores", "staff_scores"],
    )
)
