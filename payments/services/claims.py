"""What the person who claims does with a claim as a whole."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.policy.enums import LimitKind
from coproduction.policy.selectors import time_limit
from experts.models import Contribution
from experts.services.locking import locked_whole
from payments import notices
from payments.enums import ClaimStatus
from payments.models import Claim, ClaimedContribution
from payments.rules import claims as rules
from payments.selectors import claims as selectors, pricing
from payments.services.lines import add_lines, price_again, take_out_lines
from payments.services.moves import let_go, locked, locked_to_edit, move, note_help

NEEDS_A_REASON = _("Tell us why you are sending this claim late.")


@transaction.atomic
def start_claim(*, contribution, by):
    """Start a claim for taking part, with the time already worked out. Starting again leads to the same claim."""
    contribution = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("activity", "band")
        .get(pk=contribution.pk)
    )
    held = ClaimedContribution.objects.filter(contribution=contribution).select_related("claim").first()
    if held:
        return held.claim
    if refusal := rules.why_not_start(contribution):
        raise RuleBroken(refusal)
    claim = Claim.objects.create(claimant_id=contribution.expert_id, budget_id=contribution.budget_id)
    ClaimedContribution.objects.create(contribution=contribution, claim=claim)
    audit.record(actor=by, action="claim.started", target=claim, after={"contribution": contribution.pk})
    note_help(claim, by)
    add_lines(claim, pricing.time_lines(contribution))
    return claim


@transaction.atomic
def decline_time(*, claim, by):
    """Record that the person wants no payment for their time. They can still claim what it cost them."""
    claim = locked_to_edit(claim, by)
    take_out_lines(claim, [line for line in claim.lines.all() if line.get_kind().is_time])
    _set_declined(claim, True, by=by)
    return claim


@transaction.atomic
def want_time(*, claim, by):
    """Put the payment for time back on a claim it was declined on."""
    claim = locked_to_edit(claim, by)
    if claim.time_declined:
        contribution = selectors.contribution_of(claim)
        add_lines(claim, pricing.time_lines(contribution))
        _set_declined(claim, False, by=by)
    return claim


@transaction.atomic
def submit_claim(*, claim, by, late_reason=""):
    """Send a claim for approval, priced for the last time. Raises RuleBroken with what stands in the way."""
    # Two claims of one person count each other's miles, so they are priced one after the other.
    locked_whole(claim.claimant_id)
    claim = locked_to_edit(claim, by)
    price_again(claim)
    if refusal := rules.why_not_submit(by, claim):
        raise RuleBroken(refusal)
    claim.late_reason = late_reason if selectors.is_late(claim) else ""
    if selectors.is_late(claim) and not late_reason:
        raise RuleBroken(NEEDS_A_REASON)
    claim.submitted_at = timezone.now()
    claim.sent_by = None if by.pk == claim.claimant_id else by
    claim.promised_on = today() + timedelta(days=time_limit(LimitKind.PAYMENT_PROMISE, on=today()))
    move(
        claim, ClaimStatus.SUBMITTED, by=by, fields=["late_reason", "submitted_at", "sent_by", "promised_on"]
    )
    notices.claim_submitted(claim)
    return claim


@transaction.atomic
def withdraw_claim(*, claim, by):
    """Take a claim back before it is approved. What it claimed can then be claimed again."""
    claim = locked(claim)
    if not rules.may_withdraw(by, claim):
        raise RuleBroken(gettext("You can take back only a claim of yours that has not been approved."))
    claim.decided_at, claim.decided_by, claim.decision_words = timezone.now(), by, ""
    move(claim, ClaimStatus.WITHDRAWN, by=by, fields=["decided_at", "decided_by", "decision_words"])
    let_go(claim)
    return claim


def _set_declined(claim, declined, *, by):
    claim.time_declined = declined
    claim.save(update_fields=["time_declined", "updated_at"])
    action = "claim.time_declined" if declined else "claim.time_wanted"
    audit.record(actor=by, action=action, target=claim)
