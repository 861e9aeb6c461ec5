"""What a contribution promises out of its budget: what can still be claimed for it, whatever happened to it.

There is one door. Whoever changes what a contribution is owed calls it, with the contribution as it is now.
"""

from coproduction.policy import services as policy
from experts.selectors.estimates import still_to_claim


def settle(*, contribution, by):
    """Have promised what can still be claimed: the rest is given back, and what came on top is promised too."""
    if contribution.budget_id:
        amount = still_to_claim([contribution])[contribution.pk]
        policy.hold(budget=contribution.budget, amount=amount, key=key_of(contribution.pk), by=by)


def settle_many(*, contributions, by):
    """Do the same for many, in a few statements. They come with their activity and band, locked."""
    of_budgets = [each for each in contributions if each.budget_id]
    if not of_budgets:
        return
    amounts = still_to_claim(of_budgets)
    rows = [policy.Spent(each.budget_id, amounts[each.pk], key_of(each.pk)) for each in of_budgets]
    policy.hold_many(rows=rows, by=by)


def key_of(contribution_id):
    return f"contribution:{contribution_id}"
