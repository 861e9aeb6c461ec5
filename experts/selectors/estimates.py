"""What taking part is expected to pay, before anybody knows how long it really lasted."""

from decimal import Decimal

from django.utils import timezone

from coproduction.policy.models import Rate
from coproduction.policy.pricing import price_preparation, price_time

NOTHING = Decimal("0.00")


def estimate_for(activity, *, band, preparation_minutes):
    """Return the pounds that the planned time and preparation pay, by the rate of that day. Travel is not in it."""
    return estimates_for([activity], band=band, preparation_minutes=preparation_minutes)[0]


def estimates_for(activities, *, band, preparation_minutes):
    """Return the estimate in pounds for each of many activities, in their order, in one query."""
    days = [timezone.localdate(activity.starts_at) for activity in activities]
    rates = list(Rate.objects.in_force(on=max(days)).filter(band=band)) if band and days else []
    return [
        _estimate(_in_force(rates, day), activity, band, preparation_minutes)
        for activity, day in zip(activities, days, strict=True)
    ]


def _in_force(rates, day):
    # The rates come with the one that counts first.
    return next((rate for rate in rates if rate.starts_on <= day), None)


def _estimate(rate, activity, band, preparation_minutes):
    if rate is None:
        return NOTHING
    minutes = int((activity.ends_at - activity.starts_at).total_seconds() // 60)
    preparation = price_preparation(rate, preparation_minutes, preparation=band.preparation)
    return price_time(rate, minutes).amount + preparation.amount
