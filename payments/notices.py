"""What we tell people about their claims and their money. Each key names the event, so it is said once."""

from django.urls import reverse

from coproduction.core.dates import say_date
from coproduction.core.money import pounds
from coproduction.correspondence.services import Outgoing, send, send_many, words
from payments.selectors.claims import title_of


def claim_submitted(claim):
    _tell(
        claim, "submitted", "We have your claim", at=claim.submitted_at, promised=say_date(claim.promised_on)
    )


def claim_returned(claim):
    _tell(claim, "returned", "We need more information about your claim", at=claim.decided_at)


def claim_approved(claim):
    _tell(
        claim,
        "approved",
        "Your claim is approved",
        at=claim.approved_at,
        promised=say_date(claim.promised_on),
    )


def claim_rejected(claim):
    _tell(claim, "rejected", "We could not pay your claim", at=claim.decided_at)


def payment_failed(payment):
    link = reverse("payments:claim", args=[payment.claim_id])
    _send(
        payment.claimant.user,
        kind="payment_failed",
        key=f"payment-failed-{payment.pk}",
        subject="A payment did not reach you",
        link=link,
        amount=pounds(payment.amount),
    )


def bank_details_changed(details, *, is_first):
    _send(
        details.expert.user,
        kind="bank_details_added" if is_first else "bank_details_changed",
        key=f"bank-details-{details.pk}",
        subject="We have your bank details" if is_first else "Your bank details were changed",
        link=reverse("payments:bank_details"),
    )


def run_sent(run, payments):
    """Tell everyone in a run what is on its way to them, in a few statements."""
    send_many([_remittance(payment, "sent", "A payment is on its way to you", run) for payment in payments])


def run_paid(run, payments):
    """Tell everyone in a run that they have been paid, in a few statements."""
    send_many([_remittance(payment, "paid", "We have paid you", run) for payment in payments])


def _remittance(payment, what, subject, run):
    said = {
        "name": payment.claimant.user.name,
        "amount": pounds(payment.amount),
        "day": say_date(run.pay_on),
        "claim_id": payment.claim_id,
    }
    return Outgoing(
        to=payment.claimant.user,
        kind=f"payment_{what}",
        key=f"payment-{what}-{payment.pk}",
        subject=subject,
        body=words(f"payments/payment_{what}.txt", **said),
        link=reverse("payments:claim", args=[payment.claim_id]),
    )


def _tell(claim, what, subject, *, at, **said):
    _send(
        claim.claimant.user,
        kind=f"claim_{what}",
        key=f"claim-{what}-{claim.pk}-{at:%Y%m%d%H%M%S%f}",
        subject=subject,
        link=reverse("payments:claim", args=[claim.pk]),
        total=pounds(claim.total),
        title=title_of(claim),
        reason=claim.decision_words,
        **said,
    )


def _send(user, *, kind, key, subject, link, **said):
    body = words(f"payments/{kind}.txt", name=user.name, **said)
    send(to=user, kind=kind, key=key, subject=subject, body=body, link=link)
