"""We cancelled late: what the person can claim, once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from coproduction.policy.models import Budget, CancellationFee
from coproduction.policy.selectors import balance_of
from experts.enums import ContributionStatus
from experts.models import Contribution, Expert
from experts.services import activities, contributions
from payments.models import Claim
from payments.selectors.claims import claimable_by
from payments.services import claims as services
from tests.factories import ActivityFactory, BandFactory, BudgetFactory, RateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fee():
    return CancellationFee.objects.create(notice_hours=48, percent=50, starts_on=date(2026, 4, 1))


def cancelled(user, host, *, hours, band=True):
    """Return this user's Contribution at an activity of 2 hours, cancelled so many hours before it starts."""
    starts_at = timezone.now() + timedelta(hours=hours)
    activity = ActivityFactory(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    contributions.expect(
        activity=activity,
        expert=Expert.objects.get(pk=user.pk),
        band=RateFactory(band=BandFactory()).band if band else None,
        travel_rule="none",
        preparation_minutes=0,
        budget=BudgetFactory(),
        by=host,
    )
    activities.cancel_activity(activity=activity, by=host)
    return Contribution.objects.get()


def held():
    """Return the pounds that the one budget has promised and not given back."""
    return balance_of(Budget.objects.get()).committed


@pytest.mark.parametrize(
    ("hours", "band", "is_owed"), [(48, True, False), (47.9, True, True), (1, True, True), (1, False, False)]
)
def test_only_a_late_cancelling_of_paid_time_can_be_claimed(expert, host, fee, hours, band, is_owed):
    contribution = cancelled(expert, host, hours=hours, band=band)
    assert contribution.status == ContributionStatus.CANCELLED_BY_US
    assert list(claimable_by(expert)) == ([contribution] if is_owed else [])
    if not is_owed:
        with pytest.raises(RuleBroken, match="nothing to claim"):
            services.start_claim(contribution=contribution, by=expert)
    assert held() == (Decimal("11.50") if is_owed else 0), "what can still be claimed, and no more"


def test_the_claim_starts_with_the_fee_and_is_made_once(as_, expert, host, fee):
    contribution = cancelled(expert, host, hours=24)
    # Superseded after we cancelled: what counts is the policy of the day on which we did.
    CancellationFee.objects.create(notice_hours=48, percent=0, starts_on=date(2026, 4, 1))
    client, url = as_(expert), reverse("payments:claim_start", args=[contribution.pk])
    assert "We cancelled this" in client.get(url).content.decode()
    for _ in range(2):
        services.start_claim(contribution=contribution, by=expert)
    claim = Claim.objects.get()
    line = claim.lines.get()
    assert (line.kind, line.amount, claim.total) == ("cancelled", Decimal("11.50"), Decimal("11.50"))
    assert line.explanation.startswith("Cancelled by us less than 2 days before.")
    page = client.get(reverse("payments:claim", args=[claim.pk])).content.decode()
    assert "Cancelled by us" in page
    services.submit_claim(claim=claim, by=expert)
    assert Claim.objects.get().total == Decimal("11.50")


def test_the_fee_can_be_turned_down(expert, host, fee):
    claim = services.start_claim(contribution=cancelled(expert, host, hours=24), by=expert)
    services.decline_time(claim=claim, by=expert)
    assert Claim.objects.get().total == 0
    services.want_time(claim=claim, by=expert)
    assert Claim.objects.get().total == Decimal("11.50")


@pytest.mark.parametrize(
    ("share", "is_held"),
    [({"percent": 100}, "23.00"), ({"percent": 33}, "7.59"), ({"amount": "12.34"}, "12.34"), ({"amount": "40"}, "40.00")],
)  # fmt: skip
def test_the_budget_holds_exactly_what_the_claim_comes_to(expert, host, share, is_held):
    """To the penny, and whether the fee is less or more than the place was to cost."""
    CancellationFee.objects.create(notice_hours=48, starts_on=date(2026, 4, 1), **share)
    contribution = cancelled(expert, host, hours=24)
    claim = services.start_claim(contribution=contribution, by=expert)
    assert held() == claim.total == Decimal(is_held)


def test_once_the_fee_is_paid_the_budget_holds_nothing_of_it(expert, host, finance, fee):
    contribution = cancelled(expert, host, hours=24)
    paid = {"time": Decimal("11.50"), "expenses": Decimal(0), "paid_on": date(2026, 11, 30)}
    contributions.record_payment(contribution=contribution, by=finance, **paid)
    assert held() == 0
