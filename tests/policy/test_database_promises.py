"""What PostgreSQL itself refuses, whoever asks."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from coproduction.policy.models import Allowance, BudgetEntry, CancellationFee, MileageRate, Rate, TimeLimit
from coproduction.policy.services.loading import load_policies
from tests.factories import BandFactory, BudgetFactory

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="triggers are PostgreSQL's")


@on_postgresql
@pytest.mark.parametrize("model", [Rate, MileageRate, Allowance, TimeLimit, CancellationFee, BudgetEntry])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_rows_written_once_cannot_be_changed_by_sql(model, statement):
    load_policies()
    BudgetEntry.objects.create(budget=BudgetFactory(), kind="spent", amount=1, key="a")
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement.format(model._meta.db_table))
    assert model.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"unit": "hour", "amount": Decimal(-1)},
        {"unit": "fortnight", "amount": Decimal(1)},
        {"unit": "block", "amount": Decimal(1)},
        {"unit": "block", "amount": Decimal(1), "block_minutes": 0},
        {"unit": "by_length", "amount": Decimal(1), "short_amount": Decimal(1)},
    ],
)
def test_a_rate_that_cannot_be_priced_is_refused(facts):
    band = BandFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Rate.objects.create(band=band, starts_on=date(2026, 1, 1), **facts)
