"""The policy's own sentences: no queries here."""

from coproduction.policy.enums import LimitKind, PayUnit, Preparation

# Used until the trust has entered its own (payment_policies.md).
DEFAULT_DAYS = {LimitKind.CLAIM_ON_TIME: 90, LimitKind.PAYMENT_PROMISE: 21}


def may_have_unit(band, unit):
    """A band that pays preparation pays it by the hour, so its rates are for each hour."""
    return band.preparation != Preparation.PAID or unit == PayUnit.HOUR
