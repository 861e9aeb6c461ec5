"""What every public page needs of the policy and the lists, kept for a minute: it changes a few times a year.

A page never shows a wrong amount for a band it has not seen: one that is not kept yet is asked for there and then.
"""

from functools import partial
from typing import NamedTuple

from django.core.cache import caches
from django.utils.translation import get_language

from coproduction.policy import selectors as policy
from coproduction.policy.enums import LimitKind
from coproduction.policy.models import Band
from coproduction.policy.pricing import say_rate
from coproduction.reference.models import Locality
from involvement.rules.notice import Notice
from involvement.selectors.opportunities import notice_wanted

KEPT_SECONDS = 60


class Terms(NamedTuple):
    """What bands pay in words, by band id; the days in which a claim is paid; (id, name) of the localities; and the notice."""

    offers: dict[int, str]
    pay_days: int
    localities: list[tuple[int, str]]
    notice: Notice


def terms(*, on):
    """Return the Terms of a day."""
    return Terms(
        *caches["process"].get_or_set(
            f"involvement.terms.{get_language()}.{on.isoformat()}", partial(_fetch, on), KEPT_SECONDS
        )
    )


def offer_of(band_id, kept, *, on):
    """Say what a band pays, '' where there is no band: time is not paid."""
    if not band_id:
        return ""
    return kept.offers.get(band_id) or policy.offer_in_words(band_id, on=on)


def _fetch(on):
    rates = policy.rates_for(Band.objects.all(), on=on)
    offers = {band_id: say_rate(rate) for band_id, rate in rates.items()}
    places = list(Locality.objects.in_use().values_list("pk", "name"))
    return offers, policy.time_limit(LimitKind.PAYMENT_PROMISE, on=on), places, notice_wanted()
