"""Training: places, who came, and what they have from then on, by course, quarter or directorate.

From TrainingPlace, which holds everybody: experts, staff and partner organisations' people.
"""

from datetime import datetime, time, timedelta

from django.db.models import Count, F, Q
from django.db.models.functions import TruncQuarter
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting import Column, Kind, Question, Report, Table, declare, quarter_in_words
from involvement.enums import PlaceStatus
from involvement.models import TrainingDate
from involvement.rules.training import CAME, HOLDS_A_PLACE

LONDON = timezone.get_default_timezone()
KEYS = {"course": "course__name", "quarter": "quarter", "directorate": "activity__directorate__name"}
HEADINGS = {"course": _("Course"), "quarter": _("Quarter"), "directorate": _("Directorate")}
TAKEN = Q(places_taken__status__in=HOLDS_A_PLACE)
ATTENDED = Q(places_taken__status__in=CAME)
WHOLE = Q(places_taken__status=PlaceStatus.ATTENDED)
SUMS = {
    "dates": Count("pk", distinct=True),
    "taken": Count("places_taken", filter=TAKEN),
    "came": Count("places_taken", filter=ATTENDED),
    "not_there": Count("places_taken", filter=Q(places_taken__status=PlaceStatus.NO_SHOW)),
    "of_partners": Count("places_taken", filter=ATTENDED & ~Q(places_taken__organisation="")),
    "qualified": Count("places_taken", filter=WHOLE & Q(course__kind__isnull=False)),
    "no_place": Count(
        "places_taken", filter=Q(places_taken__status__in=(PlaceStatus.WAITING, PlaceStatus.LAPSED))
    ),
}
FIGURES = [
    Column("dates", _("Dates"), Kind.COUNT),
    Column("taken", _("Places taken"), Kind.COUNT),
    Column("came", _("Came"), Kind.COUNT),
    Column("not_there", _("Did not come"), Kind.COUNT),
    Column("of_partners", _("Of those who came, from partners"), Kind.COUNT),
    Column("qualified", _("Have the training from then on"), Kind.COUNT),
    Column("no_place", _("Asked and have no place"), Kind.COUNT),
]
NOTES: list[Words] = [
    _("Dates that were cancelled are left out."),
    _("People are counted once for each date. Training counts for those who came for all of it."),
    _(
        "Who came from a partner organisation is counted until we delete their details, some "
        "time after the date."
    ),
]


def training(question: Question) -> Table:
    """Return the training of the period, grouped as asked, with totals over the whole."""
    dates = dates_in(question)
    rows = [_row(found, question.by) for found in grouped(dates, question.by)]
    rows.sort(key=lambda row: row["_order"])
    totals = {**dates.aggregate(**SUMS), question.by: gettext("Total")} if rows else {}
    return Table(
        gettext("training"), [Column(question.by, HEADINGS[question.by]), *FIGURES], rows, totals, NOTES
    )


def dates_in(question):
    """Return the dates between the question's days, in London, that its reader may see."""
    start = datetime.combine(question.first_day, time.min, LONDON)
    end = datetime.combine(question.last_day + timedelta(days=1), time.min, LONDON)
    found = TrainingDate.objects.filter(
        activity__cancelled_at__isnull=True, activity__starts_at__gte=start, activity__starts_at__lt=end
    )
    if question.directorates is not None:
        found = found.filter(activity__directorate__in=question.directorates)
    return found


def grouped(dates, by):
    """Return the figures for each group as one set-based statement."""
    if by == "quarter":
        dates = dates.annotate(quarter=TruncQuarter("activity__starts_at", tzinfo=LONDON))
    return dates.order_by().values(group=F(KEYS[by])).annotate(**SUMS)


def _row(found, by):
    group = found.pop("group")
    said = quarter_in_words(group) if by == "quarter" else group
    return {**found, by: said, "_order": group.date() if by == "quarter" else group.casefold()}


declare(
    Report(
        key="training",
        title=_("Training"),
        summary=_(
            "Dates, places, who came and who has the training from then on, for experts, staff and partners."
        ),
        groupings={"course": _("Course"), "quarter": _("Quarter"), "directorate": _("Directorate")},
        answer=training,
        figures=["came", "qualified"],
    )
)
