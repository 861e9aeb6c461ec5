"""The one door through which a submission's status moves."""

from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import SubmissionStatus
from quality_mark.models import Submission


def locked(submission):
    """Fetch the submission again, locked until the transaction ends."""
    return Submission.objects.select_for_update(of=("self",)).select_related("author").get(pk=submission.pk)


def move(submission, status, *, by):
    """Move a locked submission. Raises RuleBroken, saying what can be done now, where the drawing has no such line.

    Returns the audit event, which names what happened once.
    """
    before = SubmissionStatus(submission.status)
    if not before.may_become(status):
        raise RuleBroken(_what_can_be_done(before))
    submission.status = status
    submission.save(update_fields=["status", "updated_at"])
    return audit.record(
        actor=by,
        action=f"submission.{status.value}",
        target=submission,
        before={"status": before},
        after={"status": status},
    )


def _what_can_be_done(status):
    nexts = [each.label.lower() for each in SubmissionStatus if status.may_become(each)]
    can = (
        gettext("From there it can become {nexts}.").format(nexts=gettext(" or ").join(nexts))
        if nexts
        else gettext("Nothing more can be done with it.")
    )
    return gettext("You cannot do that with this submission now. It is ‘{status}’. {can}").format(
        status=status.label, can=can
    )
