"""When a decision can be appealed, and when an action plan can be reported. Pure."""

from datetime import timedelta

from django.utils.translation import gettext

from coproduction.core.dates import say_date
from quality_mark.enums import SubmissionStatus


def last_day(decided_on, days):
    """Return the last date on which a decision of this day can be appealed."""
    return decided_on + timedelta(days=days)


def why_not_appeal(status, *, is_of_an_appeal, decided_on, days, today):
    """Return why a decision cannot be appealed now, or ''. Dates are London's."""
    if status != SubmissionStatus.DECLINED:
        return gettext("Only a decision not to award the mark can be appealed.")
    if is_of_an_appeal:
        return gettext("This was decided by other members on an appeal already, and that decision stands.")
    if today > last_day(decided_on, days):
        return gettext("This decision could be appealed until {decided_on}.").format(
            decided_on=say_date(last_day(decided_on, days))
        )
    return ""


def why_not_report(status, *, waits):
    """Return why it cannot be said now that an action plan is done, or ''. `waits`: a report waits for the chair."""
    if status != SubmissionStatus.CONDITIONAL:
        return gettext("There is no action plan to report on.")
    return gettext("You have told us already. The chair of the panel looks at it.") if waits else ""


def why_not_answer(status, *, is_answered):
    """Return why a report cannot be answered now, or ''."""
    if is_answered:
        return gettext("This has been answered already.")
    return (
        ""
        if status == SubmissionStatus.CONDITIONAL
        else gettext("There is no action plan to answer on any more.")
    )
