from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from coproduction.policy import selectors
from coproduction.policy.enums import AllowanceKind, LimitKind, PayUnit, TravelMode
from coproduction.policy.models import Allowance, Band, MileageRate, Rate, Scheme, TimeLimit
from coproduction.policy.services.loading import load_policies
from tests.factories import BandFactory, MileageRateFactory, RateFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_a_rate_applies_from_its_day_until_the_next():
    band = BandFactory()
    old = RateFactory(band=band, starts_on=date(2025, 1, 1))
    new = RateFactory(band=band, starts_on=date(2026, 4, 1), amount=Decimal("12.00"))
    assert selectors.rate_for(band, on=date(2024, 12, 31)) is None
    assert selectors.rate_for(band, on=date(2026, 3, 31)) == old
    assert selectors.rate_for(band, on=date(2026, 4, 1)) == new


def test_a_rate_recorded_later_for_the_same_day_takes_its_place():
    band = BandFactory()
    first = RateFactory(band=band, recorded_at=datetime(2022, 1, 1, tzinfo=UTC))
    second = RateFactory(band=band, recorded_at=datetime(2022, 3, 1, tzinfo=UTC))
    assert selectors.rate_for(band, on=TODAY) == second
    assert selectors.rate_for(band, on=TODAY, known_by=datetime(2022, 2, 1, tzinfo=UTC)) == first


def test_many_bands_are_read_in_one_query(django_assert_num_queries):
    priced, empty = RateFactory().band, BandFactory()
    with django_assert_num_queries(1):
        offers = selectors.offers_in_words([priced, empty], on=TODAY)
    assert offers == {priced.pk: "£11.50 for each hour", empty.pk: "The amount has not been set yet"}
    assert selectors.offer_in_words(empty, on=TODAY) == "The amount has not been set yet"


def test_one_mileage_rate_for_each_threshold():
    MileageRateFactory(starts_on=date(2011, 4, 6), amount=Decimal("0.45"))
    above = MileageRateFactory(starts_on=date(2011, 4, 6), amount=Decimal("0.25"), above_miles=10000)
    first = MileageRateFactory()
    MileageRateFactory(mode=TravelMode.BICYCLE)
    assert selectors.mileage_rates(TravelMode.CAR, on=TODAY) == [first, above]


def test_food_is_allowed_by_hours_away():
    short = Allowance.objects.create(
        kind=AllowanceKind.SUBSISTENCE, starts_on=date(2020, 1, 1), hours_away=5, cap=5
    )
    Allowance.objects.create(
        kind=AllowanceKind.SUBSISTENCE, starts_on=date(2020, 1, 1), hours_away=10, cap=15
    )
    dearer = Allowance.objects.create(
        kind=AllowanceKind.SUBSISTENCE, starts_on=date(2026, 1, 1), hours_away=10, cap=20
    )
    found = [
        selectors.allowance_for(AllowanceKind.SUBSISTENCE, on=TODAY, hours_away=hours)
        for hours in (4, 5, 9, 10)
    ]
    assert found == [None, short, short, dearer]


def test_time_limits_have_defaults_until_the_trust_sets_its_own():
    assert selectors.time_limit(LimitKind.CLAIM_ON_TIME, on=TODAY) == 90
    assert selectors.time_limit(LimitKind.PAYMENT_PROMISE, on=TODAY) == 21
    TimeLimit.objects.create(kind=LimitKind.PAYMENT_PROMISE, starts_on=date(2026, 11, 1), days=14)
    assert selectors.time_limit(LimitKind.PAYMENT_PROMISE, on=TODAY) == 14
    assert selectors.time_limit(LimitKind.PAYMENT_PROMISE, on=date(2026, 10, 31)) == 21


@pytest.mark.parametrize(
    ("unit", "amount", "block_minutes", "name"),
    [
        (PayUnit.HOUR, "25.00", None, "£25.00 an hour"),
        (PayUnit.HOUR, "11.50", None, "£11.50 an hour"),
        (PayUnit.SESSION, "40.00", None, "£40.00 a session"),
        (PayUnit.HALF_DAY, "75.00", None, "£75.00 a half day"),
        (PayUnit.DAY, "150.00", None, "£150.00 a day"),
        (PayUnit.BLOCK, "20.00", 180, "£20.00 a block of 3 hours"),
        (PayUnit.BLOCK, "20.00", 120, None),
        (PayUnit.HOUR, "99.00", None, None),
    ],
)
def test_an_imported_advert_finds_the_band_that_pays_it(unit, amount, block_minutes, name):
    load_policies()
    band = selectors.band_that_pays(unit, Decimal(amount), on=TODAY, block_minutes=block_minutes)
    assert (band and band.name) == name
    assert band is None or band.scheme.key == "demo"


def test_a_retired_band_is_offered_no_more():
    band = RateFactory(amount=Decimal("9.00")).band
    Band.objects.filter(pk=band.pk).update(retired_at=timezone.now())
    assert selectors.band_that_pays(PayUnit.HOUR, Decimal("9.00"), on=TODAY) is None
    assert band not in selectors.bands_in_use()


def test_loading_twice_enters_nothing_twice(capsys):
    call_command("load_policies")
    counted = [model.objects.count() for model in (Scheme, Band, Rate, MileageRate, Allowance, TimeLimit)]
    call_command("load_policies")
    assert [
        model.objects.count() for model in (Scheme, Band, Rate, MileageRate, Allowance, TimeLimit)
    ] == counted
    assert counted == [5, 15, 15, 6, 7, 2]
    assert "Nothing new" in capsys.readouterr().out


def test_a_trust_may_load_one_scheme_alone():
    call_command("load_policies", "--scheme", "cnwl")
    assert [scheme.key for scheme in Scheme.objects.all()] == ["cnwl"]
    assert MileageRate.objects.count() == 6
