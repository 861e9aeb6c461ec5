from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.constraints import all_or_none, different_people, not_negative, one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.documents.models import Document
from experts.models import Expert
from payments.enums import PaymentState, Permission, RunStatus
from payments.models.bank_details import BankDetails
from payments.models.claims import Claim


class PaymentRunQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.has_perm(Permission.RUN_PAYMENTS) else self.none()


class PaymentRun(Record):
    """Approved claims paid together. Once locked its figures never change; `file` is served again byte for byte."""

    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.OPEN)
    payer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pay_on = models.DateField()
    count = models.PositiveIntegerField(default=0)
    total = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    file = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="payment_run"
    )
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reconciled_at = models.DateTimeField(null=True, blank=True)
    reconciled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PaymentRunQuerySet.as_manager()

    personal_data = PersonalData(
        person="payer",
        personal={name: KEEP for name in ("payer", "locked_by", "sent_by", "reconciled_by")},
        neither=("status", "pay_on", "count", "total", "file", "locked_at", "sent_at", "reconciled_at"),
    )

    class Meta:
        constraints = [
            one_of("status", RunStatus, name="run_status_known"),
            all_or_none("locked_at", "locked_by", name="run_lock_complete"),
            all_or_none("sent_at", "sent_by", name="run_sending_complete"),
            all_or_none("reconciled_at", "reconciled_by", name="run_reconciliation_complete"),
            not_negative("total", name="run_total_not_negative"),
            only_one("status", name="run_open_once", when=Q(status="open")),
        ]

    def __str__(self):
        return gettext("Payment run {run}").format(run=self.pk)

    def get_absolute_url(self):
        return reverse("payments:run", args=[self.pk])


class Payment(Record):
    """One claim in one run, with the three people it takes: who claimed, who approved, who pays."""

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="payments")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="payments")
    claimant = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="payments")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    payer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    bank_details = models.ForeignKey(BankDetails, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    state = models.CharField(max_length=10, choices=PaymentState, default=PaymentState.PENDING)
    problem = models.CharField(max_length=200, blank=True)

    personal_data = PersonalData(
        person="claimant__user",
        personal={name: KEEP for name in ("claimant", "approver", "payer", "bank_details")},
        neither=("run", "claim", "amount", "state", "problem"),
    )

    class Meta:
        constraints = [
            different_people("claimant", "approver", "payer", name="payment_by_three_people"),
            one_of("state", PaymentState, name="payment_state_known"),
            not_negative("amount", name="payment_amount_not_negative"),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state__in=["pending", "paid"]), name="payment_live_once"
            ),
        ]
        indexes = [models.Index(fields=["run", "state"], name="payment_of_run")]

    def __str__(self):
        return f"£{self.amount} for claim {self.claim_id}"  # English: shown to no reader
