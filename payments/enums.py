from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    CLAIM = "payments.claim", _("Claim for time and expenses")
    APPROVE_CLAIM = "payments.approve_claim", _("Approve claims")
    RUN_PAYMENTS = "payments.run_payments", _("Make payment runs")


class ClaimStatus(TextChoices):
    """The words staff read; `for_claimant` holds the words the person reads."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for approval")
    RETURNED = "returned", _("Returned for more information")
    APPROVED = "approved", _("Approved for payment")
    IN_RUN = "in_run", _("In a payment run")
    PAID = "paid", _("Paid")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PAYMENT_FAILED = "payment_failed", _("Payment failed")

    for_claimant = nonmember(
        {
            "draft": _("You have not sent this yet"),
            "submitted": _("We are checking your claim"),
            "returned": _("We need more information from you"),
            "approved": _("Approved. We will pay you soon"),
            "in_run": _("Your payment is on its way"),
            "paid": _("Paid"),
            "rejected": _("We could not pay this claim"),
            "withdrawn": _("You took this claim back"),
            "payment_failed": _("The payment did not reach you"),
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
    TIME = "time", _("Time")
    PREPARATION = "preparation", _("Preparation")
    CANCELLED = "cancelled", _("Cancelled by us")
    MILEAGE = "mileage", _("Mileage")
    PASSENGERS = "passengers", _("Passengers")
    PUBLIC_TRANSPORT = "public_transport", _("Public transport")
    TAXI = "taxi", _("Taxi agreed beforehand")
    PARKING = "parking", _("Parking")
    CARE = "care", _("Replacement care")
    SUBSISTENCE = "subsistence", _("Food and drink")
    OTHER = "other", _("Something else agreed beforehand")

    @property
    def is_time(self):
        return self in (LineKind.TIME, LineKind.PREPARATION, LineKind.CANCELLED)

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
    OPEN = "open", _("Open")
    LOCKED = "locked", _("Locked")
    SENT = "sent", _("Sent to finance")
    RECONCILED = "reconciled", _("Reconciled")
    UNDONE = "undone", _("Undone")

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

    PENDING = "pending", _("Not paid yet")
    PAID = "paid", _("Paid")
    FAILED = "failed", _("Failed")
    UNDONE = "undone", _("Taken out of the run")

    moves = nonmember(
        {"pending": {"paid", "failed", "undone"}, "paid": {"failed"}, "failed": set(), "undone": set()}
    )

    def may_become(self, target):
        return target in self.moves[self.value]
