"""A trust with what it must have before anybody can post an advert: places, people, rates and a budget."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

from coproduction.accounts.enums import Role
from coproduction.policy.enums import AllowanceKind, TravelMode
from coproduction.policy.models import Allowance
from tests.factories import (
    AgreementTextFactory,
    BandFactory,
    BudgetFactory,
    DirectorateFactory,
    LocalityFactory,
    MileageRateFactory,
    RateFactory,
    SchemeFactory,
    VenueFactory,
    person,
)

LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC)
DESKS = (Role.HOST, Role.COORDINATOR, Role.APPROVER, Role.FINANCE, Role.MANAGER)


def open_trust():
    """Return the trust's people by role, with £11.50 an hour, 55p a mile and £10,000 to spend."""
    directorate = DirectorateFactory(name="Community Services")
    AgreementTextFactory()
    LocalityFactory(name="Norwich")
    VenueFactory(name="The Old Library", address="1 High Street, Norwich", postcode="NR1 1AA")
    BudgetFactory(code="COP-100", name="Co-production", directorate=directorate, amount=Decimal(10_000))
    scheme = SchemeFactory(name="Involvement payments")
    RateFactory(band=BandFactory(scheme=scheme, name="Taking part"), amount=Decimal("11.50"))
    MileageRateFactory(mode=TravelMode.CAR, amount=Decimal("0.55"))
    MileageRateFactory(mode=TravelMode.PASSENGER, amount=Decimal("0.05"))
    for kind in AllowanceKind:
        _allow(kind)
    return SimpleNamespace(**{role.value: person(role, name=f"{role.label} Person") for role in DESKS})


def _allow(kind):
    Allowance.objects.create(
        kind=kind, receipt_needed_above=Decimal("5.00"), starts_on=date(2022, 1, 1), recorded_at=LONG_AGO
    )
