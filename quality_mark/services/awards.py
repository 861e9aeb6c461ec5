"""The life of a mark: given by a decision, withdrawn by the chair, ended by the award that renews it."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import months_after, today
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import AwardStatus
from quality_mark.models import Award, Version
from quality_mark.notices import awards as notices
from quality_mark.rules import awards as rules
from quality_mark.selectors.ties import has_tie
from quality_mark.services.moves import locked
from quality_mark.services.numbers import next_number

TIED = _("You cannot withdraw this mark. Another chair of the panel can.")


@transaction.atomic
def give_award(*, decision, by):
    """Give the quality mark for a decision, and tell its submitters and contributors. Returns the Award.

    Giving it twice is giving it once. The submission's own status is moved by whoever decides. The mark that a renewal
    renews ends with it.
    """
    version = Version.objects.select_related("criteria_set").get(pk=decision.version_id)
    submission = locked(version.submission)
    if award := Award.objects.filter(decision=decision).first():
        return award
    _refuse(rules.why_not_give(decision.outcome))
    year, serial = next_number()
    award = Award.objects.create(
        decision=decision,
        year=year,
        serial=serial,
        token=secrets.token_urlsafe(32),
        awarded_on=today(),
        expires_on=months_after(today(), version.criteria_set.valid_months),
    )
    after = {"number": award.number, "expires_on": award.expires_on.isoformat()}
    event = audit.record(actor=by, action="award.given", target=award, after=after)
    if submission.renews_id:
        _end_by(award, renewed=submission.renews_id, by=by)
    notices.award_given(award, submission, event)
    return award


@transaction.atomic
def withdraw(*, award, reason, by):
    """Withdraw a mark. Its reason is on the register for everyone, and is told to its submitters and contributors."""
    award = locked_award(award.pk)
    submission = award.decision.version.submission
    _refuse(TIED if has_tie(submission, by) else rules.why_not_withdraw(award.status))
    award.withdrawn_reason, award.withdrawn_at, award.withdrawn_by = reason, timezone.now(), by
    fields = ["withdrawn_reason", "withdrawn_at", "withdrawn_by"]
    event = _move(award, AwardStatus.WITHDRAWN, by=by, fields=fields)
    notices.award_withdrawn(award, submission, event)
    return award


def locked_award(pk):
    """Fetch an award, locked until the transaction ends."""
    return (
        Award.objects.select_for_update(of=("self",))
        .select_related("decision__version__submission__author")
        .get(pk=pk)
    )


def _end_by(award, *, renewed, by):
    """End the mark that this award renews. One that ran out meanwhile stays so, and leads to this one; one withdrawn does not."""
    old = locked_award(renewed)
    if old.status == AwardStatus.WITHDRAWN:
        return
    old.renewed_as = award
    if old.status == AwardStatus.EXPIRED:
        old.save(update_fields=["renewed_as", "updated_at"])
        audit.record(actor=by, action="award.renewed_late", target=old, after={"as": award.number})
    else:
        _move(old, AwardStatus.RENEWED, by=by, fields=["renewed_as"])


def _move(award, status, *, by, fields):
    """The one door through which a locked award's status moves. The night's task moves many at once: `services.life`."""
    before = AwardStatus(award.status)
    if not before.may_become(status):
        raise RuleBroken(
            gettext("This mark is ‘{before}’, so that cannot be done now.").format(before=before.label)
        )
    award.status = status
    award.save(update_fields=["status", *fields, "updated_at"])
    return audit.record(
        actor=by,
        action=f"award.{status.value}",
        target=award,
        before={"status": before},
        after={"status": status},
    )


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
