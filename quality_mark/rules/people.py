"""Who can write a submission with its author, and who can be named in it."""

from django.utils.translation import gettext

from experts.enums import ExpertStatus
from quality_mark.enums import Permission


def why_not_co_submitter(user, submission):
    """Return why this person cannot write the submission too, or ''. `user` is None where nobody has the address."""
    if user is None or not user.is_active or not user.has_perm(Permission.SUBMIT):
        return gettext(
            "We could not find a member of staff with this email address. Check it, or ask them to "
            "sign in once."
        )
    return gettext("This is the author of the submission already.") if user.pk == submission.author_id else ""


def why_not_ask(expert):
    """Return why this person cannot be asked to be named, or ''. `expert` is None where nobody has the address."""
    if expert is None or expert.status not in (ExpertStatus.ACTIVE, ExpertStatus.PAUSED):
        return gettext(
            "We could not find a person in the network with this email address. Check it, or ask a "
            "coordinator."
        )
    return ""
