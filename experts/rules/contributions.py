"""When taking part may be recorded, and the sentence for when it may not."""

from django.utils.translation import gettext

from experts.enums import ContributionStatus

MOST_MINUTES = 24 * 60
HAPPENS_AT_THE_ACTIVITY = {ContributionStatus.ATTENDED, ContributionStatus.NO_SHOW}

CAN_BE_MENDED = {ContributionStatus.ATTENDED, ContributionStatus.APOLOGIES, ContributionStatus.NO_SHOW}


def why_not_confirm(contribution, status, minutes, *, now):
    """Return the sentence that refuses this record of attendance, or '' where it may be made."""
    before = ContributionStatus(contribution.status)
    if not before.may_become(status):
        return gettext("This is already recorded as ‘{before}’, and what was recorded stands.").format(
            before=before.label
        )
    if status in HAPPENS_AT_THE_ACTIVITY and contribution.activity.starts_at > now:
        return gettext("You can record who came once the session has started.")
    if status == ContributionStatus.ATTENDED and not 1 <= (minutes or 0) <= MOST_MINUTES:
        return gettext("Enter how long they took part, between 1 minute and 24 hours.")
    return ""


def why_not_mend(contribution, status, minutes):
    """Return the sentence that refuses to replace what was recorded with this, or '' where it may be."""
    if contribution.status not in CAN_BE_MENDED or status not in CAN_BE_MENDED:
        return gettext("There is no record of who came to put right here.")
    if contribution.paid_on:
        return gettext("We have paid this person by what was recorded, so it stands.")
    if (contribution.status, contribution.minutes) == (status, minutes):
        return gettext("This is what is recorded already. Change it, or go back.")
    if status == ContributionStatus.ATTENDED and not 1 <= (minutes or 0) <= MOST_MINUTES:
        return gettext("Enter how long they took part, between 1 minute and 24 hours.")
    return ""


def may_start_afresh(contribution, *, now):
    """Say whether someone who sent apologies and has taken a place again can be expected once more."""
    return contribution.status == ContributionStatus.APOLOGIES and contribution.activity.starts_at > now
