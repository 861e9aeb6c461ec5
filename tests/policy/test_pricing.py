"""The worked examples of payment_policies.md, priced by the policies as they are loaded."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from coproduction.policy import pricing, selectors
from coproduction.policy.enums import PayUnit, Preparation, TravelMode
from coproduction.policy.models import Band, Rate
from coproduction.policy.services.loading import load_policies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def policies():
    load_policies()


def band(scheme, name=None):
    bands = Band.objects.filter(scheme__key=scheme)
    return bands.get(name=name) if name else bands.get()


def paid(scheme, minutes, name=None):
    rate = selectors.rate_for(band(scheme, name), on=date(2026, 11, 2))
    return pricing.price_time(rate, minutes)


def travelled(miles, on, *, already="0", known_by=None):
    rates = selectors.mileage_rates(TravelMode.CAR, on=on, known_by=known_by)
    return pricing.price_mileage(rates, miles=Decimal(miles), miles_already=Decimal(already))


@pytest.mark.parametrize(
    ("scheme", "name", "hours", "minutes", "pounds"),
    [
        ("tewv", None, 1, 0, "20.00"),
        ("tewv", None, 3, 0, "20.00"),
        ("tewv", None, 3, 5, "40.00"),
        ("tewv", None, 6, 0, "40.00"),
        ("tewv", None, 6, 1, "60.00"),
        ("nhse", None, 3, 0, "75.00"),
        ("nhse", None, 4, 0, "75.00"),
        ("nhse", None, 4, 1, "150.00"),
        ("nice", None, 3, 59, "75.00"),
        ("nice", None, 4, 0, "150.00"),
        ("cnwl", "Standard", 2, 30, "28.75"),
        ("cnwl", "Enhanced", 2, 20, "35.00"),
        ("cnwl", "Standard", 1, 10, "13.42"),
    ],
)
def test_examples_of_time(scheme, name, hours, minutes, pounds):
    assert paid(scheme, hours * 60 + minutes, name).amount == Decimal(pounds)


@pytest.mark.parametrize(
    ("miles", "on", "already", "pounds"),
    [
        ("100", date(2026, 4, 5), "0", "45.00"),
        ("100", date(2026, 4, 6), "0", "55.00"),
        ("20", date(2026, 7, 1), "9990", "8.00"),
        ("37.4", date(2026, 11, 2), "0", "20.57"),
        ("20", date(2026, 4, 6), "0", "11.00"),
    ],
)
def test_examples_of_mileage(miles, on, already, pounds):
    assert travelled(miles, on, already=already).amount == Decimal(pounds)


def test_passengers_are_priced_beside_the_miles():
    (rate,) = selectors.mileage_rates(TravelMode.PASSENGER, on=date(2026, 11, 2))
    assert pricing.price_passengers(rate, miles=Decimal("37.4"), passengers=2).amount == Decimal("3.74")


def test_a_new_tax_year_starts_the_count_again():
    assert pricing.tax_year_of(date(2026, 4, 5)) == (date(2025, 4, 6), date(2026, 4, 5))
    assert pricing.tax_year_of(date(2026, 4, 6)) == (date(2026, 4, 6), date(2027, 4, 5))
    assert str(pricing.tax_year_of(date(2026, 12, 31))) == "2026-27"
    assert str(pricing.tax_year_of(date(2100, 1, 1))) == "2099-00"


def test_a_rate_recorded_late_shows_who_is_owed_what():
    journey = date(2026, 4, 10)
    as_paid = travelled("60", journey, known_by=datetime(2026, 5, 1, tzinfo=UTC))
    as_known_now = travelled("60", journey)
    assert as_paid.amount == Decimal("27.00")
    assert as_known_now.amount - as_paid.amount == Decimal("6.00")


@pytest.mark.parametrize(
    ("priced", "words"),
    [
        (lambda: paid("cnwl", 150, "Standard"), "2 hours 30 minutes at £11.50 an hour is £28.75"),
        (
            lambda: paid("tewv", 361),
            "6 hours 1 minute is 3 blocks of 3 hours or part of one. At £20.00 each that is £60.00",
        ),
        (lambda: paid("nhse", 240), "You took part for 4 hours. We pay £75.00 for 4 hours or less"),
        (lambda: paid("nice", 240), "You took part for 4 hours. We pay £150.00 for 4 hours or more"),
        (lambda: paid("demo", 90, "£40.00 a session"), "1 session at £40.00 is £40.00"),
        (lambda: paid("nhse", 0), "No time was recorded, so nothing is paid for it"),
        (lambda: travelled("37.4", date(2026, 11, 2)), "37.4 miles by car or van at 55p a mile is £20.57"),
        (lambda: travelled("1", date(2026, 11, 2)), "1 mile by car or van at 55p a mile is £0.55"),
        (lambda: travelled("0", date(2026, 11, 2)), "0 miles is £0.00"),
        (
            lambda: travelled("20", date(2026, 7, 1), already="9990"),
            "10 miles at 55p a mile and 10 miles at 25p a mile is £8.00."
            " The rate changes after 10,000 miles in a tax year",
        ),
    ],
)
def test_each_line_is_explained(priced, words):
    assert priced().explanation == words


def test_the_quantity_is_exact():
    assert (paid("cnwl", 140, "Enhanced").quantity, paid("cnwl", 140, "Enhanced").unit) == (140, "minutes")
    assert (paid("tewv", 361).quantity, paid("tewv", 361).unit) == (3, "block")


@pytest.mark.parametrize(
    ("scheme", "name", "words"),
    [
        ("cnwl", "Standard", "£11.50 for each hour"),
        ("tewv", None, "£20.00 for each block of 3 hours or part of one"),
        ("nhse", None, "£150.00 for more than 4 hours, £75.00 for 4 hours or less"),
        ("nice", None, "£150.00 for 4 hours or more, £75.00 for less than 4 hours"),
        ("demo", "£20.00 a session", "£20.00 for each session"),
        ("demo", "£75.00 a half day", "£75.00 for each half day"),
        ("demo", "£150.00 a day", "£150.00 for each day"),
    ],
)
def test_an_offer_is_said_as_people_say_it(scheme, name, words):
    assert selectors.offer_in_words(band(scheme, name), on=date(2026, 11, 2)) == words


def test_preparation_is_paid_by_the_hour_or_included():
    hourly = Rate(unit=PayUnit.HOUR, amount=Decimal("15.00"))
    paid_beside = pricing.price_preparation(hourly, 90, preparation=Preparation.PAID)
    included = pricing.price_preparation(hourly, 90, preparation=Preparation.INCLUDED)
    assert paid_beside.amount == Decimal("22.50")
    assert included.amount == 0
    assert included.explanation == "1 hour 30 minutes of preparation is included in the amount for your time"


def test_miles_need_a_rate_for_the_first_one():
    with pytest.raises(ValueError, match="first mile"):
        pricing.price_mileage([], miles=Decimal(1), miles_already=Decimal(0))


@pytest.mark.parametrize("miles", ["-1", "0.05"])
def test_miles_that_no_one_can_drive_are_refused(miles):
    with pytest.raises(ValueError):
        travelled(miles, date(2026, 11, 2))
