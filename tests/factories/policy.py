from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from coproduction.policy.enums import PayUnit, Preparation, TravelMode
from coproduction.policy.models import Band, Budget, MileageRate, Rate, Scheme
from tests.factories.reference import DirectorateFactory

LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC)


class SchemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Scheme

    key = factory.Sequence(lambda number: f"scheme-{number}")
    name = factory.Sequence(lambda number: f"Scheme {number}")


class BandFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Band

    scheme = factory.SubFactory(SchemeFactory)
    name = factory.Sequence(lambda number: f"Band {number}")
    preparation = Preparation.PAID


class RateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Rate

    band = factory.SubFactory(BandFactory)
    unit = PayUnit.HOUR
    amount = Decimal("11.50")
    starts_on = date(2022, 1, 1)
    recorded_at = LONG_AGO


class MileageRateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MileageRate

    mode = TravelMode.CAR
    amount = Decimal("0.55")
    starts_on = date(2026, 4, 6)
    recorded_at = LONG_AGO


class BudgetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Budget

    code = factory.Sequence(lambda number: f"BUD-{number}")
    name = factory.Sequence(lambda number: f"Budget {number}")
    directorate = factory.SubFactory(DirectorateFactory)
    amount = Decimal("10000.00")
