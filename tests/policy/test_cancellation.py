"""What the policy owes people when we cancel late."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given, strategies as st

from coproduction.policy import selectors, services
from coproduction.policy.models import CancellationFee, Rate
from coproduction.policy.pricing import price_cancellation, price_time
from tests.policy.test_rates_screens import SINCE_2021, enter, token_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)
HOURLY = Rate(unit="hour", amount=Decimal("11.50"))


@pytest.fixture
def fees():
    for hours, percent in ((168, 50), (48, 100)):
        CancellationFee.objects.create(notice_hours=hours, percent=percent, starts_on=date(2026, 4, 1))


@pytest.mark.parametrize(
    ("hours_before", "percent"),
    [(200, None), (168, None), (167.99, 50), (48, 50), (47.99, 100), (0, 100)],
)
def test_exactly_the_notice_is_notice_enough(fees, hours_before, percent):
    fee = selectors.cancellation_fee(on=ON, hours_before=hours_before)
    assert (fee and fee.percent) == percent


def test_nothing_is_owed_before_the_policy_says_so_or_once_it_ends(fees, finance):
    assert selectors.cancellation_fee(on=date(2026, 3, 31), hours_before=1) is None
    services.set_cancellation_fee(by=finance, notice_hours=48, percent=0, starts_on=date(2026, 10, 1))
    assert selectors.cancellation_fee(on=date(2026, 9, 30), hours_before=1).percent == 100
    assert selectors.cancellation_fee(on=ON, hours_before=1) is None


@pytest.mark.parametrize(
    ("fee", "amount", "words"),
    [
        (
            {"notice_hours": 168, "percent": 50},
            "11.50",
            "Cancelled by us less than 7 days before. The planned time: 2 hours at £11.50 an hour is £23.00. "
            "We pay 50% of that: £11.50",
        ),
        (
            {"notice_hours": 24, "percent": 100},
            "23.00",
            "Cancelled by us less than 1 day before. We pay all of the planned time: 2 hours at £11.50 an hour is £23.00",
        ),
        (
            {"notice_hours": 36, "amount": Decimal("20")},
            "20.00",
            "Cancelled by us less than 36 hours before. We pay £20.00 for that",
        ),
    ],
)
def test_the_sum_is_said_in_words(fee, amount, words):
    priced = price_cancellation(CancellationFee(**fee), time=price_time(HOURLY, 120))
    assert (priced.amount, priced.explanation) == (Decimal(amount), words)


@given(minutes=st.integers(1, 1440), percent=st.integers(0, 100))
def test_a_share_is_never_more_than_the_whole_and_is_exact_to_the_penny(minutes, percent):
    time = price_time(HOURLY, minutes)
    amount = price_cancellation(CancellationFee(notice_hours=48, percent=percent), time=time).amount
    assert 0 <= amount <= time.amount
    assert abs(amount - time.amount * percent / 100) <= Decimal("0.005")


def test_a_fee_is_entered_and_read_in_the_browser(as_, finance):
    client, url = as_(finance), reverse("policy:cancellation_fee_new")
    sent = {**SINCE_2021, "notice_hours": "48", "submission_token": token_of(client.get(url))}
    both = client.post(url, {**sent, "percent": "50", "amount": "10"})
    assert both.status_code == 422
    assert "Enter either a share or a fixed amount, not both" in both.content.decode()
    enter(client, url, {**SINCE_2021, "notice_hours": "48", "percent": "50", "amount": ""})
    page = client.get(reverse("policy:rates")).content.decode()
    assert "2 days before" in page
    assert "50% of the planned time" in page
