"""Money's part of the cast: who took part in what, on what terms, and the policy they are paid by."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from coproduction.core.submission import FIELD, new_token
from coproduction.policy.enums import AllowanceKind, TravelMode
from coproduction.policy.models import Allowance
from payments.services import claims as claim_services
from payments.services.approvals import approve_claim
from tests.factories import (
    ActivityFactory,
    BandFactory,
    BankDetailsFactory,
    ContributionFactory,
    ExpertFactory,
    MileageRateFactory,
    RateFactory,
    person,
)

LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC)
TAKEN_PART = datetime(2026, 11, 2, 14, tzinfo=UTC)
TAKEN_PART_ON = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def on_the_day(request):
    """Most tests happen at noon on 23 November 2026, three weeks after the activity."""
    if "race" not in request.keywords:
        request.getfixturevalue("still_clock")


@pytest.fixture
def policy(db):
    """Mileage since 2026-04-06 as HMRC has it, and an allowance for each kind of cost."""
    MileageRateFactory()
    MileageRateFactory(above_miles=10_000, amount=Decimal("0.25"))
    MileageRateFactory(mode=TravelMode.BICYCLE, amount=Decimal("0.20"))
    MileageRateFactory(mode=TravelMode.MOTORCYCLE, amount=Decimal("0.24"))
    MileageRateFactory(mode=TravelMode.PASSENGER, amount=Decimal("0.05"))
    for kind in AllowanceKind:
        cap = Decimal("10.00") if kind == AllowanceKind.SUBSISTENCE else None
        Allowance.objects.create(
            kind=kind,
            cap=cap,
            receipt_needed_above=Decimal("5.00"),
            starts_on=date(2022, 1, 1),
            recorded_at=LONG_AGO,
        )


def took_part(user, *, amount="11.50", minutes=120, **terms):
    """Return this user's Contribution: attended on 2 November 2026, on a band that pays by the hour."""
    rate = RateFactory(band=BandFactory(), amount=Decimal(amount))
    activity = ActivityFactory(starts_at=TAKEN_PART)
    terms = {"band": rate.band, **terms}
    return ContributionFactory(expert=user.expert, activity=activity, attended=True, minutes=minutes, **terms)


def draft(user, **terms):
    return claim_services.start_claim(contribution=took_part(user, **terms), by=user)


def submitted(user, **terms):
    return claim_services.submit_claim(claim=draft(user, **terms), by=user)


def approved(user, by, **terms):
    return approve_claim(claim=submitted(user, **terms), by=by)


def with_bank_details(user):
    return BankDetailsFactory(expert=user.expert)


def another_expert(name="Another Expert"):
    return ExpertFactory(user=person("expert", name=name)).user


def form_of(user, **typed):
    """Return what a browser posts: the typed values with the form's own token."""
    return {**typed, FIELD: new_token(user)}


def on(day):
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}


def photo(colour="red", name="receipt.jpg"):
    """Return an uploaded JPEG; each colour is another receipt."""
    kept = BytesIO()
    Image.new("RGB", (60, 40), colour).save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue(), "image/jpeg")
