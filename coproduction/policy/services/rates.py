"""Entering the payment policy. Each row takes effect from a date and is never edited: a later one takes its place."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit.services import record
from coproduction.core.exceptions import RuleBroken
from coproduction.policy import rules
from coproduction.policy.models import Allowance, Band, CancellationFee, MileageRate, Rate, Scheme, TimeLimit

SCHEME_TAKEN = _("There is a scheme with that short name already. Use another short name.")
BAND_TAKEN = _("This scheme has a band with that name already. Use another name.")
ONLY_BY_THE_HOUR = _(
    "This band pays preparation as well, so it must pay for each hour. Choose ‘for each hour’."
)


@transaction.atomic
def open_scheme(*, by, key, name, source=""):
    """Open a payment scheme, to which bands are added."""
    return _create(Scheme, by, "scheme.opened", SCHEME_TAKEN, key=key, name=name, source=source)


@transaction.atomic
def add_band(*, scheme, by, name, preparation):
    """Add a level of role to a scheme. It pays nothing until a rate is set."""
    return _create(Band, by, "band.added", BAND_TAKEN, scheme=scheme, name=name, preparation=preparation)


@transaction.atomic
def retire_band(*, band, by):
    """Offer a band on no new advert. People who accepted on its terms are paid by it all the same."""
    band = Band.objects.select_for_update().get(pk=band.pk)
    if band.retired_at is None:
        band.retired_at = timezone.now()
        band.save(update_fields=["retired_at", "updated_at"])
        record(actor=by, action="band.retired", target=band)
    return band


def set_rate(*, band, by, starts_on, unit, amount, **facts):
    """Set what a band pays from a day on. `facts` are the further fields of Rate that its unit needs."""
    if not rules.may_have_unit(band, unit):
        raise RuleBroken(ONLY_BY_THE_HOUR)
    return _enter(Rate, by, band=band, starts_on=starts_on, unit=unit, amount=amount, **facts)


def set_mileage_rate(*, by, **facts):
    """Set pounds a mile for a mode of travel, above so many miles in a tax year, from a day on."""
    return _enter(MileageRate, by, **facts)


def set_allowance(*, by, **facts):
    """Set what is paid at cost for a kind of expense, from a day on."""
    return _enter(Allowance, by, **facts)


def set_time_limit(*, by, **facts):
    """Set a number of days the policy gives, from a day on."""
    return _enter(TimeLimit, by, **facts)


def set_cancellation_fee(*, by, **facts):
    """Set what is owed when we cancel less than so many hours before, from a day on."""
    return _enter(CancellationFee, by, **facts)


@transaction.atomic
def _enter(model, by, **facts):
    row = model.objects.create(**facts)
    record(actor=by, action=f"{model._meta.model_name}.set", target=row, after=_in_words(facts))
    return row


def _create(model, by, action, taken, **facts):
    try:
        with transaction.atomic():
            row = model.objects.create(**facts)
    except IntegrityError as clash:
        raise RuleBroken(taken) from clash
    record(actor=by, action=action, target=row, after=_in_words(facts))
    return row


def _in_words(facts):
    return {
        name: None if value is None else str(getattr(value, "pk", value)) for name, value in facts.items()
    }
