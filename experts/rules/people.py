"""What a person in the network may do at each stage, and the sentence for when they may not."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import age_on
from experts.enums import ExpertStatus

INTERESTED = {ExpertStatus.APPLIED, ExpertStatus.WELCOMED, ExpertStatus.ACTIVE}
NOT_INTERESTED_BECAUSE = {
    ExpertStatus.PAUSED: _(
        "You are taking a break. Come back from your profile first, then tell us you are interested."
    ),
    ExpertStatus.LEFT: _("You have left the network. Contact us if you would like to come back."),
    ExpertStatus.NOT_ACCEPTED: _("You are not in the network, so you cannot tell us you are interested."),
}
OLDEST = 120
TOO_YOUNG = _(
    "You need to be {age} or over to join. Contact us: we can tell you about other ways for "
    "younger people to be heard."
)
DECIDED_BY_US = {ExpertStatus.WELCOMED, ExpertStatus.NOT_ACCEPTED}
MOVED_ALREADY = _("This person is ‘{label}’ now, so that cannot be done. See their page for what you can do.")


def has_applied(expert):
    """Someone half way through joining has a row, and has not applied."""
    return expert is not None and expert.applied_at is not None


def still_needs(user, expert):
    """Return the names of the joining steps that lack something we must know, in order."""
    missing = {
        "name": not user.name,
        "about-you": expert is None or not (expert.is_service_user or expert.is_carer),
        "birth": expert is None or expert.date_of_birth is None,
    }
    return [step for step, lacking in missing.items() if lacking]


def why_not_born(born, today):
    """Return the sentence for a date on which nobody who joins today can have been born, or ''."""
    if born > today:
        return gettext("Your date of birth must be in the past")
    if age_on(today, born) > OLDEST:
        return gettext("Check the year you were born: this one is too long ago")
    return ""


def why_too_young(born, today, least_age):
    """Return the sentence for someone who is not old enough to join, or ''. `least_age` is in years."""
    return "" if age_on(today, born) >= least_age else TOO_YOUNG.format(age=least_age)


def may_be_offered(expert):
    return expert.status == ExpertStatus.ACTIVE


def why_not_interested(expert):
    """Return the sentence that says why this person may not express interest, or '' where they may."""
    if not has_applied(expert):
        return gettext("Finish joining first. It takes less than 5 minutes.")
    return NOT_INTERESTED_BECAUSE.get(ExpertStatus(expert.status), "")


def why_not_move(expert, target, by, *, only_from=None):
    """Return the sentence that refuses this change of status, or ''."""
    if by.pk == expert.pk and target in DECIDED_BY_US:
        return gettext("You cannot do this for yourself. Ask another coordinator.")
    now = ExpertStatus(expert.status)
    if not has_applied(expert):
        return gettext("This person has not finished joining yet.")
    if only_from not in (None, now):
        return MOVED_ALREADY.format(label=now.label)
    return "" if now.may_become(target) else MOVED_ALREADY.format(label=now.label)


def why_not_stay(expert, status):
    """Return the sentence that refuses to undo leaving, or ''. `status` is where the person was before."""
    if expert.status != ExpertStatus.LEFT:
        return gettext("You have not left the network, so there is nothing to undo.")
    return (
        ""
        if status.may_become(ExpertStatus.LEFT)
        else gettext("You were not in the network before you left.")
    )
