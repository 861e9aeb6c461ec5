"""The panel's decision: once for each version, with a quorum, by those without a tie, for reasons."""

from decimal import ROUND_DOWN, Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from quality_mark.enums import Outcome, SubmissionStatus
from quality_mark.models import Decision
from quality_mark.notices import decisions as notices
from quality_mark.rules import voting as rules
from quality_mark.rules.quorum import Quorum
from quality_mark.selectors.room import judged, room_for, votes_on
from quality_mark.services.allocation import stand_down_tied_on
from quality_mark.services.awards import give_award
from quality_mark.services.moves import move
from quality_mark.services.voting import refuse, to_decide

HUNDREDTHS = Decimal("0.01")


@transaction.atomic
def decide(*, item, outcome, reasons, by, action_plan="", action_due=None):
    """Write what the meeting decides on an item: the `outcome` put to the vote, as the chair sees it.

    Everything is looked at again under the lock: who is here, who has a tie, the scores that count, and the votes.
    """
    item = to_decide(item, by=by)
    stand_down_tied_on(item.version.submission)
    found, room = judged(item.version), room_for(item)
    votes = votes_on(item, room)
    refuse(
        ""
        if outcome == item.outcome
        else gettext("Something else has been put to the vote since. Look again.")
    )
    refuse(rules.why_not_judged(found.is_complete))
    refuse(" ".join(rules.why_closed(outcome, panel=found.panel, rung=item.rung, bar=found.bar)))
    refuse(rules.why_not_decide(outcome, votes))
    is_conditional = outcome == Outcome.CONDITIONAL
    decision = Decision.objects.create(
        version=item.version,
        item=item,
        outcome=outcome,
        rung=item.rung,
        mean=_in_hundredths(found.mean),
        reasons=reasons,
        action_plan=action_plan if is_conditional else "",
        action_due=action_due if is_conditional else None,
        **_counts(item, votes),
        decided_at=timezone.now(),
        decided_by=by,
    )
    return _carry_out(decision, by=by)


def _carry_out(decision, *, by):
    submission = decision.version.submission
    audit.record(actor=by, action="quality_decision.made", target=decision, after=_told(decision))
    event = move(submission, SubmissionStatus(decision.outcome), by=by)
    if decision.outcome == Outcome.AWARDED:
        give_award(decision=decision, by=by)
    notices.decided(decision, event)
    return decision


def _counts(item, votes):
    needs = Quorum.of(item.version.criteria_set)
    return {
        "quorum_experts": needs.experts,
        "quorum_staff": needs.staff,
        "experts_present": votes.experts_present,
        "staff_present": votes.staff_present,
        "experts_agreed": votes.experts_agreed,
        "staff_agreed": votes.staff_agreed,
    }


def _in_hundredths(mean):
    """Cut a mean to two figures: never up to a threshold it did not reach."""
    if mean is None:
        return None
    return (Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(HUNDREDTHS, rounding=ROUND_DOWN)


def _told(decision):
    names = ("outcome", "rung", "experts_present", "staff_present", "experts_agreed", "staff_agreed")
    return {"version": decision.version_id, **{name: getattr(decision, name) for name in names}}
