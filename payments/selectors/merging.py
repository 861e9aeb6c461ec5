"""What of a person's money stands in the way of putting two accounts of theirs together."""

from django.utils.translation import gettext, ngettext

from payments.enums import ClaimStatus
from payments.models import Claim, ClaimedReceipt

ON_ITS_WAY = (
    ClaimStatus.SUBMITTED,
    ClaimStatus.RETURNED,
    ClaimStatus.APPROVED,
    ClaimStatus.IN_RUN,
    ClaimStatus.PAYMENT_FAILED,
)


def in_the_way(keeper, loser):
    """Return sentences that say what to finish first. Money on its way must not change its owner under anybody's hands."""
    theirs = Claim.objects.filter(claimant=loser, status__in=ON_ITS_WAY).count()
    if theirs:
        yield ngettext(
            "The account that goes has {count} claim on the way. "
            "Wait until the money is paid, or ask the person to take the claim back.",
            "The account that goes has {count} claims on the way. "
            "Wait until the money is paid, or ask the person to take the claim back.",
            theirs,
        ).format(count=theirs)
    sent = ClaimedReceipt.objects.filter(claimant=keeper).values("sha256")
    if ClaimedReceipt.objects.filter(claimant=loser, sha256__in=sent).exists():
        yield gettext(
            "The same receipt was claimed in both accounts. Ask finance to look at these claims first."
        )
