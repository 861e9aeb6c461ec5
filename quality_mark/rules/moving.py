"""When a meeting can be moved, and to when. Pure: each returns the sentence that refuses, or ''."""

from django.utils.translation import gettext

from coproduction.core.dates import say_date
from quality_mark.enums import MeetingStatus


def why_not_move(status, starts_at, *, now):
    """Return why a meeting cannot be moved any more."""
    if status == MeetingStatus.PLANNED and starts_at > now:
        return ""
    return gettext("This meeting has begun, is over or was cancelled, so it cannot be moved. Plan a new one.")


def why_not_to(starts_at, *, now):
    """Return why a meeting cannot be moved to this moment."""
    return "" if starts_at > now else gettext("A meeting is moved to a time to come. Choose a later one.")


def why_not_the_same(before, after):
    """Return why nothing is to be moved: both are what a meeting's day, time and place are."""
    if before != after:
        return ""
    return gettext("The meeting is then and there already. Change the day, the time or the place.")


def why_not_so_soon(due, *, today):
    """Return why reviewers would be left no time. `due` holds (the day a review is due, the day it would be due)."""
    too_soon = [day for before, day in due if day <= today and day < before]
    if not too_soon:
        return ""
    return gettext(
        "This is too soon. Reviews for this meeting are still to come in, and would be due on {due}. Choose a later day."
    ).format(due=say_date(min(too_soon)))
