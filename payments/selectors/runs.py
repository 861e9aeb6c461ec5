"""Reading payment runs: what can be paid, what is left out and why, and what a run comes to.

SQLite adds up as floating point: each sum is brought back to the penny it is.
"""

from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.utils.translation import gettext

from coproduction.core.money import pence_exact
from payments.enums import ClaimStatus, PaymentState, RunStatus
from payments.models import BankDetails, Claim, PaymentRun

# Those of a person who has left are empty.
HAS_BANK_DETAILS = Exists(
    BankDetails.objects.filter(expert_id=OuterRef("claimant_id")).exclude(account_number="")
)
IN_FORCE = Q(state__in=[PaymentState.PENDING, PaymentState.PAID, PaymentState.FAILED])


def approved():
    return Claim.objects.filter(status=ClaimStatus.APPROVED)


def payable_by(user):
    """Return the approved claims this payer can pay: not their own, nor done or approved by them, with somewhere to pay to."""
    others = approved().exclude(claimant_id=user.pk).exclude(approved_by_id=user.pk)
    return others.not_helped_by(user).filter(HAS_BANK_DETAILS)


def left_out_for(user):
    """Return the approved claims this payer cannot pay, each with `why` in words, the one approved first first."""
    helped = Q(pk__in=Claim.objects.helped_by(user).values("pk"))
    theirs = Q(claimant_id=user.pk) | Q(approved_by_id=user.pk) | helped
    claims = (
        approved()
        .filter(~HAS_BANK_DETAILS | theirs)
        .annotate(is_helped=Exists(Claim.objects.helped_by(user).filter(pk=OuterRef("pk"))))
    )
    return (
        claims.select_related("claimant__user")
        .annotate(has_details=HAS_BANK_DETAILS)
        .order_by("approved_at", "pk")
    )


def why_left_out(claim, user):
    """Return why a claim from `left_out_for` is left out."""
    if claim.claimant_id == user.pk:
        return gettext("This is your own claim. Someone else in finance must pay it.")
    if claim.approved_by_id == user.pk:
        return gettext("You approved this claim. Someone else in finance must pay it.")
    if claim.is_helped:
        return gettext("You did this claim for the person. Someone else in finance must pay it.")
    return gettext("The person has not given us bank details.")


def totals(claims):
    """Return (how many, pounds) of a queryset of claims."""
    sums = claims.aggregate(count=Count("pk"), total=Sum("total"))
    return sums["count"], pence_exact(sums["total"] or 0)


def figures_of(run):
    """Return (how many payments, pounds): what was in the run when it was locked, whatever the bank did later."""
    sums = run.payments.filter(IN_FORCE).aggregate(count=Count("pk"), total=Sum("amount"))
    return sums["count"], pence_exact(sums["total"] or 0)


def by_state(run):
    """Return {PaymentState: (how many, pounds)} of a run."""
    rows = run.payments.values_list("state").annotate(Count("pk"), Sum("amount"))
    return {PaymentState(state): (count, pence_exact(total)) for state, count, total in rows}


def open_run():
    return PaymentRun.objects.filter(status=RunStatus.OPEN).first()


def part_in(run, user):
    """Return {is_claimant, is_approver, is_helper}: whether the user claimed, approved or did anything in this run."""
    live = run.payments.exclude(state=PaymentState.UNDONE)
    return live.aggregate(
        is_claimant=Count("pk", filter=Q(claimant_id=user.pk)),
        is_approver=Count("pk", filter=Q(approver_id=user.pk)),
        is_helper=Count("pk", filter=Q(claim__in=Claim.objects.helped_by(user))),
    )


def payments_of(run):
    """Return the payments of a run with what its page shows, by claim."""
    live = run.payments.exclude(state=PaymentState.UNDONE)
    return live.select_related("claim", "claimant__user", "approver", "bank_details").order_by(
        "claim_id", "pk"
    )


def remittances_of(run):
    """Return what to tell each person of a run that is on its way: their payments, with the person."""
    return run.payments.filter(state=PaymentState.PENDING).select_related("claimant__user").order_by("pk")


def file_rows_of(run):
    """Yield the payments of a run as its file for finance lists them, by claim, a thousand at a time."""
    live = run.payments.filter(state=PaymentState.PENDING).annotate(budget_code=F("claim__budget__code"))
    return (
        live.select_related("claimant__user", "bank_details").order_by("claim_id").iterator(chunk_size=1000)
    )


def runs_seen_by(user):
    return PaymentRun.objects.visible_to(user).select_related("payer").order_by("-created_at", "-pk")


def failed_claims():
    """Return claims whose payment failed, with the last payment's problem."""
    return (
        Claim.objects.filter(status=ClaimStatus.PAYMENT_FAILED)
        .select_related("claimant__user")
        .order_by("pk")
    )
