"""What an accepted place promises out of its budget, and giving that back when it is no longer owed."""

from coproduction.policy import services as policy
from experts.selectors.estimates import estimate_for


def commit(*, contribution, by):
    """Promise the estimated pay of a contribution. An unpaid one, or one without a budget, promises nothing."""
    if not (contribution.budget and contribution.band):
        return
    amount = estimate_for(
        contribution.activity, band=contribution.band, preparation_minutes=contribution.preparation_minutes
    )
    policy.commit_to_budget(budget=contribution.budget, amount=amount, key=key_of(contribution.pk), by=by)


def give_back(*, contribution, by):
    """Release what was promised: the person will not take part, or is already paid."""
    if contribution.budget:
        policy.release(budget=contribution.budget, key=key_of(contribution.pk), by=by)


def give_back_many(*, contributions, by):
    """Release what was promised for all of these at once."""
    policy.release_many(keys=[key_of(each.pk) for each in contributions], by=by)


def key_of(contribution_id):
    return f"contribution:{contribution_id}"
