"""What we tell people about their claims and their money, each in their language.

Each key names the event, so it is said once.
"""

from django.urls import reverse
from django.utils.translation import ngettext

from coproduction.core.dates import say_date
from coproduction.core.languages import in_language_of
from coproduction.core.money import pounds
from coproduction.correspondence.services import Outgoing, say, send, send_many
from payments.selectors.claims import title_of


def claim_submitted(claim):
    _tell(claim, "submitted", at=claim.submitted_at)


def claim_returned(claim):
    _tell(claim, "returned", at=claim.decided_at)


def claim_approved(claim):
    _tell(claim, "approved", at=claim.approved_at)


def claim_rejected(claim):
    _tell(claim, "rejected", at=claim.decided_at)


def payment_failed(payment):
    link = reverse("payments:claim", args=[payment.claim_id])
    _send(
        payment.claimant.user,
        kind="payment_failed",
        key=f"payment-failed-{payment.pk}",
        link=link,
        amount=pounds(payment.amount),
    )


def bank_details_changed(details, *, is_first):
    _send(
        details.expert.user,
        kind="bank_details_added" if is_first else "bank_details_changed",
        key=f"bank-details-{details.pk}",
        link=reverse("payments:bank_details"),
    )


def run_sent(run, payments):
    """Tell everyone in a run what is on its way to them, in a few statements."""
    send_many([_remittance(payment, "sent", run) for payment in payments])


def run_paid(run, payments):
    """Tell everyone in a run that they have been paid, in a few statements."""
    send_many([_remittance(payment, "paid", run) for payment in payments])


def claim_reminder_key(contribution):
    return f"claim-reminder-{contribution.pk}"


def claim_reminder(contribution):
    """Remind a person of something they took part in and have not claimed for."""
    user = contribution.expert.user
    with in_language_of(user):
        return _outgoing(
            user,
            "claim_reminder",
            claim_reminder_key(contribution),
            reverse("payments:claim_start", args=[contribution.pk]),
            title=contribution.activity.full_title,
            day=say_date(contribution.activity.starts_at),
        )


def waiting_key(kind, person, *, week):
    return f"{kind}-{person.pk}-{week}"


def waiting(kind, person, *, week, count, days, link):
    """Remind an approver (`claims_waiting`) or finance (`payments_waiting`) of what has waited for some days."""
    with in_language_of(person):
        claims = ngettext("{count} claim", "{count} claims", count).format(count=count)
        key = waiting_key(kind, person, week=week)
        return _outgoing(person, kind, key, link, claims=claims, days=days)


def _outgoing(person, kind, key, link, **words):
    said = say(f"payments/{kind}", name=person.name, **words)
    return Outgoing(to=person, kind=kind, key=key, subject=said.subject, body=said.body, link=link)


def _remittance(payment, what, run):
    user = payment.claimant.user
    with in_language_of(user):
        return _outgoing(
            user,
            f"payment_{what}",
            f"payment-{what}-{payment.pk}",
            reverse("payments:claim", args=[payment.claim_id]),
            amount=pounds(payment.amount),
            day=say_date(run.pay_on),
            claim_id=payment.claim_id,
        )


def _tell(claim, what, *, at):
    user = claim.claimant.user
    with in_language_of(user):
        _send(
            user,
            kind=f"claim_{what}",
            key=f"claim-{what}-{claim.pk}-{at:%Y%m%d%H%M%S%f}",
            link=reverse("payments:claim", args=[claim.pk]),
            total=pounds(claim.total),
            title=title_of(claim),
            reason=claim.decision_words,
            promised=say_date(claim.promised_on) if claim.promised_on else "",
        )


def _send(user, *, kind, key, link, **words):
    with in_language_of(user):
        said = say(f"payments/{kind}", name=user.name, **words)
    send(to=user, kind=kind, key=key, subject=said.subject, body=said.body, link=link)
