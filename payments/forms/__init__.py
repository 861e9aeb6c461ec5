from payments.forms.bank_details import BankDetailsForm
from payments.forms.claims import ExpenseForm, JourneyForm, ReceiptForm, SendForm
from payments.forms.decisions import FailForm, PayOnForm, RejectForm, ReturnForm

__all__ = [
    "BankDetailsForm",
    "ExpenseForm",
    "FailForm",
    "JourneyForm",
    "PayOnForm",
    "ReceiptForm",
    "RejectForm",
    "ReturnForm",
    "SendForm",
]
