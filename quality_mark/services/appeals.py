"""Appealing a decision: the same papers, with the reason, go to other members of the panel."""

from django.db import transaction
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import SubmissionStatus
from quality_mark.models import Version
from quality_mark.notices import decisions as notices
from quality_mark.selectors.decisions import why_not_appeal
from quality_mark.services.moves import locked, move
from quality_mark.services.sending import CARRIED, carry_over


@transaction.atomic
def appeal(*, submission, reason, by):
    """Ask that other members look at a declined submission again, for a reason. Returns the new Version.

    It is the same version again, sent, on the criteria it was judged by. From here on those who reviewed or voted
    before have a tie to the submission.
    """
    submission = locked(submission)
    old = submission.versions.select_related("criteria_set", "decision").order_by("-number").first()
    if refusal := why_not_appeal(submission, old):
        raise RuleBroken(refusal)
    new = Version.objects.create(
        submission=submission,
        number=old.number + 1,
        criteria_set=old.criteria_set,
        appeals=old.decision,
        appeal_reason=reason,
        figures=old.figures,
        submitted_at=timezone.now(),
        submitted_by=by,
        **{name: getattr(old, name) for name in CARRIED},
    )
    carry_over(old, new)
    event = move(submission, SubmissionStatus.APPEALED, by=by)
    notices.appealed(new, event)
    return new
