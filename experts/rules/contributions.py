"""When taking part may be recorded, and the sentence for when it may not."""

from experts.enums import ContributionStatus

MOST_MINUTES = 24 * 60
HAPPENS_AT_THE_ACTIVITY = {ContributionStatus.ATTENDED, ContributionStatus.NO_SHOW}


def why_not_confirm(contribution, status, minutes, *, now):
    """Return the sentence that refuses this record of attendance, or '' where it may be made."""
    before = ContributionStatus(contribution.status)
    if not before.may_become(status):
        return f"This is already recorded as ‘{before.label}’, and what was recorded stands."
    if status in HAPPENS_AT_THE_ACTIVITY and contribution.activity.starts_at > now:
        return "You can record who came once the session has started."
    if status == ContributionStatus.ATTENDED and not 1 <= (minutes or 0) <= MOST_MINUTES:
        return "Enter how long they took part, between 1 minute and 24 hours."
    return ""


def may_start_afresh(contribution, *, now):
    """Say whether someone who sent apologies and has taken a place again can be expected once more."""
    return contribution.status == ContributionStatus.APOLOGIES and contribution.activity.starts_at > now
