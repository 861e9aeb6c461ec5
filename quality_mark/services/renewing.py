"""Renewing a mark: a submission of its own that begins with what was awarded, and goes the same way through the panel."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import Consent
from quality_mark.models import Contributor, CoSubmitter, Submission
from quality_mark.notices import people as notices
from quality_mark.rules.awards import why_not_renew
from quality_mark.rules.people import why_not_ask
from quality_mark.selectors.people import contributors_of, writers_of
from quality_mark.services.awards import locked_award
from quality_mark.services.sending import version_after
from quality_mark.services.writing import new_submission


@transaction.atomic
def start_renewal(*, award, by):
    """Start the renewal of a mark, with everything carried over on the criteria in force now. Returns the Submission.

    Contributors are asked again if they want to be named: it will say something new.
    """
    award = locked_award(award.pk)
    if refusal := why_not_renew(award.status, has_renewal=Submission.objects.filter(renews=award).exists()):
        raise RuleBroken(refusal)
    old = award.decision.version.submission
    new = new_submission(title=old.title, kind=old.kind, directorate=old.directorate, renews=award, by=by)
    new.topics.set(old.topics.all())
    version_after(award.decision.version, submission=new, number=1)
    others = [writer for writer in writers_of(old) if writer != by]
    CoSubmitter.objects.bulk_create(
        [CoSubmitter(submission=new, author=by, user=writer) for writer in others]
    )
    for contributor in contributors_of(old):
        _carry_contributor(contributor, new, by=by)
    audit.record(actor=by, action="award.renewal_started", target=award, after={"submission": new.pk})
    return new


def _carry_contributor(old, submission, *, by):
    """Name a contributor again, so that they stay barred from judging the work; those who had agreed are asked anew."""
    asked = old.consent == Consent.AGREED and not why_not_ask(old.expert)
    answered = {} if asked else {"consent": Consent.DECLINED, "answered_at": old.answered_at}
    row = Contributor.objects.create(
        submission=submission,
        expert=old.expert,
        what_they_did=old.what_they_did,
        asked_by=by,
        **answered,
    )
    if asked:
        event = audit.record(
            actor=by,
            action="submission.contributor_asked",
            target=submission,
            after={"expert": old.expert_id},
        )
        notices.contributor_asked(row, event)
