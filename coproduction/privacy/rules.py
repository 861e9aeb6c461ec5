"""What may be done about a person's data, and the sentence for when it may not."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from coproduction.privacy.enums import RetentionState

WORKS_HERE = _(
    "You also have a role on the staff of this portal. Ask an administrator to end it first: "
    "leaving closes your whole account."
)
NOT_WAITING = _("This list has been signed off or replaced already. Go back to see how it stands now.")
NOT_BY_ONESELF = _(
    "Download it from ‘Your data’. A coordinator asks for a letter for people who are not online."
)
ADDRESS_SETTLED_DAYS = 14
ERASED = _("This person has been erased already, so nothing is left to hold.")


def why_not_leave(user):
    """Return the sentence that refuses to let this person leave by themselves, or ''."""
    return WORKS_HERE if user.holds_a_staff_role else ""


def why_not_sign_off(run):
    return "" if RetentionState(run.state).may_become(RetentionState.SIGNED_OFF) else NOT_WAITING


def why_not_stay(leaving, *, today):
    """Return the sentence for when leaving can no longer be undone, or ''."""
    if leaving is None:
        return gettext("You have not asked to leave, so there is nothing to undo.")
    if leaving.erase_on <= today:
        return gettext("The time to change your mind ended on {erase_on}. Contact us to join again.").format(
            erase_on=say_date(leaving.erase_on)
        )
    return ""


def why_not_on_paper(person, *, chose_letters, address, today):
    """Return the sentence for when all we hold cannot be posted to a person, or ''. `address` is their PostalAddress."""
    if person.email and not chose_letters:
        return gettext("Someone with an email address signs in and downloads it. Nobody else then sees it.")
    if address is None:
        return gettext("We do not know where to post it. Write down the postal address first.")
    settled = timezone.localdate(address.updated_at) + timedelta(days=ADDRESS_SETTLED_DAYS)
    if settled > today:
        return gettext(
            "The postal address was written down less than {days} days ago. To be sure that nobody else asks "
            "for it, we can send this from {day}."
        ).format(days=ADDRESS_SETTLED_DAYS, day=say_date(settled))
    return ""


def tax_year_begins(day):
    """Return 6 April of the tax year that a date is in."""
    sixth = day.replace(month=4, day=6)
    return sixth if day >= sixth else sixth.replace(year=day.year - 1)
