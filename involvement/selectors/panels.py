"""Interview panels: who may sit on them, and which there are."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import months_after
from coproduction.reference.models import TrainingKind
from experts.models import Qualification
from involvement.enums import PanelOutcome, RequestStatus
from involvement.imports.cells import date_of
from involvement.models import Panel, PanelRequest, PanelSeat
from involvement.rules.seats import HOLDS

# The one training that opens a seat on a panel. A trust that calls it something else renames its entry to this.
VALUES_BASED_RECRUITMENT = "Values Based Recruitment"  # English: the name of an entry
NOT_KNOWN = "not_known"
WITH_EXPERT = (("with", _("With an expert")), ("without", _("Without an expert")))


def panel_training():
    """Return the TrainingKind a member of a panel must have in date, or None where the trust's list lacks it."""
    return TrainingKind.objects.named(VALUES_BASED_RECRUITMENT)


def training_in_date(day):
    """Return the Qualifications of panel training that count on a day, gained on it or before."""
    return Qualification.objects.in_date(day).filter(
        kind__name__iexact=VALUES_BASED_RECRUITMENT, gained_on__lte=day
    )


def last_day_trained(expert_id, day):
    """Return the last day that panel training which counts on a day still counts; None where it does not run out."""
    days = list(training_in_date(day).filter(expert=expert_id).values_list("expires_on", flat=True))
    return max(days) if days and None not in days else None


def training_between(first, last):
    """Return the Qualifications of panel training that count on some day from one to another."""
    lasts = Q(expires_on__isnull=True) | Q(expires_on__gte=first)
    return Qualification.objects.filter(
        lasts, kind__name__iexact=VALUES_BASED_RECRUITMENT, gained_on__lte=last
    )


def trained_on(experts, day):
    """Return the keys of those experts (Experts or keys) whose panel training counts on a day, as a set."""
    keys = [getattr(each, "pk", each) for each in experts]
    return set(training_in_date(day).filter(expert__in=keys).values_list("expert_id", flat=True))


@dataclass(frozen=True)
class Wanted:
    """Which panels are looked for: `q` and `month` as typed, a directorate by its key, an outcome, with an expert or without."""

    q: str = ""
    directorate: int | None = None
    outcome: str = ""
    expert: str = ""
    month: str = ""

    @classmethod
    def asked(cls, query):
        """Read it from the query of an address. What makes no sense is left out."""
        choice = query.get("directorate", "")
        outcome, expert = query.get("outcome", ""), query.get("expert", "")
        return cls(
            q=_typed(query, "q"),
            directorate=int(choice) if choice.isascii() and choice.isdigit() and len(choice) < 10 else None,
            outcome=outcome if outcome in (*PanelOutcome.values, NOT_KNOWN) else "",
            expert=expert if expert in dict(WITH_EXPERT) else "",
            month=_typed(query, "month"),
        )

    @property
    def first_day(self):
        """The first day of the month that was typed; None where it is no month: 'October 2026', '10/2026', '2026-10'."""
        words = " ".join(self.month.split())
        styles = (f"1 {words}", f"1/{words.replace(' ', '/')}", f"{words}-1")
        return next(filter(None, map(date_of, styles)), None) if words else None


def with_all(panels):
    """Return panels with what their lines and pages say."""
    return panels.select_related(
        "activity__directorate", "activity__locality", "activity__venue", "recorded_by"
    )


def panels_for(user, wanted):
    """Return the panels this person records that fit, the newest day first.

    Each has `has_expert`, and `asked`: the status of the last request for experts that was not called off, or None.
    """
    held = PanelSeat.objects.filter(panel=OuterRef("pk"), contribution__status__in=HOLDS)
    asked = PanelRequest.objects.filter(panel=OuterRef("pk")).exclude(status=RequestStatus.CANCELLED)
    rows = with_all(Panel.objects.managed_by(user)).annotate(
        has_expert=Exists(held), asked=Subquery(asked.order_by("-pk").values("status")[:1])
    )
    if wanted.q:
        words = Q(vacancy_reference__icontains=wanted.q) | Q(activity__title__icontains=wanted.q)
        rows = rows.filter(words)
    if wanted.directorate:
        rows = rows.filter(activity__directorate=wanted.directorate)
    if wanted.outcome:
        rows = rows.filter(outcome="" if wanted.outcome == NOT_KNOWN else wanted.outcome)
    if wanted.expert:
        rows = rows.filter(has_expert=wanted.expert == "with")
    if first := wanted.first_day:
        rows = rows.filter(held_on__gte=first, held_on__lt=months_after(first, 1))
    return rows.order_by("-held_on", "-pk")


def _typed(query, name):
    return query.get(name, "").replace("\x00", "").strip()[:100]


def holds(seat):
    """Say whether a seat is still somebody's: expected, or taken part."""
    return seat.contribution is not None and seat.contribution.status in HOLDS
