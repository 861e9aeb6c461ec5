"""What an approver decides: approve, return for more information, reject."""

from django.db import transaction
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from payments import notices
from payments.enums import ClaimStatus, Permission
from payments.rules import claims as rules
from payments.selectors.claims import has_helped
from payments.services.moves import let_go, locked, move


@transaction.atomic
def approve_claim(*, claim, by):
    """Approve a claim on behalf of someone other than the claimant. A later payer must be a third person."""
    claim = _locked_to_decide(claim, by)
    claim.approved_at, claim.approved_by = timezone.now(), by
    move(claim, ClaimStatus.APPROVED, by=by, fields=["approved_at", "approved_by"])
    notices.claim_approved(claim)
    return claim


@transaction.atomic
def return_claim(*, claim, by, words):
    """Send a claim back to its claimant, with words that say what we need."""
    claim = _locked_to_decide(claim, by)
    _decide(claim, ClaimStatus.RETURNED, by=by, words=words)
    notices.claim_returned(claim)
    return claim


@transaction.atomic
def reject_claim(*, claim, by, words):
    """Refuse a claim, with the reason. What it held is freed, so that a better claim can be made."""
    claim = _locked_to_decide(claim, by)
    _decide(claim, ClaimStatus.REJECTED, by=by, words=words)
    let_go(claim)
    notices.claim_rejected(claim)
    return claim


def _locked_to_decide(claim, by):
    claim = locked(claim)
    directorates = by.directorates_for(Permission.APPROVE_CLAIM)
    if refusal := rules.why_not_decide(by, claim, directorates=directorates, helped=has_helped(by, claim)):
        raise RuleBroken(refusal)
    return claim


def _decide(claim, target, *, by, words):
    claim.decided_at, claim.decided_by, claim.decision_words = timezone.now(), by, words
    move(claim, target, by=by, fields=["decided_at", "decided_by", "decision_words"])
