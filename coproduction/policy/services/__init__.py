from coproduction.policy.services.budgets import change_budget, open_budget
from coproduction.policy.services.ledger import commit_to_budget, release, release_many, spend

__all__ = ["change_budget", "commit_to_budget", "open_budget", "release", "release_many", "spend"]
