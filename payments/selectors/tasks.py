"""What is waiting for a person in payments, for their home page."""

from django.db.models import Exists, Min, Sum
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.money import pounds
from coproduction.core.todo import ToDo, counted, listed, todos_of
from payments.enums import ClaimStatus, Permission, RunStatus
from payments.models import BankDetails, Claim, PaymentRun
from payments.selectors.claims import claimable_by, waiting_for

MOST_RETURNED = 5
NOT_WAITING_FOR_MONEY = (ClaimStatus.PAID, ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN)
UNFINISHED = {
    RunStatus.OPEN: _("Lock payment run {run}"),
    RunStatus.LOCKED: _("Send payment run {run}"),
    RunStatus.SENT: _("Reconcile payment run {run}"),
}


def tasks_for(user):
    """Return the ToDos of a person: as claimant, as approver, as finance, in that order. One query."""
    return todos_of([*_of_claimant(user), *_of_approver(user), *_of_finance(user)])


def _of_claimant(user):
    if not user.has_perm(Permission.CLAIM):
        return []
    claims = Claim.objects.of(user)
    returned = claims.filter(status=ClaimStatus.RETURNED).order_by("pk")
    drafts = claims.filter(status=ClaimStatus.DRAFT, time_declined=False)
    return [
        counted(claimable_by(user), _to_claim),
        listed(returned, _to_answer, most=MOST_RETURNED, key="pk"),
        counted(drafts, _to_finish),
        *_about_the_bank(user, claims),
    ]


def _about_the_bank(user, claims):
    failed = claims.filter(status=ClaimStatus.PAYMENT_FAILED)
    known = BankDetails.objects.filter(expert_id=user.pk)
    to_pay = claims.exclude(status__in=NOT_WAITING_FOR_MONEY).filter(~Exists(failed), ~Exists(known))
    return [counted(failed, _to_check), counted(to_pay, _to_tell)]


def _to_claim(contributions):
    words = gettext("Claim for what you took part in")
    return ToDo(words, reverse("payments:claims"), contributions.number)


def _to_answer(claim):
    words = gettext("Tell us more about claim {pk}").format(pk=claim.key)
    return ToDo(words, reverse("payments:claim", args=[claim.key]))


def _to_finish(drafts):
    return ToDo(gettext("Finish and send your claims"), reverse("payments:claims"), drafts.number)


def _to_check(failed):
    words = gettext("Check your bank details: a payment did not reach you")
    return ToDo(words, reverse("payments:bank_details"))


def _to_tell(claims):
    return ToDo(gettext("Tell us where to pay you"), reverse("payments:bank_details"))


def _of_approver(user):
    if not user.has_perm(Permission.APPROVE_CLAIM):
        return []
    return [counted(waiting_for(user), _to_decide, due=Min("promised_on"))]


def _to_decide(claims):
    return ToDo(gettext("Decide on claims"), reverse("payments:queue"), claims.number, claims.due)


def _of_finance(user):
    if not user.has_perm(Permission.RUN_PAYMENTS):
        return []
    approved = Claim.objects.filter(status=ClaimStatus.APPROVED)
    failed = Claim.objects.filter(status=ClaimStatus.PAYMENT_FAILED)
    runs = PaymentRun.objects.filter(status__in=UNFINISHED).order_by("pk")
    return [
        counted(approved, _to_pay, total=Sum("total")),
        counted(failed, _to_look_at),
        listed(runs, _to_move_on, key="pk", more="status", due="pay_on"),
    ]


def _to_pay(claims):
    words = gettext("Pay approved claims: {total}").format(total=pounds(claims.total))
    return ToDo(words, reverse("payments:runs"), claims.number)


def _to_look_at(claims):
    return ToDo(gettext("Look at payments that failed"), reverse("payments:runs"), claims.number)


def _to_move_on(run):
    words = UNFINISHED[RunStatus(run.more)].format(run=run.key)
    return ToDo(words, PaymentRun(pk=run.key).get_absolute_url(), due=run.due)
