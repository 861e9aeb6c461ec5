"""Who may do what with a claim, and the sentence they read when not."""

from django.utils.translation import gettext

from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from payments.enums import ClaimStatus, LineKind, Permission

DAYS_AROUND = 7  # people travel the day before, and home the day after
CAN_BE_EDITED = (ClaimStatus.DRAFT, ClaimStatus.RETURNED)
HOLDS_MILES = (
    ClaimStatus.SUBMITTED,
    ClaimStatus.APPROVED,
    ClaimStatus.IN_RUN,
    ClaimStatus.PAID,
    ClaimStatus.PAYMENT_FAILED,
)
TO_THE_STATION = (LineKind.PUBLIC_TRANSPORT, LineKind.TAXI, LineKind.PARKING)
TRAVEL_LINES = {
    TravelRule.NONE: (),
    TravelRule.ONLINE: (),
    TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT: (LineKind.MILEAGE, *TO_THE_STATION),
    TravelRule.RAIL_BOOKED: TO_THE_STATION,
}
# Nobody travelled to what we cancelled, but a ticket or a carer may have been paid for.
PAID_IN_ADVANCE = (LineKind.PUBLIC_TRANSPORT, LineKind.CARE, LineKind.OTHER)
OTHER_EXPENSES = (LineKind.CARE, LineKind.SUBSISTENCE, LineKind.OTHER)


def why_not_start(contribution):
    """Return why this taking part cannot be claimed for, or '' where it can."""
    if contribution.status == ContributionStatus.EXPECTED:
        return gettext("You can claim once the host has recorded that you took part.")
    if contribution.status != ContributionStatus.ATTENDED and contribution.late_fee_id is None:
        words = ContributionStatus(contribution.status).label.lower()
        return gettext(
            "This is recorded as ‘{words}’, so there is nothing to claim. Contact us if that is wrong."
        ).format(words=words)
    if contribution.band_id is None and not TRAVEL_LINES[contribution.travel_rule]:
        return gettext("This was agreed as unpaid and with no travel, so there is nothing to claim.")
    if contribution.paid_on:
        return gettext("We have paid you for this already.")
    return ""


def lines_allowed(contribution):
    """Return the kinds of line a person may add, in the order they are offered: travel as agreed, then other costs."""
    if contribution.status == ContributionStatus.CANCELLED_BY_US:
        return PAID_IN_ADVANCE
    return (*TRAVEL_LINES[contribution.travel_rule], *OTHER_EXPENSES)


def why_not_edit(user, claim):
    """Return why the lines of this claim cannot change, or ''."""
    if not user.speaks_for(claim.claimant_id):
        return gettext("Only the person who claims can change a claim.")
    if claim.status not in CAN_BE_EDITED:
        return gettext("This claim cannot be changed. It is at: {status}.").format(
            status=ClaimStatus(claim.status).words_for_claimant.lower()
        )
    return ""


def why_not_submit(user, claim):
    if refusal := why_not_edit(user, claim):
        return refusal
    if claim.total <= 0:
        return gettext("There is nothing to pay on this claim. Add a cost before you send it.")
    return ""


def may_edit(user, claim):
    return not why_not_edit(user, claim)


def may_withdraw(user, claim):
    return user.speaks_for(claim.claimant_id) and ClaimStatus(claim.status).may_become(ClaimStatus.WITHDRAWN)


def may_approve(user, claim, *, directorates, helped):
    """Whether this person may approve, return or reject a claim.

    `directorates`: ids they approve for, None for all. `helped`: whether they did anything on it for the claimant.
    """
    return (
        not helped
        and claim.status == ClaimStatus.SUBMITTED
        and claim.claimant_id != user.pk
        and user.has_perm(Permission.APPROVE_CLAIM)
        and (directorates is None or (claim.budget_id and claim.budget.directorate_id in directorates))
    )


def why_not_decide(user, claim, *, directorates, helped):
    """Return why this person cannot approve, return or reject the claim, or ''."""
    if may_approve(user, claim, directorates=directorates, helped=helped):
        return ""
    if claim.claimant_id == user.pk:
        return gettext("You cannot decide on your own claim. Another approver must.")
    if helped:
        return gettext("You did this claim for the person. Another approver must decide.")
    if not user.has_perm(Permission.APPROVE_CLAIM):
        return gettext("Only an approver can decide on a claim.")
    if claim.status != ClaimStatus.SUBMITTED:
        return gettext("This claim is not waiting for approval. It is: {status}.").format(
            status=ClaimStatus(claim.status).label.lower()
        )
    return gettext("This claim is against the budget of a directorate you do not approve for.")


def is_late(*, taken_part_on, on, days):
    """Whether a claim sent on a day is later than the days the policy gives after taking part."""
    return (on - taken_part_on).days > days


def is_far_from(day, *, taken_part_on):
    """Whether a cost is dated so far from taking part that the approver should look at it."""
    return abs((day - taken_part_on).days) > DAYS_AROUND
