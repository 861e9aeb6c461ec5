from coproduction.policy.models.allowances import Allowance, CancellationFee, TimeLimit
from coproduction.policy.models.budgets import Budget, BudgetEntry
from coproduction.policy.models.mileage import MileageRate
from coproduction.policy.models.rates import Band, Rate, Scheme

__all__ = [
    "Allowance",
    "Band",
    "Budget",
    "BudgetEntry",
    "CancellationFee",
    "MileageRate",
    "Rate",
    "Scheme",
    "TimeLimit",
]
