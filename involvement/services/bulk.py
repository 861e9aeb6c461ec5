"""One answer to many people: each goes through the same door as one alone, and what was refused is kept with its reason.

Twenty are answered at once. More are answered in a job, which may die and run again: whoever has an outcome is passed over.
"""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.exceptions import RuleBroken
from involvement.models import BulkAnswer, BulkDecision, Interest
from involvement.services import interests

JOB = "involvement.bulk_answer"
MOST_AT_ONCE = 20  # each takes about 20 queries: more would keep the page waiting
EACH_STEP = 20
NOBODY = _("Choose the people you want to answer first.")

DOORS = {
    BulkDecision.SHORTLIST: lambda interest, _, by: interests.shortlist(interest=interest, by=by),
    BulkDecision.WAIT: lambda interest, reason, by: interests.wait(interest=interest, reason=reason, by=by),
    BulkDecision.OFFER: lambda interest, reason, by: interests.offer(interest=interest, why=reason, by=by),
    BulkDecision.NOT_CHOOSE: lambda interest, reason, by: interests.not_choose(
        interest=interest, reason=reason, by=by
    ),
}


@transaction.atomic
def answer_many(*, opportunity, interest_ids, decision, reason, by):
    """Give one answer to these people of an advert, in this order. Returns the BulkAnswer, which may be still at work."""
    if not interest_ids:
        raise RuleBroken(NOBODY)
    answer = BulkAnswer.objects.create(
        opportunity=opportunity, by=by, decision=decision, reason=reason, interests=list(interest_ids)
    )
    after = {"decision": str(decision), "people": len(interest_ids)}
    audit.record(actor=by, action="interests.answered", target=answer, after=after)
    if len(interest_ids) <= MOST_AT_ONCE:
        _step(answer, list(interest_ids))
        return answer
    answer.job = jobs.start(
        kind=JOB,
        by=by,
        title=gettext("Answer {number} people").format(number=len(interest_ids)),
        answer=answer.pk,
    )
    answer.save(update_fields=["job", "updated_at"])
    return answer


def go_on(answer_id, progress):
    """Answer those of a BulkAnswer who have no outcome yet, some in each transaction."""
    answer = BulkAnswer.objects.select_related("by", "opportunity").get(pk=answer_id)
    left = [pk for pk in answer.interests if str(pk) not in answer.outcomes]
    while left:
        some, left = left[:EACH_STEP], left[EACH_STEP:]
        _step(answer, some)
        progress(len(answer.outcomes), len(answer.interests))
    refused = sum(1 for why in answer.outcomes.values() if why)
    return {"answered": len(answer.outcomes) - refused, "refused": refused}


@transaction.atomic
def _step(answer, interest_ids):
    held = BulkAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    rows = Interest.objects.filter(opportunity_id=answer.opportunity_id).select_related("opportunity")
    found = rows.in_bulk([pk for pk in interest_ids if str(pk) not in held.outcomes])
    for pk in interest_ids:
        if pk in found:
            held.outcomes[str(pk)] = _outcome(answer, found[pk])
    held.save(update_fields=["outcomes", "updated_at"])
    answer.outcomes = held.outcomes


def _outcome(answer, interest):
    """Answer one person. Returns '', or the sentence that refused."""
    try:
        with transaction.atomic():
            DOORS[BulkDecision(answer.decision)](interest, answer.reason, answer.by)
    except RuleBroken as refusal:
        return refusal.sentence
    return ""
