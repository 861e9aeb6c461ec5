"""Reading claims: what can be claimed, what a claim is about, where it is, what an approver should look at."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from coproduction.core.dates import today
from coproduction.policy.enums import LimitKind, TravelRule
from coproduction.policy.models import Allowance, MileageRate
from coproduction.policy.selectors import time_limit
from experts.models import Contribution
from experts.models.activities import full_title
from payments.enums import ClaimStatus, LineKind
from payments.models import Claim, ClaimedContribution, ClaimLine, Receipt
from payments.rules import claims as rules
from payments.selectors.pricing import day_of
from payments.selectors.sums import sum_of

UNPAID = Q(band__isnull=True, travel_rule__in=[TravelRule.NONE, TravelRule.ONLINE])
IN_PROGRESS = (
    ClaimStatus.SUBMITTED,
    ClaimStatus.RETURNED,
    ClaimStatus.APPROVED,
    ClaimStatus.IN_RUN,
    ClaimStatus.PAYMENT_FAILED,
)
IN_LIST = (
    "status", "submitted_at", "promised_on", "total", "budget__code", "claimant__user__name", "claimant__user__email",
)  # fmt: skip

CLAIMED = _(
    "This person has started a claim by what was recorded, so it stands. "
    "It can be put right if they take the claim back, or if it is rejected."
)
NO_MORE_TO_COME = (ClaimStatus.PAID, ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN)


def has_helped(user, claim):
    """Whether this member of staff did anything on a claim for its claimant, or wrote down where it is paid."""
    return Claim.objects.helped_by(user).filter(pk=claim.pk).exists()


def why_not_leave(expert):
    """Return the sentence about claims to finish before leaving the network, or ''."""
    waiting = Claim.objects.of(expert).exclude(status__in=NO_MORE_TO_COME).count()
    if not waiting:
        return ""
    return ngettext(
        "You have {count} claim that is not finished. Wait until we have paid you, or take back what you have "
        "not finished, then leave.",
        "You have {count} claims that are not finished. Wait until we have paid you, or take back what you "
        "have not finished, then leave.",
        waiting,
    ).format(count=waiting)


def why_records_stand(contribution_ids):
    """Return {contribution id: the sentence that says a claim rests on what was recorded}."""
    claimed = ClaimedContribution.objects.filter(contribution__in=contribution_ids)
    return dict.fromkeys(claimed.values_list("contribution_id", flat=True), CLAIMED)


def claimable_by(user):
    """Return what this person took part in, or we cancelled late, and has not claimed for, the longest ago first.

    What was paid so long ago that its claim is no longer kept is not there either.
    """
    mine = (
        Contribution.objects.of(user)
        .owed()
        .filter(claimed__isnull=True, paid_on__isnull=True)
        .exclude(UNPAID)
    )
    return mine.select_related("activity").order_by("activity__starts_at")


def contribution_of(claim):
    """Return the Contribution a claim is for, with its activity and band; None where an empty claim has let go of it."""
    whole = Contribution.objects.select_related(
        "activity", "activity__venue", "band", "budget", "confirmed_by"
    )
    return (
        whole.filter(claimed__claim=claim).first()
        or whole.filter(claim_lines__claim=claim).order_by("pk").first()
    )


def lines_of(claim):
    """Return the lines of a claim with their receipts, each with its `sum` in words: three queries."""
    rests_on = ("rate", "mileage_rate", "contribution__activity", "contribution__late_fee")
    lines = list(claim.lines.select_related(*rests_on).prefetch_related("receipts__document"))
    for line in lines:
        line.sum = sum_of(line)
    return lines


def is_late(claim, *, contribution=None):
    """Whether sending, or having sent, this claim was later than the policy's days after taking part."""
    contribution = contribution or contribution_of(claim)
    day = day_of(contribution)
    sent_on = timezone.localdate(claim.submitted_at) if claim.status not in rules.CAN_BE_EDITED else today()
    days = time_limit(LimitKind.CLAIM_ON_TIME, on=day)
    return rules.is_late(taken_part_on=day, on=sent_on, days=days)


def titles_of(claims):
    """Return {claim id: (title of the activity, when it started)} for a page of claims, in one query."""
    rows = ClaimLine.objects.filter(claim__in=[claim.pk for claim in claims]).values_list(
        "claim_id",
        "contribution__activity__kind",
        "contribution__activity__title",
        "contribution__activity__starts_at",
    )
    return {
        claim_id: (title and full_title(kind, title), starts_at)
        for claim_id, kind, title, starts_at in rows.order_by("-pk")
    }


def claims_of(user):
    """Return this person's claims, the newest first."""
    return Claim.objects.of(user).order_by("-created_at")


def waiting_for(user):
    """Return the claims this person is to decide on, the one waiting longest first."""
    return in_queue(user, status=ClaimStatus.SUBMITTED)


def in_queue(user, *, status):
    """Return the claims at a status that this person approves for, the one waiting longest first."""
    claims = Claim.objects.for_approval_by(user).filter(status=status)
    # Only what a list of them shows: whole rows of four tables took 6 of the list's 44 ms.
    return claims.select_related("claimant__user", "budget").only(*IN_LIST).order_by("submitted_at", "pk")


def title_of(claim):
    """Return what a claim is for, as its claimant knows it."""
    return titles_of([claim]).get(claim.pk, (str(claim), None))[0]


def receipts_of(claim):
    return Receipt.objects.filter(line__claim=claim).select_related("document", "line__claim")


def costs_offered(contribution):
    """Return the kinds of line a person may add now: as they agreed, and as the policy pays for on the day."""
    on = day_of(contribution)
    paid_for = set(Allowance.objects.in_force(on=on).values_list("kind", flat=True))
    if MileageRate.objects.in_force(on=on).exists():
        paid_for.add(LineKind.MILEAGE)
    return [kind for kind in rules.lines_allowed(contribution) if kind in paid_for]
