from enum import nonmember

from django.db.models import TextChoices


class Permission(TextChoices):
    CLAIM = "payments.claim", "Claim for time and expenses"
    APPROVE_CLAIM = "payments.approve_claim", "Approve claims"
    RUN_PAYMENTS = "payments.run_payments", "Make payment runs"


class ClaimStatus(TextChoices):
    """The words staff read; `for_claimant` holds the words the person reads."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Waiting for approval"
    RETURNED = "returned", "Returned for more information"
    APPROVED = "approved", "Approved for payment"
    IN_RUN = "in_run", "In a payment run"
    PAID = "paid", "Paid"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"
    PAYMENT_FAILED = "payment_failed", "Payment failed"

    for_claimant = nonmember(
        {
            "draft": "You have not sent this yet",
            "submitted": "We are checking your claim",
            "returned": "We need more information from you",
            "approved": "Approved. We will pay you soon",
            "in_run": "Your payment is on its way",
            "paid": "Paid",
            "rejected": "We could not pay this claim",
            "withdrawn": "You took this claim back",
            "payment_failed": "The payment did not reach you",
        }
    )
    moves = nonmember(
        {
            "draft": {"submitted", "withdrawn"},
            "submitted": {"approved", "returned", "rejected", "withdrawn"},
            "returned": {"submitted", "withdrawn"},
            "approved": {"in_run"},
            "in_run": {"paid", "payment_failed", "approved"},
            "paid": {"payment_failed"},
            "payment_failed": {"approved"},
            "rejected": set(),
            "withdrawn": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]

    @property
    def words_for_claimant(self):
        return self.for_claimant[self.value]

    @property
    def is_live(self):
        """Whether it holds what it claims: a rejected or withdrawn claim lets go of it."""
        return self not in (ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN)


class LineKind(TextChoices):
    TIME = "time", "Time"
    PREPARATION = "preparation", "Preparation"
    MILEAGE = "mileage", "Mileage"
    PASSENGERS = "passengers", "Passengers"
    PUBLIC_TRANSPORT = "public_transport", "Public transport"
    TAXI = "taxi", "Taxi agreed beforehand"
    PARKING = "parking", "Parking"
    CARE = "care", "Replacement care"
    SUBSISTENCE = "subsistence", "Food and drink"
    OTHER = "other", "Something else agreed beforehand"

    @property
    def is_time(self):
        return self in (LineKind.TIME, LineKind.PREPARATION)

    @property
    def is_journey(self):
        return self in (LineKind.MILEAGE, LineKind.PASSENGERS)

    @property
    def is_expense(self):
        """Whether the person enters what it cost, and shows a receipt."""
        return not self.is_time and not self.is_journey

    @property
    def was_agreed_beforehand(self):
        return self in (LineKind.TAXI, LineKind.OTHER)


class RunStatus(TextChoices):
    OPEN = "open", "Open"
    LOCKED = "locked", "Locked"
    SENT = "sent", "Sent to finance"
    RECONCILED = "reconciled", "Reconciled"
    UNDONE = "undone", "Undone"

    moves = nonmember(
        {
            "open": {"locked", "undone"},
            "locked": {"sent", "undone"},
            "sent": {"reconciled"},
            "reconciled": set(),
            "undone": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class PaymentState(TextChoices):
    """A payment that is pending or paid holds its claim: no other run can take it."""

    PENDING = "pending", "Not paid yet"
    PAID = "paid", "Paid"
    FAILED = "failed", "Failed"
    UNDONE = "undone", "Taken out of the run"

    moves = nonmember(
        {"pending": {"paid", "failed", "undone"}, "paid": {"failed"}, "failed": set(), "undone": set()}
    )

    def may_become(self, target):
        return target in self.moves[self.value]
