"""When a mark may be given, renewed or withdrawn, as sentences; and what it counts for on a day."""

from django.utils.translation import gettext

from quality_mark.enums import AwardStatus, Outcome

IN_FORCE = (AwardStatus.CURRENT, AwardStatus.EXPIRING)
RENEWABLE = (AwardStatus.EXPIRING, AwardStatus.EXPIRED)


def why_not_give(outcome):
    """Return why a decision with this outcome gives no mark, or ''. A condition gives one once it is met."""
    gives = outcome in (Outcome.AWARDED, Outcome.CONDITIONAL)
    return "" if gives else gettext("The panel did not decide to award the quality mark.")


def present_status(status, expires_on, *, today):
    """Return what a mark counts as on a day, also before the night's task has seen that it ran out.

    `expires_on` is the last day it counts.
    """
    status = AwardStatus(status)
    return AwardStatus.EXPIRED if status in IN_FORCE and today > expires_on else status


def why_not_renew(status, *, has_renewal):
    """Return why the renewal of a mark cannot be started, or ''. `has_renewal`: one has been started already."""
    if has_renewal:
        return gettext("The renewal of this mark has been started already.")
    if status in RENEWABLE:
        return ""
    if status == AwardStatus.CURRENT:
        return gettext("You can start to renew a mark when it runs out soon. We will remind you.")
    return gettext("This mark cannot be renewed. You can start a new submission.")


def why_not_withdraw(status):
    """Return why a mark cannot be withdrawn, or ''."""
    if AwardStatus(status).may_become(AwardStatus.WITHDRAWN):
        return ""
    return gettext("Only a mark that counts now can be withdrawn.")


def due_step(days_left, steps):
    """Return which of the reminders, named by days before the last day, is the one due with so many days left."""
    return min(step for step in steps if days_left <= step)
