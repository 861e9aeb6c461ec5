"""What taking part is expected to pay, before anybody knows how long it really lasted."""

from decimal import Decimal

from django.utils import timezone

from coproduction.policy.pricing import price_preparation, price_time
from coproduction.policy.selectors import rate_for

NOTHING = Decimal("0.00")


def estimate_for(activity, *, band, preparation_minutes):
    """Return the pounds that the planned time and preparation pay, by the rate of that day. Travel is not in it."""
    rate = band and rate_for(band, on=timezone.localdate(activity.starts_at))
    if not rate:
        return NOTHING
    minutes = int((activity.ends_at - activity.starts_at).total_seconds() // 60)
    preparation = price_preparation(rate, preparation_minutes, preparation=band.preparation)
    return price_time(rate, minutes).amount + preparation.amount
