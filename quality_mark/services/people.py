"""Who writes a submission with its author, and the experts named in it: each is asked first."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import Consent, Credit
from quality_mark.models import Contributor, CoSubmitter
from quality_mark.notices import people as notices
from quality_mark.rules import people as rules
from quality_mark.selectors import people as selectors
from quality_mark.services.writing import open_version


@transaction.atomic
def add_co_submitter(*, submission, email, by):
    """Let a colleague write the submission too. Raises RuleBroken where the address is not a colleague's."""
    submission, _ = open_version(submission)
    user = selectors.person_with(email)
    if refusal := rules.why_not_co_submitter(user, submission):
        raise RuleBroken(refusal)
    row, is_new = CoSubmitter.objects.get_or_create(
        submission=submission, user=user, defaults={"author": submission.author}
    )
    if is_new:
        event = audit.record(
            actor=by, action="submission.co_submitter_added", target=submission, after={"user": user.pk}
        )
        notices.co_submitter_added(row, event, by=by)
    return row


@transaction.atomic
def remove_co_submitter(*, submission, co_submitter, by):
    submission, _ = open_version(submission)
    if submission.co_submitters.filter(pk=co_submitter.pk).delete()[0]:
        before = {"user": co_submitter.user_id}
        audit.record(actor=by, action="submission.co_submitter_removed", target=submission, before=before)


@transaction.atomic
def ask_contributor(*, submission, email, what_they_did, by):
    """Ask an expert whether they want to be named as having contributed. Their name is shown only once they agree."""
    submission, _ = open_version(submission)
    expert = selectors.expert_with(email)
    if refusal := rules.why_not_ask(expert):
        raise RuleBroken(refusal)
    row, is_new = Contributor.objects.get_or_create(
        submission=submission, expert=expert, defaults={"what_they_did": what_they_did, "asked_by": by}
    )
    if not is_new:
        raise RuleBroken(gettext("You have asked this person already."))
    event = audit.record(
        actor=by, action="submission.contributor_asked", target=submission, after={"expert": expert.pk}
    )
    notices.contributor_asked(row, event)
    return row


@transaction.atomic
def remove_contributor(*, submission, contributor, by):
    """Take a name off while the submission is being written."""
    submission, _ = open_version(submission)
    if submission.contributors.filter(pk=contributor.pk).delete()[0]:
        before = {"expert": contributor.expert_id}
        audit.record(actor=by, action="submission.contributor_removed", target=submission, before=before)


@transaction.atomic
def answer(*, contributor, agrees, credit, by):
    """Write an expert's own answer, and how they want to be credited. They may change it at any time."""
    contributor = (
        Contributor.objects.select_for_update(of=("self",))
        .select_related("submission")
        .get(pk=contributor.pk)
    )
    consent = Consent.AGREED if agrees else Consent.DECLINED
    credit = Credit(credit) if agrees else Credit.NO_NAME
    before = {"consent": contributor.consent, "credit": contributor.credit}
    if contributor.consent != consent and not Consent(contributor.consent).may_become(consent):
        raise RuleBroken(gettext("This answer cannot be given now."))
    contributor.consent, contributor.credit, contributor.answered_at = consent, credit, timezone.now()
    contributor.save(update_fields=["consent", "credit", "answered_at", "updated_at"])
    event = audit.record(
        actor=by,
        action="submission.contributor_answered",
        target=contributor.submission,
        before=before,
        after={"consent": consent, "credit": credit},
    )
    if before["consent"] != consent:
        notices.contributor_answered(contributor, event)
    return contributor
