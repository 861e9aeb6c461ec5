from payments.models.bank_details import BankDetails
from payments.models.claims import Claim, ClaimedContribution, ClaimHelp, ClaimLine
from payments.models.receipts import ClaimedReceipt, Receipt
from payments.models.runs import Payment, PaymentRun

__all__ = [
    "BankDetails",
    "Claim",
    "ClaimHelp",
    "ClaimLine",
    "ClaimedContribution",
    "ClaimedReceipt",
    "Payment",
    "PaymentRun",
    "Receipt",
]
