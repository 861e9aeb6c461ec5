from coproduction.policy.forms.budgets import BudgetForm, ChangeBudgetForm
from coproduction.policy.forms.expenses import (
    AllowanceForm,
    CancellationFeeForm,
    MileageRateForm,
    TimeLimitForm,
)
from coproduction.policy.forms.rates import BandForm, RateForm, SchemeForm

__all__ = [
    "AllowanceForm",
    "BandForm",
    "BudgetForm",
    "CancellationFeeForm",
    "ChangeBudgetForm",
    "MileageRateForm",
    "RateForm",
    "SchemeForm",
    "TimeLimitForm",
]
