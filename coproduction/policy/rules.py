"""The policy's own sentences: no queries here."""

from coproduction.policy.enums import LimitKind, PayUnit, Preparation

# Used until the trust has entered its own (payment_policies.md).
DEFAULT_DAYS = {LimitKind.CLAIM_ON_TIME: 90, LimitKind.PAYMENT_PROMISE: 21}


def fee_of(fees, *, hours_before):
    """Return which of the fees in force, the shortest notice first, is owed for cancelling so late; None for none."""
    late = [fee for fee in fees if hours_before < fee.notice_hours]
    return late[0] if late and not late[0].pays_nothing else None


def may_have_unit(band, unit):
    """A band that pays preparation pays it by the hour, so its rates are for each hour."""
    return band.preparation != Preparation.PAID or unit == PayUnit.HOUR
