from coproduction.policy.selectors.budgets import (
    Balance,
    balance_of,
    balances,
    committed_under,
    will_overspend,
)
from coproduction.policy.selectors.rates import (
    NO_RATE,
    allowance_for,
    band_that_pays,
    bands_in_use,
    mileage_rates,
    offer_in_words,
    offers_in_words,
    rate_for,
    rates_for,
    time_limit,
)

__all__ = [
    "NO_RATE",
    "Balance",
    "allowance_for",
    "balance_of",
    "balances",
    "band_that_pays",
    "bands_in_use",
    "committed_under",
    "mileage_rates",
    "offer_in_words",
    "offers_in_words",
    "rate_for",
    "rates_for",
    "time_limit",
    "will_overspend",
]
