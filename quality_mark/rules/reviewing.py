"""When a review can be written and finished. Pure."""

from django.utils.translation import gettext

from quality_mark.enums import ReviewStatus


def why_not_score(status):
    """Return why scores cannot be changed in a review with this status, or ''."""
    if status == ReviewStatus.OPEN:
        return ""
    if status == ReviewStatus.DONE:
        return gettext("Your review is done, so its scores stay as they are.")
    return gettext("Say first if you have a conflict of interest.")


def not_decided(numbers, decided):
    """Return the numbers of the criteria that have neither a score nor 'cannot judge', in order."""
    return sorted(set(numbers) - set(decided))


def why_not_finish(missing):
    """Return why a review cannot be finished, or ''. `missing` are numbers of criteria."""
    if not missing:
        return ""
    which = ", ".join(str(number) for number in missing)
    return gettext("Give a score, or say that you cannot judge, for: {which}.").format(which=which)


def is_complete(statuses_by_side):
    """Say whether a version can go to the meeting: nobody is still reviewing, and both sides have.

    `statuses_by_side` is a sequence of (side, ReviewStatus) of everyone who was asked.
    """
    live = [(side, status) for side, status in statuses_by_side if status != ReviewStatus.STOOD_DOWN]
    return all(status == ReviewStatus.DONE for _, status in live) and len({side for side, _ in live}) == 2
