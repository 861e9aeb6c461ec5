"""What the payment policy says on a day. `on` is the date of the activity or journey, in London.

`known_by` (a moment) leaves out what was recorded later, to work out a price as it was on the day it was paid.
"""

from django.utils.translation import gettext_lazy as _

from coproduction.policy.enums import PayUnit
from coproduction.policy.models import Allowance, Band, CancellationFee, MileageRate, Rate, TimeLimit
from coproduction.policy.pricing import say_rate
from coproduction.policy.rules import DEFAULT_DAYS, fee_of

NO_RATE = _("The amount has not been set yet")


def rate_for(band, *, on, known_by=None):
    """Return the Rate of a band in force on a day, or None."""
    return Rate.objects.in_force(on=on, known_by=known_by).filter(band=band).first()


def rates_for(bands, *, on, known_by=None):
    """Return {band id: Rate in force} for many bands, in one query. A band without one is left out."""
    rates = Rate.objects.in_force(on=on, known_by=known_by).filter(band__in=bands)
    return _first_of_each(rates, "band_id")


def mileage_rates(mode, *, on, known_by=None):
    """Return the MileageRates in force for a mode of travel, one for each threshold, the lowest first."""
    rates = MileageRate.objects.in_force(on=on, known_by=known_by).filter(mode=mode)
    by_threshold = _first_of_each(rates, "above_miles")
    return [by_threshold[threshold] for threshold in sorted(by_threshold)]


def allowance_for(kind, *, on, hours_away=0, known_by=None):
    """Return the Allowance in force for a kind of expense, or None where the policy has none.

    Of the rows for different hours away, the one for the most hours that the person has been away.
    """
    rows = Allowance.objects.in_force(on=on, known_by=known_by).filter(kind=kind, hours_away__lte=hours_away)
    return rows.order_by("-hours_away", "-starts_on", "-recorded_at", "-pk").first()


def time_limit(kind, *, on):
    """Return the days the policy gives: by default 90 to claim and 21 to be paid."""
    row = TimeLimit.objects.in_force(on=on).filter(kind=kind).first()
    return row.days if row else DEFAULT_DAYS[kind]


def cancellation_fee(*, on, hours_before):
    """Return the CancellationFee for cancelling so many hours before the start, or None where nothing is owed.

    `on` is the day we cancel. Exactly the notice is notice enough; of several, the shortest notice counts.
    """
    return fee_of(cancellation_fees(on=on), hours_before=hours_before)


def cancellation_fees(*, on):
    """Return the CancellationFees in force on a day, the one for the shortest notice first."""
    in_force = _first_of_each(CancellationFee.objects.in_force(on=on), "notice_hours")
    return [in_force[hours] for hours in sorted(in_force)]


def bands_in_use():
    """Return the bands an advert may offer, by scheme."""
    return (
        Band.objects.filter(retired_at__isnull=True)
        .select_related("scheme")
        .order_by("scheme__name", "name", "pk")
    )


def band_that_pays(unit, amount, *, on, block_minutes=None):
    """Return the band in use whose rate in force is exactly this, or None; where several are, the one entered first."""
    in_force = rates_for(bands_in_use(), on=on)
    matches = sorted(
        band
        for band, rate in in_force.items()
        if rate.unit == unit
        and rate.amount == amount
        and (unit != PayUnit.BLOCK or block_minutes in (None, rate.block_minutes))
    )
    return bands_in_use().get(pk=matches[0]) if matches else None


def offer_in_words(band, *, on):
    """Say what a band pays on a day: '£11.50 for each hour'."""
    rate = rate_for(band, on=on)
    return say_rate(rate) if rate else NO_RATE


def offers_in_words(bands, *, on):
    """Return {band id: what it pays, in words} for many bands, in one query."""
    in_force = rates_for(bands, on=on)
    return {band.pk: say_rate(in_force[band.pk]) if band.pk in in_force else NO_RATE for band in bands}


def _first_of_each(rows, field):
    """Keep the first row for each value of a field: rows in force come with the one that counts first."""
    kept = {}
    for row in rows:
        kept.setdefault(getattr(row, field), row)
    return kept
