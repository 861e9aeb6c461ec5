"""What may be done about a person's data, and the sentence for when it may not."""

from coproduction.core.dates import say_date
from coproduction.privacy.enums import RetentionState

WORKS_HERE = (
    "You also have a role on the staff of this portal. Ask an administrator to end it first: "
    "leaving closes your whole account."
)
NOT_WAITING = "This list has been signed off or replaced already. Go back to see how it stands now."
ERASED = "This person has been erased already, so nothing is left to hold."


def why_not_leave(user):
    """Return the sentence that refuses to let this person leave by themselves, or ''."""
    return WORKS_HERE if user.holds_a_staff_role else ""


def why_not_sign_off(run):
    return "" if RetentionState(run.state).may_become(RetentionState.SIGNED_OFF) else NOT_WAITING


def why_not_stay(leaving, *, today):
    """Return the sentence for when leaving can no longer be undone, or ''."""
    if leaving is None:
        return "You have not asked to leave, so there is nothing to undo."
    if leaving.erase_on <= today:
        return (
            f"The time to change your mind ended on {say_date(leaving.erase_on)}. Contact us to join again."
        )
    return ""


def tax_year_begins(day):
    """Return 6 April of the tax year that a date is in."""
    sixth = day.replace(month=4, day=6)
    return sixth if day >= sixth else sixth.replace(year=day.year - 1)
