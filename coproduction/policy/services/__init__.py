from coproduction.policy.services.budgets import change_budget, open_budget
from coproduction.policy.services.ledger import (
    Spent,
    commit_to_budget,
    release,
    release_many,
    spend,
    spend_many,
)

__all__ = [
    "Spent",
    "change_budget",
    "commit_to_budget",
    "open_budget",
    "release",
    "release_many",
    "spend",
    "spend_many",
]
