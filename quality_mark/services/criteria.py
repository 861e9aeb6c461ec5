"""Entering the criteria that come with the portal. Loading twice enters nothing twice."""

import tomllib
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from quality_mark.models import CriteriaSet, Criterion

CRITERIA = Path(__file__).resolve().parent.parent / "data" / "criteria.toml"
IN_DECIMALS = ("award_mean", "conditional_mean")


@transaction.atomic
def load_criteria():
    """Enter and publish the first CriteriaSet where it is not there yet. Returns it."""
    facts = tomllib.loads(CRITERIA.read_text(encoding="utf-8"))
    criteria, version = facts.pop("criterion"), facts.pop("version")
    values = {name: Decimal(value) if name in IN_DECIMALS else value for name, value in facts.items()}
    criteria_set, is_new = CriteriaSet.objects.get_or_create(
        version=version, defaults={**values, "published_at": timezone.now()}
    )
    if is_new:
        rows = [
            Criterion(criteria_set=criteria_set, number=number, **each)
            for number, each in enumerate(criteria, start=1)
        ]
        Criterion.objects.bulk_create(rows)
        audit.record(actor=None, action="criteria.published", target=criteria_set, after={"version": version})
    return criteria_set
