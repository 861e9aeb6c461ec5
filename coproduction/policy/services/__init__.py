from coproduction.policy.services.budgets import change_budget, open_budget
from coproduction.policy.services.ledger import (
    Spent,
    commit_many,
    commit_to_budget,
    release,
    release_many,
    spend,
    spend_many,
)
from coproduction.policy.services.rates import (
    add_band,
    open_scheme,
    retire_band,
    set_allowance,
    set_mileage_rate,
    set_rate,
    set_time_limit,
)

__all__ = [
    "Spent",
    "add_band",
    "change_budget",
    "commit_many",
    "commit_to_budget",
    "open_budget",
    "open_scheme",
    "release",
    "release_many",
    "retire_band",
    "set_allowance",
    "set_mileage_rate",
    "set_rate",
    "set_time_limit",
    "spend",
    "spend_many",
]
