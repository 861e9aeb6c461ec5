"""Where a claim has been, read from what its rows say."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from coproduction.core.money import pounds
from payments.enums import ClaimStatus, PaymentState


class Step(NamedTuple):
    """Something that happened to a claim: a moment, what to say, and words a person wrote."""

    at: object
    words: str
    said: str = ""


DECIDED = {
    ClaimStatus.RETURNED: _("We asked for more information"),
    ClaimStatus.REJECTED: _("We could not pay this claim"),
    ClaimStatus.WITHDRAWN: _("You took the claim back"),
}


def history_of(claim):
    """Return the steps of a claim, the latest first."""
    steps = [Step(claim.created_at, gettext("You started this claim"))]
    if claim.submitted_at:
        steps.append(Step(claim.submitted_at, gettext("You sent it to us")))
    if claim.decided_at:
        # A claim that was returned and sent again says so, whatever became of it since.
        words = str(DECIDED.get(claim.status, DECIDED[ClaimStatus.RETURNED]))
        steps.append(Step(claim.decided_at, words, claim.decision_words))
    if claim.approved_at:
        steps.append(Step(claim.approved_at, gettext("We approved it")))
    steps += [step for payment in _payments_of(claim) for step in _steps_of(payment)]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _payments_of(claim):
    return claim.payments.exclude(state=PaymentState.UNDONE).select_related("run")


def _steps_of(payment):
    run = payment.run
    if run.sent_at:
        words = gettext("We sent {amount} to your bank, to arrive by {pay_on}").format(
            amount=pounds(payment.amount), pay_on=say_date(run.pay_on)
        )
        yield Step(run.sent_at, words)
    if payment.state == PaymentState.PAID:
        yield Step(
            run.reconciled_at or timezone.now(),
            gettext("We paid you {amount}").format(amount=pounds(payment.amount)),
        )
    if payment.state == PaymentState.FAILED:
        yield Step(payment.updated_at, gettext("The payment did not reach you"), payment.problem)
