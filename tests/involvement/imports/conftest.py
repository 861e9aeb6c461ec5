import csv
from pathlib import Path

import pytest

from coproduction.policy.models import Budget
from coproduction.policy.services.loading import load_policies
from coproduction.reference.models import Directorate, Locality

FILE = Path(__file__).parents[2] / "data" / "opportunities.csv"


@pytest.fixture
def adverts_file():
    return FILE


@pytest.fixture
def trust(db):
    """The lists, budgets and rates that the adverts of the file name."""
    load_policies(schemes=["demo"])
    with FILE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            directorate, _ = Directorate.objects.get_or_create(name=row["directorate"])
            Locality.objects.get_or_create(name=row["locality"])
            if row["budget_code"]:
                Budget.objects.get_or_create(
                    code=row["budget_code"],
                    defaults={"name": row["budget_code"], "directorate": directorate, "amount": 10000},
                )
