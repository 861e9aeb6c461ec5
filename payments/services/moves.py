"""The one door by which a claim's status changes."""

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from payments.enums import ClaimStatus
from payments.models import Claim


def locked(claim):
    """Return the claim as it is now, locked until the transaction ends."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("budget", "claimant__user")
    return rows.get(pk=claim.pk)


def move(claim, target, *, by, fields=()):
    """Move a locked claim, saving `fields` too, and record it. Raises RuleBroken for a move that does not exist."""
    before = ClaimStatus(claim.status)
    if not before.may_become(target):
        raise RuleBroken(f"This cannot be done now. The claim is at: {before.label.lower()}.")
    claim.status = target
    claim.save(update_fields=["status", *fields, "updated_at"])
    audit.record(
        actor=by,
        action=f"claim.{target}",
        target=claim,
        before={"status": str(before)},
        after={"status": str(target), "total": str(claim.total)},
    )
    return claim


def let_go(claim):
    """Free what a rejected or withdrawn claim held, so that it can be claimed again."""
    claim.claimed_contributions.all().delete()
    claim.claimed_receipts.all().delete()
