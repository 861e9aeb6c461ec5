"""What an approver should look at before deciding."""

from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.money import pounds
from coproduction.policy.selectors import balance_of, promises
from payments.enums import ClaimStatus
from payments.rules import claims as rules
from payments.selectors.bank_details import has_bank_details
from payments.selectors.claims import is_late
from payments.selectors.pricing import day_of


def warnings_of(claim, *, contribution, lines):
    """Return sentences about what is unusual in a claim, most weighty first. `lines` come with their receipts."""
    found = []
    if is_late(claim, contribution=contribution):
        found.append(
            gettext("This claim was sent late. The reason given: {reason}").format(reason=claim.late_reason)
            if claim.late_reason
            else gettext("This claim was sent late. The reason given: none")
        )
    found += _over_budget(claim, contribution)
    found += [sentence for line in lines for sentence in _unusual(line, day_of(contribution))]
    if not has_bank_details(claim.claimant.user):
        found.append(
            gettext("The person has not given us bank details yet, so this cannot be paid until they do.")
        )
    return found


def _over_budget(claim, contribution):
    if claim.budget is None:
        return [gettext("This claim names no budget.")]
    if claim.status != ClaimStatus.SUBMITTED:
        return []
    key = f"contribution:{contribution.pk}"
    left = balance_of(claim.budget).left + promises([key])[key].held - claim.total
    if left >= 0:
        return []
    return [
        gettext("Paying this takes budget {code} over by {amount}.").format(
            code=claim.budget.code, amount=pounds(-left)
        )
    ]


def _unusual(line, taken_part_on):
    kind = line.get_kind()
    if rules.is_far_from(line.on, taken_part_on=taken_part_on):
        yield gettext("{kind} is dated {on}; the person took part on {taken_part_on}.").format(
            kind=kind.label, on=say_date(line.on), taken_part_on=say_date(taken_part_on)
        )
    if kind.is_expense and not line.receipts.all():
        reason = line.details.get("no_receipt")
        words = (
            gettext("{kind} has no receipt. The reason given: {reason}")
            if reason
            else gettext("{kind} has no receipt. None is asked for.")
        )
        yield words.format(kind=kind.label, reason=reason)
