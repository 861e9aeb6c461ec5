"""Which panels are counted, and which of them had a trained expert: every figure of coverage is a count of these."""

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Value,
    When,
)
from django.utils import timezone

from experts.enums import ABSENT
from experts.models import Contribution
from involvement.enums import PanelOutcome, Seat
from involvement.models import Panel, PanelSeat
from involvement.rules.coverage import WithoutBecause
from involvement.selectors.panels import training_in_date

VOTING = (Seat.MEMBER, Seat.CHAIR)


def held(first_day, last_day, reach):
    """Return the panels that began between two days in London, both included, in these directorates (None: in all).

    A panel that is cancelled, or still to come, is not counted.
    """
    found = _between(Panel.objects.all(), first_day, last_day, reach)
    return found.filter(activity__starts_at__lte=timezone.now())


def to_come(first_day, last_day, reach):
    """Return the panels that have not begun yet, of the same days and directorates, without cancelled ones."""
    found = _between(Panel.objects.all(), first_day, last_day, reach)
    return found.filter(activity__starts_at__gt=timezone.now())


def _between(panels, first_day, last_day, reach):
    found = panels.filter(held_on__range=(first_day, last_day), activity__cancelled_at__isnull=True)
    return found if reach is None else found.filter(activity__directorate__in=reach)


def with_trained(panels, first_day, last_day):
    """Add `has_trained` to panels of these days: an expert sat as member or chair, with training in date on the day."""
    in_date = training_in_date(OuterRef("panel__held_on")).filter(expert=OuterRef("expert"))
    seats = _there().filter(Exists(in_date), seat__in=VOTING, panel__held_on__range=(first_day, last_day))
    is_one = ExpressionWrapper(Q(pk__in=seats.values("panel")), output_field=BooleanField())
    return panels.annotate(has_trained=is_one, has_appointed=_has_appointed())


def seated_with_reason():
    """Return the seats as member or chair given to people without training in date, where it was said who decided so."""
    in_date = training_in_date(OuterRef("panel__held_on")).filter(expert=OuterRef("expert"))
    return _there().filter(~Exists(in_date), seat__in=VOTING, override_by__isnull=False)


def with_reason(panels):
    """Add `because` to panels without a trained expert: what was recorded, else what the seats say."""
    because = Case(
        When(~Q(no_expert_reason=""), then=F("no_expert_reason")),
        When(pk__in=_there().filter(seat__in=VOTING).values("panel"), then=Value(WithoutBecause.NOT_TRAINED)),
        When(pk__in=_there().values("panel"), then=Value(WithoutBecause.OBSERVED)),
        When(pk__in=PanelSeat.objects.values("panel"), then=Value(WithoutBecause.DID_NOT_COME)),
        default=Value(WithoutBecause.NOT_SAID),
        output_field=CharField(),
    )
    return panels.annotate(because=because)


def _has_appointed():
    return ExpressionWrapper(Q(outcome=PanelOutcome.APPOINTED), output_field=BooleanField())


def _there():
    """Return the seats of experts who came, or are expected to.

    Those who did not come are few and found once: joined to every seat, each contribution was looked up by itself.
    """
    did_not = Contribution.objects.filter(status__in=ABSENT)
    return PanelSeat.objects.exclude(contribution__in=did_not.values("pk"))
