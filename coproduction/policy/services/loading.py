"""Entering whole policies from a data file. Loading twice enters nothing twice."""

import tomllib
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from coproduction.policy.models import Allowance, Band, CancellationFee, MileageRate, Rate, Scheme, TimeLimit

POLICIES = Path(__file__).resolve().parent.parent / "data" / "policies.toml"
IN_POUNDS = ("amount", "short_amount", "cap", "receipt_needed_above")


def scheme_keys():
    """Return the keys of the schemes that can be loaded, in the order of the file."""
    return [scheme["key"] for scheme in _policies()["scheme"]]


@transaction.atomic
def load_policies(*, schemes=None):
    """Enter these schemes (None: all), and all that is paid beside time. Return how many rows are new."""
    policies = _policies()
    chosen = [each for each in policies["scheme"] if schemes is None or each["key"] in schemes]
    return (
        sum(_load_scheme(scheme) for scheme in chosen)
        + sum(_load_rows(MileageRate, group, group["rates"]) for group in policies["mileage"])
        + sum(_load_rows(Allowance, group, group["rows"]) for group in policies["allowance"])
        + sum(_load_rows(TimeLimit, group, group["rows"]) for group in policies["time_limit"])
        + sum(_load_rows(CancellationFee, group, group["rows"]) for group in policies["cancellation_fee"])
    )


def _policies():
    return tomllib.loads(POLICIES.read_text(encoding="utf-8"))


def _load_scheme(entry):
    facts = {"name": entry["name"], "source": entry["source"]}
    scheme, is_new = Scheme.objects.get_or_create(key=entry["key"], defaults=facts)
    return is_new + sum(_load_band(scheme, entry, dict(band)) for band in entry["bands"])


def _load_band(scheme, entry, facts):
    name, preparation = facts.pop("name"), facts.pop("preparation")
    band, is_new = Band.objects.get_or_create(scheme=scheme, name=name, defaults={"preparation": preparation})
    return is_new + _load_rows(Rate, entry, [{**facts, "band": band}])


def _load_rows(model, group, rows):
    return sum(_load_row(model, group, _in_decimals(row)) for row in rows)


def _load_row(model, group, facts):
    known_since = datetime.combine(group.get("recorded", group["from"]), time.min, UTC)
    about = {"recorded_at": known_since, "source": group["source"]}
    _, is_new = model.objects.get_or_create(starts_on=group["from"], **facts, defaults=about)
    return int(is_new)


def _in_decimals(row):
    return {name: Decimal(value) if name in IN_POUNDS else value for name, value in row.items()}
