"""What is waiting for a person in payments, for their home page."""

from django.db.models import Count, Q, Sum
from django.urls import reverse

from coproduction.core.money import pounds
from coproduction.core.todo import ToDo
from payments.enums import ClaimStatus, Permission, RunStatus
from payments.models import Claim, PaymentRun
from payments.selectors.bank_details import has_bank_details
from payments.selectors.claims import claimable_by, waiting_for


def tasks_for(user):
    """Return the ToDos of a person: as claimant, as approver, as finance, in that order."""
    return [*_of_claimant(user), *_of_approver(user), *_of_finance(user)]


def _of_claimant(user):
    if not user.has_perm(Permission.CLAIM):
        return
    if count := claimable_by(user).count():
        yield ToDo("Claim for what you took part in", reverse("payments:claims"), count)
    claims = Claim.objects.of(user)
    for pk in claims.filter(status=ClaimStatus.RETURNED).order_by("pk").values_list("pk", flat=True)[:5]:
        yield ToDo(f"Tell us more about claim {pk}", reverse("payments:claim", args=[pk]))
    if count := claims.filter(status=ClaimStatus.DRAFT, time_declined=False).count():
        yield ToDo("Finish and send your claims", reverse("payments:claims"), count)
    failed = claims.filter(status=ClaimStatus.PAYMENT_FAILED).exists()
    if failed:
        yield ToDo("Check your bank details: a payment did not reach you", reverse("payments:bank_details"))
    elif claims.exclude(status__in=NOT_WAITING_FOR_MONEY).exists() and not has_bank_details(user):
        yield ToDo("Tell us where to pay you", reverse("payments:bank_details"))


NOT_WAITING_FOR_MONEY = (ClaimStatus.PAID, ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN)


def _of_approver(user):
    if not user.has_perm(Permission.APPROVE_CLAIM):
        return
    waiting = waiting_for(user)
    if count := waiting.count():
        due = waiting.order_by("promised_on").values_list("promised_on", flat=True).first()
        yield ToDo("Decide on claims", reverse("payments:queue"), count, due)


def _of_finance(user):
    if not user.has_perm(Permission.RUN_PAYMENTS):
        return
    waiting = Claim.objects.filter(status__in=[ClaimStatus.APPROVED, ClaimStatus.PAYMENT_FAILED]).aggregate(
        count=Count("pk", filter=Q(status=ClaimStatus.APPROVED)),
        total=Sum("total", filter=Q(status=ClaimStatus.APPROVED)),
        failed=Count("pk", filter=Q(status=ClaimStatus.PAYMENT_FAILED)),
    )
    if waiting["count"]:
        yield ToDo(
            f"Pay approved claims: {pounds(waiting['total'])}", reverse("payments:runs"), waiting["count"]
        )
    if waiting["failed"]:
        yield ToDo("Look at payments that failed", reverse("payments:runs"), waiting["failed"])
    for run in PaymentRun.objects.filter(status__in=UNFINISHED).order_by("pk"):
        yield ToDo(UNFINISHED[run.status].format(run=run.pk), run.get_absolute_url(), due=run.pay_on)


UNFINISHED: dict[str, str] = {
    RunStatus.OPEN: "Lock payment run {run}",
    RunStatus.LOCKED: "Send payment run {run}",
    RunStatus.SENT: "Reconcile payment run {run}",
}
