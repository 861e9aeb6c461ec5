"""Who may do what with a payment run."""

from django.utils.translation import gettext, gettext_lazy as _

from payments.enums import ClaimStatus, PaymentState, Permission, RunStatus

NO_RUN = {
    RunStatus.LOCKED: _("Only an open run can be locked."),
    RunStatus.SENT: _("Only a locked run can be sent."),
    RunStatus.RECONCILED: _("Only a run that has been sent can be reconciled."),
    RunStatus.UNDONE: _("A run can be undone only before it is sent."),
}


def may_take_part(user, *, is_claimant, is_approver, is_helper):
    """Whether this person may act on a run: nobody pays a claim that they made, did for someone, or approved."""
    return user.has_perm(Permission.RUN_PAYMENTS) and not (is_claimant or is_approver or is_helper)


def why_not_take_part(user, *, is_claimant, is_approver, is_helper):
    if may_take_part(user, is_claimant=is_claimant, is_approver=is_approver, is_helper=is_helper):
        return ""
    if is_claimant:
        return gettext("A claim of yours is in this run, so someone else in finance must do this.")
    if is_helper:
        return gettext("You did a claim in this run for the person, so someone else in finance must do this.")
    if is_approver:
        return gettext("You approved a claim in this run, so someone else in finance must do this.")
    return gettext("Only the finance team can make payment runs.")


def why_not_move(run, target):
    """Return why a run cannot become `target`, or ''."""
    if RunStatus(run.status).may_become(target):
        return ""
    return gettext("{rule} This one is {status}.").format(
        rule=NO_RUN[target], status=RunStatus(run.status).label.lower()
    )


def may_fail(payment, run):
    """Whether a payment can be marked as failed: once the run is sent, and after it is reconciled (a late bank return)."""
    if run.status == RunStatus.SENT:
        return payment.state == PaymentState.PENDING
    return run.status == RunStatus.RECONCILED and payment.state == PaymentState.PAID


def may_pay_again(user, claim):
    """Whether a failed claim may go into a later run: asked by finance, never by its own claimant."""
    return (
        claim.status == ClaimStatus.PAYMENT_FAILED
        and user.has_perm(Permission.RUN_PAYMENTS)
        and claim.claimant_id != user.pk
    )
