from coproduction.policy.views.budgets import budget, budget_change, budget_new, budgets
from coproduction.policy.views.expenses import (
    allowance_new,
    cancellation_fee_new,
    mileage_new,
    time_limit_new,
)
from coproduction.policy.views.rates import band, band_new, band_retire, rate_new, rates, scheme, scheme_new

__all__ = [
    "allowance_new",
    "band",
    "band_new",
    "band_retire",
    "budget",
    "budget_change",
    "budget_new",
    "budgets",
    "cancellation_fee_new",
    "mileage_new",
    "rate_new",
    "rates",
    "scheme",
    "scheme_new",
    "time_limit_new",
]
