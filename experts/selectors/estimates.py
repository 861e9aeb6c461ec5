"""What taking part is expected to pay, before anybody knows how long it really lasted; and what can still be claimed."""

from decimal import Decimal

from django.utils import timezone

from coproduction.policy.models import Rate
from coproduction.policy.pricing import price_cancellation, price_preparation, price_time
from experts.enums import ContributionStatus

NOTHING = Decimal("0.00")
IS_PAID_FOR = {ContributionStatus.EXPECTED, ContributionStatus.ATTENDED}


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


def still_to_claim(contributions):
    """Return {id: pounds} that can still be claimed for the time of each contribution, in one query.

    That is what its terms pay for the planned time; the policy's fee, where we cancelled late; and nothing for a place
    given up, for one that is paid, or for one that never was.
    """
    owed = [each for each in contributions if each.band_id and not each.paid_on and _is_owed(each)]
    days = {each.pk: timezone.localdate(each.activity.starts_at) for each in owed}
    bands = {each.band_id for each in owed}
    rates = list(Rate.objects.in_force(on=max(days.values())).filter(band__in=bands)) if owed else []
    pounds = dict.fromkeys([each.pk for each in contributions], NOTHING)
    for each in owed:
        of_band = [rate for rate in rates if rate.band_id == each.band_id]
        pounds[each.pk] = _still(each, _in_force(of_band, days[each.pk]))
    return pounds


def _is_owed(contribution):
    return contribution.late_fee_id is not None or contribution.status in IS_PAID_FOR


def _still(contribution, rate):
    activity, band = contribution.activity, contribution.band
    if contribution.late_fee_id is None:
        return _estimate(rate, activity, band, contribution.preparation_minutes)
    if rate is None:
        return NOTHING
    planned = price_time(rate, planned_minutes(activity))
    return price_cancellation(contribution.late_fee, time=planned).amount


def planned_minutes(activity):
    """Return how long an activity is, or was to be, in whole minutes."""
    return int((activity.ends_at - activity.starts_at).total_seconds() // 60)


def _in_force(rates, day):
    # The rates come with the one that counts first.
    return next((rate for rate in rates if rate.starts_on <= day), None)


def _estimate(rate, activity, band, preparation_minutes):
    if rate is None:
        return NOTHING
    preparation = price_preparation(rate, preparation_minutes, preparation=band.preparation)
    return price_time(rate, planned_minutes(activity)).amount + preparation.amount
