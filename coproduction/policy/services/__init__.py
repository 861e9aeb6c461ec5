from coproduction.policy.services.budgets import change_budget, open_budget
from coproduction.policy.services.ledger import (
    Spent,
    commit_to_budget,
    hold,
    hold_many,
    release,
    spend,
    spend_many,
)
from coproduction.policy.services.rates import (
    add_band,
    open_scheme,
    retire_band,
    set_allowance,
    set_cancellation_fee,
    set_mileage_rate,
    set_rate,
    set_time_limit,
)

__all__ = [
    "Spent",
    "add_band",
    "change_budget",
    "commit_to_budget",
    "hold",
    "hold_many",
    "open_budget",
    "open_scheme",
    "release",
    "retire_band",
    "set_allowance",
    "set_cancellation_fee",
    "set_mileage_rate",
    "set_rate",
    "set_time_limit",
    "spend",
    "spend_many",
]
