"""Who may sit where on a panel, and the ladder of seats: observer, member, chair. Pure sentences, no queries.

A function named `why_not_...` returns the whole sentence that refuses, or '' where it may be done.
"""

from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_moment
from coproduction.core.languages import in_english
from experts.enums import ContributionStatus
from experts.rules.people import may_be_offered
from involvement.enums import Permission, Seat

HOLDS = (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
CANCELLED = _("This panel has been cancelled.")
STARTED = _("This panel has started, so that cannot be done any more.")
NOT_ACTIVE = _("{person} is not an active member of the network now, so they cannot be given a seat.")


class Needed(NamedTuple):
    """How many panels the trust asks for: observed before a member's seat, sat on as a member before the chair's."""

    observed: int
    sat: int


class Standing(NamedTuple):
    """Where one person stands on the ladder on the day of a panel. `observed` counts panels signed off as 'ready'."""

    trained: bool = False
    observed: int = 0
    sat: int = 0
    ready_to_chair: bool = False


def lacks(seat, standing, needed):
    """Return what a person lacks for a seat, in words that follow their name or 'You': nothing for an observer.

    Someone who has sat as a member before need not have been an observer: the panels they sat on came first.
    """
    if seat == Seat.OBSERVER:
        return []
    found = []
    if not standing.trained:
        found.append(gettext("Values Based Recruitment training in date on the day"))
    if seat == Seat.MEMBER and not standing.sat and standing.observed < needed.observed:
        words = ngettext(
            "{count} panel observed and signed off", "{count} panels observed and signed off", needed.observed
        )
        found.append(words.format(count=needed.observed))
    if seat == Seat.CHAIR and standing.sat < needed.sat:
        words = ngettext("{count} panel as a member", "{count} panels as a member", needed.sat)
        found.append(words.format(count=needed.sat))
    if seat == Seat.CHAIR and not standing.ready_to_chair:
        found.append(gettext("a sign-off to chair"))
    return found


def why_not_sit(seat, standing, needed, *, who):
    """Say to staff why `who` may not sit there without an override."""
    missing = lacks(seat, standing, needed)
    if not missing:
        return ""
    return gettext("{who} cannot sit as {seat} yet. Still needed: {missing}.").format(
        who=who, seat=Seat(seat).label.lower(), missing=say_and(missing)
    )


def why_not_take(seat, standing, needed):
    """Say to a person why they cannot take a seat themselves."""
    missing = lacks(seat, standing, needed)
    if not missing:
        return ""
    return gettext(
        "You cannot take this seat. You would need {missing}. Contact us, and we will help."
    ).format(missing=say_and(missing))


def why_not_seat(panel, expert, *, by, now):
    """Say why nobody may seat this person on a panel, whatever their training."""
    if by.pk == expert.pk:
        return gettext("You cannot give yourself a seat. Ask a coordinator to do it.")
    if panel.activity.cancelled_at:
        return CANCELLED
    if panel.activity.starts_at <= now:
        return STARTED
    return "" if may_be_offered(expert) else NOT_ACTIVE.format(person=expert.user)


def why_not_give_up(panel, contribution, *, now):
    """Say why a seat cannot be given up, or taken away, any more."""
    if panel.activity.cancelled_at:
        return CANCELLED
    if contribution is None or contribution.status != ContributionStatus.EXPECTED:
        return gettext("This seat is not held any more.")
    return STARTED if panel.activity.starts_at <= now else ""


def why_not_cancel(panel, *, now):
    """Say why a panel cannot be called off."""
    if panel.activity.cancelled_at:
        return gettext("This panel has been cancelled already.")
    return STARTED if panel.activity.starts_at <= now else ""


def why_not_record(panel, *, now):
    """Say why who came to a panel cannot be recorded."""
    if panel.activity.cancelled_at:
        return CANCELLED
    return (
        ""
        if panel.activity.starts_at <= now
        else gettext("You can record who came once the panel has started.")
    )


def why_busy(other, *, who=""):
    """Say that an Activity is at the same time; '' where there is none. `who` is empty where we say it to the person."""
    if other is None:
        return ""
    words = (
        gettext("{who} is expected at ‘{title}’ on {starts_at}, which is at the same time.")
        if who
        else gettext("You are expected at ‘{title}’ on {starts_at}, which is at the same time.")
    )
    return words.format(who=who, title=other.title, starts_at=say_moment(other.starts_at))


def records(user, panel):
    """Whether this person records panels of the directorate that this one is of."""
    reach = user.directorates_for(Permission.RECORD_PANELS)
    return reach is None or panel.activity.directorate_id in reach


def why_not_sign_off(seat, *, by, is_chair):
    """Say why this person may not sign off what another did on a panel. `is_chair`: they chaired it."""
    if not (is_chair or records(by, seat.panel)):
        return gettext("Only a recruiter, a coordinator or the chair of the panel can sign this off.")
    if by.pk == seat.expert_id:
        return gettext("You cannot sign off your own seat.")
    if seat.contribution is None or seat.contribution.status != ContributionStatus.ATTENDED:
        return gettext("This can be signed off once it is recorded that they came.")
    if hasattr(seat, "sign_off"):
        return gettext("This has been signed off already, and what was recorded stands.")
    return ""


def next_step(standing, needed):
    """Say to a person what comes next on the ladder."""
    for seat in (Seat.MEMBER, Seat.CHAIR):
        missing = lacks(seat, standing, needed)
        if missing:
            return gettext("Before you sit as {seat} you need {missing}.").format(
                seat=seat.label.lower(), missing=say_and(missing)
            )
    return gettext("You can sit in every seat, also as chair.")


def say_and(words):
    """Say a list of which all are meant: 'training, two panels and a sign-off'."""
    *first, last = map(str, words)
    return gettext("{first} and {last}").format(first=", ".join(first), last=last) if first else last


@cache
def role_of(seat):
    """Return what a Contribution keeps of a seat. It is kept in English, whoever gives the seat."""
    with in_english():
        return str(Seat(seat).label)
