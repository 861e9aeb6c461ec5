"""Putting right what was recorded of somebody's taking part, before anything is paid by it."""

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.rules import contributions as rules
from experts.selectors.holds import held
from experts.services import commitments, needs

FIELDS = ["status", "minutes", "why_minutes", "confirmed_by", "confirmed_at", "updated_at"]


@transaction.atomic
def mend_attendance(*, contribution, status, minutes, reason, by):
    """Replace what was recorded: a ContributionStatus, and minutes where the person attended. Returns the Contribution.

    Refused once a claim rests on it. A claim that starts meanwhile waits for the same row, so it is priced by one of the
    two and never by half.
    """
    rows = Contribution.objects.select_for_update(of=("self",)).select_related(
        "activity", "band", "budget", "expert__user"
    )
    contribution = rows.get(pk=contribution.pk)
    minutes = minutes if status == ContributionStatus.ATTENDED else None
    refusal = rules.why_not_mend(contribution, status, minutes) or held([contribution.pk]).get(
        contribution.pk
    )
    if refusal:
        raise RuleBroken(refusal)
    before = {"status": contribution.status, "minutes": contribution.minutes}
    contribution.status, contribution.minutes, contribution.why_minutes = status, minutes, reason
    contribution.confirmed_by, contribution.confirmed_at = by, timezone.now()
    contribution.save(update_fields=FIELDS)
    audit.record(
        actor=by,
        action="contribution.mended",
        target=contribution,
        before=before,
        after={"status": str(status), "minutes": minutes},
    )
    if status in rules.HAPPENS_AT_THE_ACTIVITY:
        needs.keep_unanswered(contribution=contribution)
    commitments.settle(contribution=contribution, by=by)
    return contribution
