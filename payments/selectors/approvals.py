"""What an approver should look at before deciding."""

from coproduction.core.dates import say_date
from coproduction.core.money import pounds
from coproduction.policy.selectors import balance_of, committed_under
from payments.enums import ClaimStatus
from payments.rules import claims as rules
from payments.selectors.bank_details import has_bank_details
from payments.selectors.claims import is_late
from payments.selectors.pricing import day_of


def warnings_of(claim, *, contribution, lines):
    """Return sentences about what is unusual in a claim, most weighty first. `lines` come with their receipts."""
    found = []
    if is_late(claim, contribution=contribution):
        found.append(f"This claim was sent late. The reason given: {claim.late_reason or 'none'}")
    found += _over_budget(claim, contribution)
    found += [sentence for line in lines for sentence in _unusual(line, day_of(contribution))]
    if not has_bank_details(claim.claimant.user):
        found.append("The person has not given us bank details yet, so this cannot be paid until they do.")
    return found


def _over_budget(claim, contribution):
    if claim.budget is None:
        return ["This claim names no budget."]
    if claim.status != ClaimStatus.SUBMITTED:
        return []
    promised = committed_under(f"contribution:{contribution.pk}")
    left = balance_of(claim.budget).left + promised - claim.total
    if left >= 0:
        return []
    return [f"Paying this takes budget {claim.budget.code} over by {pounds(-left)}."]


def _unusual(line, taken_part_on):
    kind = line.get_kind()
    if rules.is_far_from(line.on, taken_part_on=taken_part_on):
        yield f"{kind.label} is dated {say_date(line.on)}; the person took part on {say_date(taken_part_on)}."
    if kind.is_expense and not line.receipts.all():
        reason = line.details.get("no_receipt")
        yield f"{kind.label} has no receipt. " + (
            f"The reason given: {reason}" if reason else "None is asked for."
        )
