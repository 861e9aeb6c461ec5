"""The access passport and what may be done with it: pure, no queries.

A function named `why_not_...` returns the whole sentence that refuses, or '' where it may be done.
"""

from datetime import timedelta

from django.utils.translation import gettext, gettext_lazy as _

from experts.enums import ContributionStatus, NeedArea

# The questions, in the order they are asked. An area of needs is a question too.
STEPS = ("format", "contact", NeedArea.COMMUNICATION.value, NeedArea.PRACTICAL.value)
HAS_A_PLACE = (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED, ContributionStatus.NO_SHOW)
TOO_LATE = _("This session has started, so the answer stands as it is.")


def next_place(answered, needs):
    """Return where a person goes on: the name of a question, an AccessNeed to say more about, or None when done."""
    for step in STEPS:
        if step not in answered:
            return step
        for need in needs:
            if need.shared is None and need.get_area() == step:
                return need
    return None


def is_due(passport, *, on, after_days):
    """Say whether it is time to ask a person whether their needs are still right."""
    return passport.reviewed_on is not None and due_on(passport, after_days=after_days) <= on


def due_on(passport, *, after_days):
    """Return the day the next review is due."""
    return passport.reviewed_on + timedelta(days=after_days)


def why_not_answer(need, activity, *, by, now):
    """Say why this member of staff may not say whether a need will be met."""
    if need.expert_id == by.pk:
        return gettext("You cannot answer for your own needs. Ask another person in the team.")
    if activity.cancelled_at:
        return gettext("This session has been cancelled.")
    return TOO_LATE if activity.starts_at <= now else ""


def why_not_confirm(activity, *, now):
    """Say why a person cannot tell yet whether their need was met."""
    if activity.cancelled_at:
        return gettext("This session has been cancelled.")
    return "" if activity.starts_at <= now else gettext("You can tell us once the session has started.")


def are_shown(activity, *, now):
    """What people shared is shown to those who run a session until it is over, and not afterwards."""
    return not activity.cancelled_at and activity.ends_at >= now
