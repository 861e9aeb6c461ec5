"""The one door by which a claim's status changes."""

from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from payments.enums import ClaimStatus
from payments.models import Claim, ClaimHelp
from payments.rules import claims as rules


def locked(claim):
    """Return the claim as it is now, locked until the transaction ends."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("budget", "claimant__user")
    return rows.get(pk=claim.pk)


def locked_to_edit(claim, by):
    """Return the claim locked, for its claimant or someone who does it for them. Raises RuleBroken for anyone else."""
    claim = locked(claim)
    if refusal := rules.why_not_edit(by, claim):
        raise RuleBroken(refusal)
    note_help(claim, by)
    return claim


def note_help(claim, by):
    """Write down who does a claim for its claimant: they will not approve or pay it."""
    if by.pk != claim.claimant_id:
        ClaimHelp.objects.get_or_create(claim=claim, helper=by)


def move(claim, target, *, by, fields=()):
    """Move a locked claim, saving `fields` too, and record it. Raises RuleBroken for a move that does not exist."""
    before = ClaimStatus(claim.status)
    if not before.may_become(target):
        raise RuleBroken(
            gettext("This cannot be done now. The claim is at: {before}.").format(before=before.label.lower())
        )
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
