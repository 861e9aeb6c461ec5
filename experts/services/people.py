"""Joining the network, being welcomed into it, and taking a break from it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.accounts import services as accounts
from coproduction.audit import services as audit
from coproduction.core.background import run_after_commit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus, TalkedHow
from experts.models import Agreement, Expert, GuardianConsent, WelcomeTalk
from experts.notices import people as notices
from experts.rules import people as rules, welcome as welcome_rules
from experts.selectors.standing import standing_of
from experts.services.changes import changed
from experts.services.details import say_about
from experts.services.locking import locked_expert, locked_whole

__all__ = [
    "apply_again", "apply_to_join", "come_back", "make_active", "not_accept", "say_about", "take_break", "welcome",
    "when_joining",
]  # fmt: skip
_doers = []


def when_joining(do):
    """Register `do(user, by=)`: what an app does, or refuses, when somebody joins or joins again, in the same transaction.

    It is called before the person is locked.
    """
    if do not in _doers:
        _doers.append(do)


@transaction.atomic
def apply_to_join(*, user, by=None):
    """Finish joining; `by` is who does it for them. Applying again changes nothing.

    Raises RuleBroken while something we must know is missing (rules.still_needs: name, about-you, birth), and for
    somebody younger than the trust's `least_age_to_join`.
    """
    expert = Expert.objects.filter(user=user).first()
    if rules.has_applied(expert):
        return expert
    _tell_doers(user, by or user)
    expert = locked_whole(user.pk).get(user.pk)
    if rules.has_applied(expert):
        return expert
    if rules.still_needs(user, expert):
        raise RuleBroken(gettext("There are still questions to answer before you can join."))
    if refusal := rules.why_too_young(expert.date_of_birth, today(), setting("least_age_to_join")):
        raise RuleBroken(refusal)
    expert.applied_at = timezone.now()
    expert.save(update_fields=["applied_at", "updated_at"])
    accounts.give_expert_role(user=user, by=by)
    event = audit.record(
        actor=by or user, action="expert.applied", target=expert, after={"status": expert.status}
    )
    notices.applied(expert, event)
    run_after_commit("experts.find_look_alikes_of", expert_id=expert.pk)
    return expert


@transaction.atomic
def apply_again(*, user):
    """Let a person who has left begin a fresh application. What they told us is kept, what they signed is ended.

    This is no move between statuses: the same row starts anew as someone half way through joining.
    """
    _tell_doers(user, user)
    expert = locked_expert(Expert(pk=user.pk))
    if expert.status != ExpertStatus.LEFT:
        raise RuleBroken(gettext("You have not left the network, so you do not need to join again."))
    before, expert.status = expert.status, ExpertStatus.APPLIED
    expert.applied_at = expert.welcomed_at = expert.welcomed_by = expert.left_at = None
    expert.save(update_fields=["status", "applied_at", "welcomed_at", "welcomed_by", "left_at", "updated_at"])
    for model in (Agreement, GuardianConsent):
        model.objects.filter(expert=expert, ended_on__isnull=True).update(ended_on=today())
    after = {"status": str(expert.status)}
    audit.record(
        actor=user, action="expert.began_again", target=expert, before={"status": before}, after=after
    )
    return expert


def _tell_doers(user, by):
    for do in _doers:
        do(user, by=by)


@transaction.atomic
def welcome(*, expert, by, held_on=None, how=TalkedHow.PHONE, held_by=None, notes=""):
    """Record the welcome conversation: on what date (today), how, and who of us held it (`by`)."""
    expert, held_on, held_by = locked_expert(expert), held_on or today(), held_by or by
    refusal = rules.why_not_move(expert, ExpertStatus.WELCOMED, by)
    refusal = refusal or welcome_rules.why_not_dated(
        held_on, on=today(), noun=gettext("The date of the talk")
    )
    if held_by.pk == expert.pk:
        refusal = refusal or gettext("Nobody can hold the welcome talk with themselves.")
    if refusal:
        raise RuleBroken(refusal)
    WelcomeTalk.objects.create(expert=expert, held_on=held_on, held_by=held_by, how=how, notes=notes)
    expert.welcomed_at, expert.welcomed_by = timezone.now(), by
    return set_status(expert, ExpertStatus.WELCOMED, by=by, fields=["welcomed_at", "welcomed_by"])


@transaction.atomic
def make_active(*, expert, by):
    """Let a welcomed person be offered places, once the agreement is signed (`services.agreements`).

    Raises RuleBroken with what is still missing: the agreement, or a guardian's consent for a person under 18.
    """
    expert, target = locked_expert(expert), ExpertStatus.ACTIVE
    refusal = rules.why_not_move(expert, target, by, only_from=ExpertStatus.WELCOMED)
    if refusal := refusal or welcome_rules.why_not_active(standing_of(expert)):
        raise RuleBroken(refusal)
    return set_status(expert, target, by=by, tell=notices.active)


@transaction.atomic
def not_accept(*, expert, reason, by):
    """Say no to an application, for a reason the person is told."""
    return move(locked_expert(expert), ExpertStatus.NOT_ACCEPTED, by=by, reason=reason)


@transaction.atomic
def take_break(*, expert, by):
    """Pause: nothing new is offered until they come back."""
    return move(locked_expert(expert), ExpertStatus.PAUSED, by=by)


@transaction.atomic
def come_back(*, expert, by):
    """End a break."""
    return move(
        locked_expert(expert), ExpertStatus.ACTIVE, by=by, only_from=ExpertStatus.PAUSED, tell=notices.back
    )


def move(expert, target, *, by, fields=(), reason="", only_from=None, tell=None):
    """Move a locked person to another status, where the rules let them."""
    # Two doors lead to active: a person back from a break must not open the coordinator's.
    if refusal := rules.why_not_move(expert, target, by, only_from=only_from):
        raise RuleBroken(refusal)
    return set_status(expert, target, by=by, fields=fields, reason=reason, tell=tell)


def set_status(expert, target, *, by, fields=(), reason="", tell=None):
    """Write the status of a locked person, and tell them: the one door to it."""
    before, expert.status = expert.status, target
    expert.save(update_fields=["status", *fields, "updated_at"])
    changed(expert.pk)
    event = audit.record(
        actor=by,
        action="expert.moved",
        target=expert,
        before={"status": before},
        after={"status": str(target)},
    )
    (tell or notices.MOVED[target])(expert, event, reason=reason)
    return expert
