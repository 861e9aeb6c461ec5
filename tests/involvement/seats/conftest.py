"""Panels to come, and people who may sit on them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.reference.models import TrainingKind
from coproduction.reference.services import change_setting
from involvement.enums import Seat
from involvement.models import SeatSignOff
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from involvement.services import asking
from tests.factories import (
    BudgetFactory,
    ExpertFactory,
    PanelFactory,
    PanelSeatFactory,
    QualificationFactory,
    RateFactory,
    person,
)

TRAVEL = "mileage_or_public_transport"


def panel_in(days=10, hours=3, **facts):
    """Return a panel so many days from now."""
    starts = timezone.now() + timedelta(days=days)
    return PanelFactory(
        activity__starts_at=starts, activity__ends_at=starts + timedelta(hours=hours), **facts
    )


def train(expert, *, until=None):
    kind, _ = TrainingKind.objects.get_or_create(name=VALUES_BASED_RECRUITMENT)
    return QualificationFactory(
        expert=expert, kind=kind, gained_on=today() - timedelta(days=100), expires_on=until
    )


def trained(name="", *, until=None, **facts):
    """Return an active expert with training, and with nothing observed yet."""
    user = person(Role.EXPERT, name=name) if name else person(Role.EXPERT)
    expert = ExpertFactory(user=user, **facts)
    train(expert, until=until)
    return expert


def observe(expert, *, days=200, ready=True):
    """Write that a person observed a panel so many days ago, and was signed off."""
    seat = sat(expert, days=days, seat=Seat.OBSERVER)
    by = person(Role.RECRUITER)
    return SeatSignOff.objects.create(
        seat=seat, ready=ready, note="Well done.", signed_by=by, signed_at=timezone.now()
    )


def sat(expert, *, days, seat=Seat.MEMBER):
    panel = panel_in(days=-days)
    return PanelSeatFactory(panel=panel, expert=expert, seat=seat, contribution__attended=True)


def ready(name="", **facts):
    """Return an active expert who may sit as a member: trained, and seen once."""
    expert = trained(name, **facts)
    observe(expert)
    return expert


def terms(**facts):
    return {
        "band": RateFactory().band, "travel_rule": TRAVEL, "preparation_minutes": 30, "budget": BudgetFactory(), **facts,
    }  # fmt: skip


def ask(panel, by, *, number=1, seat=Seat.MEMBER, needed_in=5, **facts):
    return asking.ask(
        panel=panel,
        seat=seat,
        number=number,
        needed_by=today() + timedelta(days=needed_in),
        words="",
        by=by,
        **terms(**facts),
    )


@pytest.fixture
def ladder(db):
    """The trust asks that people observe a panel before they sit on one."""
    change_setting("panel_observed_needed", 1, by=person(Role.ADMINISTRATOR))


@pytest.fixture
def recruiter(db):
    return person(Role.RECRUITER, name="Rita Recruiter")


def over(recruiter, still_clock, *people, **facts):
    """Return a panel that was held this morning, with people seated by hand."""
    panel = panel_in(days=2, **facts)
    for expert in people:
        asking.seat_by_hand(panel=panel, expert=expert, seat=Seat.MEMBER, terms=terms(), by=recruiter)
    still_clock.shift(timedelta(days=2, hours=4))
    return panel
