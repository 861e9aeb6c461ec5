from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.constraints import all_or_none, different_people, not_negative, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.policy.models import Budget, MileageRate, Rate
from experts.models import Contribution, Expert
from payments.enums import ClaimStatus, LineKind, Permission


class ClaimQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(claimant_id=user.pk)

    def sent(self):
        """Return claims that have been sent to us: what was never sent is nobody's but the claimant's."""
        return self.filter(submitted_at__isnull=False)

    def helped_by(self, user):
        """Return claims a member of staff did for the claimant, or is paid where they wrote down."""
        did = ClaimHelp.objects.filter(helper=user).values("claim")
        paid_to = Claim.objects.filter(claimant__bank_details__changed_by=user).values("pk")
        return self.filter(Q(pk__in=did) | Q(pk__in=paid_to))

    def not_helped_by(self, user):
        return self.exclude(pk__in=Claim.objects.helped_by(user).values("pk"))

    def for_approval_by(self, user):
        """Return claims sent against budgets this person may approve from, never their own nor one they helped with."""
        if not user.has_perm(Permission.APPROVE_CLAIM):
            return self.none()
        claims = self.sent().exclude(claimant_id=user.pk).not_helped_by(user)
        directorates = user.directorates_for(Permission.APPROVE_CLAIM)
        return claims if directorates is None else claims.filter(budget__directorate__in=directorates)

    def visible_to(self, user):
        seen = self.of(user) | self.for_approval_by(user)
        if user.has_perm(Permission.RUN_PAYMENTS):
            seen = seen | self.sent()
        return seen


class Claim(Record):
    """What an expert asks to be paid for taking part. `total` is the sum of its lines, in pounds.

    `sent_by` is who sent it for the claimant, None where they sent it themselves. `decided_at`, `decided_by` and
    `decision_words` tell of the last time it was returned, rejected or withdrawn.
    """

    claimant = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="claims")
    status = models.CharField(max_length=15, choices=ClaimStatus, default=ClaimStatus.DRAFT)
    budget = models.ForeignKey(Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    total = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    time_declined = models.BooleanField(default=False)
    late_reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    promised_on = models.DateField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision_words = models.TextField(blank=True)
    paid_on = models.DateField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    personal_data = PersonalData(
        person="claimant__user",
        personal={
            "claimant": KEEP,
            "sent_by": KEEP,
            "approved_by": KEEP,
            "decided_by": KEEP,
            "late_reason": ERASE,
            "decision_words": ERASE,
        },
        neither=(
            "status", "budget", "total", "time_declined", "submitted_at", "promised_on", "approved_at",
            "decided_at", "paid_on",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("status", ClaimStatus, name="claim_status_known"),
            all_or_none("approved_at", "approved_by", name="claim_approval_complete"),
            all_or_none("decided_at", "decided_by", name="claim_decision_complete"),
            different_people("claimant", "approved_by", name="claim_not_self_approved"),
            different_people("sent_by", "approved_by", name="claim_not_approved_by_its_sender"),
            not_negative("total", name="claim_total_not_negative"),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "in_run", "paid", "payment_failed"])
                | Q(approved_by__isnull=False),
                name="claim_payable_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="claim_beyond_draft_was_submitted",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "submitted_at"], name="claim_queue"),
            models.Index(fields=["claimant", "-created_at"], name="claim_of_claimant"),
        ]

    def __str__(self):
        return gettext("Claim {claim}").format(claim=self.pk)

    def get_absolute_url(self):
        return reverse("payments:claim", args=[self.pk])

    @property
    def words_for_claimant(self):
        return ClaimStatus(self.status).words_for_claimant

    @property
    def is_promised(self):
        """Whether it is on its way to being paid by the day we promised."""
        return self.status in (ClaimStatus.SUBMITTED, ClaimStatus.APPROVED, ClaimStatus.IN_RUN)


class ClaimLine(Record):
    """One thing claimed, with the row of the policy that priced it and the sum in words, in English."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lines")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="claim_lines")
    kind = models.CharField(max_length=20, choices=LineKind)
    quantity = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField(max_length=20)
    on = models.DateField()
    details = models.JSONField(default=dict, blank=True)
    rate = models.ForeignKey(Rate, null=True, blank=True, on_delete=models.PROTECT, related_name="uses")
    mileage_rate = models.ForeignKey(
        MileageRate, null=True, blank=True, on_delete=models.PROTECT, related_name="uses"
    )
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    explanation = models.TextField()

    personal_data = PersonalData(
        person="claim__claimant__user",
        personal={"details": KEEP, "explanation": KEEP},
        neither=(
            "claim", "contribution", "kind", "quantity", "unit", "on", "rate", "mileage_rate", "amount",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("kind", LineKind, name="claim_line_kind_known"),
            not_negative("amount", name="claim_line_amount_not_negative"),
        ]
        indexes = [models.Index(fields=["claim", "kind"], name="claim_line_of_claim")]

    def __str__(self):
        return f"{self.kind} £{self.amount}"

    def get_kind(self):
        return LineKind(self.kind)


class ClaimedContribution(models.Model):
    """The lock that stops one taking part being paid twice: deleted when its claim is rejected or withdrawn."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="claimed")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="claimed_contributions")

    personal_data = PersonalData(person="claim__claimant__user", neither=("contribution", "claim"))

    def __str__(self):
        return f"{self.contribution_id} on claim {self.claim_id}"  # English: shown to no reader


class ClaimHelp(models.Model):
    """Who did anything on a claim for its claimant. They neither approve nor pay it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="helps")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="claim__claimant__user", personal={"helper": KEEP}, neither=("claim",)
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "helper"], name="claim_help_once")]

    def __str__(self):
        return f"{self.helper_id} with claim {self.claim_id}"  # English: shown to no reader
