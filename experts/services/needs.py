"""Access needs at one activity: what its host says before, what the person says after."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.enums import NeedOutcome
from experts.models import AccessNeed, NeedMet
from experts.notices import needs as notices
from experts.rules import needs as rules
from experts.services.locking import locked_whole

NOT_SHARED = _("This person no longer shares this need with you. Reload the page.")


@transaction.atomic
def will_be_met(*, need, activity, by):
    """Say that a need will be met at an activity. Someone who was told that it cannot be is told that it will."""
    return _answer(need, activity, NeedOutcome.MET, by=by)


@transaction.atomic
def cannot_be_met(*, need, activity, because, words, by):
    """Say that a need cannot be met, and why: `because` is a NotMetBecause, `words` is what the person reads."""
    return _answer(need, activity, NeedOutcome.NOT_MET, by=by, because=because, words=words)


@transaction.atomic
def say_was_met(*, user, activity, kind, was_met, by):
    """Keep what a person says afterwards: whether a need of a NeedKind was met. They may change their mind."""
    if refusal := rules.why_not_confirm(activity, now=timezone.now()):
        raise RuleBroken(refusal)
    # Two presses at once would each find no answer yet, and write one.
    locked_whole(user.pk)
    need = AccessNeed.objects.filter(expert_id=user.pk, kind=kind, shared=True).first()
    answer = (
        NeedMet.objects.select_for_update().filter(expert_id=user.pk, activity=activity, kind=kind).first()
    )
    if answer is None:
        if need is None:
            raise RuleBroken(gettext("You have not shared this need, so nobody was asked to meet it."))
        answer = NeedMet(expert_id=user.pk, activity=activity, kind=kind, need=need, version=need.version)
        answer.save()
    answer.was_met, answer.confirmed_at = was_met, timezone.now()
    answer.save(update_fields=["was_met", "confirmed_at", "updated_at"])
    audit.record(actor=by, action="need.confirmed", target=answer, after={"was_met": was_met})
    return answer


def keep_unanswered(*, contribution):
    """Write down, once somebody's day has come, the needs they shared that nobody answered: a report counts them."""
    known = NeedMet.objects.filter(activity=contribution.activity_id, expert=contribution.expert_id)
    shared = AccessNeed.objects.filter(expert=contribution.expert_id, shared=True)
    NeedMet.objects.bulk_create(
        (
            NeedMet(
                need=need,
                expert_id=contribution.expert_id,
                activity_id=contribution.activity_id,
                kind=need.kind,
                version=need.version,
            )
            for need in shared.exclude(kind__in=known.values("kind"))
        ),
        ignore_conflicts=True,
    )


def _answer(need, activity, outcome, *, by, because="", words=""):
    need = _locked(need)
    if refusal := rules.why_not_answer(need, activity, by=by, now=timezone.now()):
        raise RuleBroken(refusal)
    if not need.shared:
        raise RuleBroken(NOT_SHARED)
    before = NeedMet.objects.filter(expert=need.expert, activity=activity, kind=need.kind).first()
    values = {
        "need": need,
        "version": need.version,
        "outcome": outcome,
        "because": because,
        "words": words,
        "answered_at": timezone.now(),
        "answered_by": by,
    }
    answer, _ = NeedMet.objects.update_or_create(
        expert=need.expert, activity=activity, kind=need.kind, defaults=values
    )
    event = audit.record(
        actor=by,
        action="need.answered",
        target=answer,
        before={"outcome": before.outcome if before else ""},
        after={"outcome": str(outcome), "because": str(because)},
    )
    _tell(answer, before, event)
    return answer


def _locked(need):
    # The person's row first, as where they change their needs: nobody answers words that have just changed.
    locked_whole(need.expert_id)
    found = AccessNeed.objects.select_related("expert__user").filter(pk=need.pk).first()
    if found is None:
        raise RuleBroken(NOT_SHARED)
    return found


def _tell(answer, before, event):
    if answer.outcome == NeedOutcome.NOT_MET:
        notices.need_not_met(answer, event)
    elif before and before.outcome == NeedOutcome.NOT_MET:
        notices.need_will_be_met(answer, event)
