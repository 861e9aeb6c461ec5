"""Joining the network, being welcomed into it, and taking a break from it."""

from django.db import transaction
from django.utils import timezone

from coproduction.accounts import services as accounts
from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus
from experts.models import Expert
from experts.notices import people as notices
from experts.rules import people as rules
from experts.services.details import say_about

__all__ = [
    "apply_to_join", "come_back", "make_active", "not_accept", "say_about", "take_break", "welcome",
]  # fmt: skip


@transaction.atomic
def apply_to_join(*, user, by=None):
    """Finish joining; `by` is who does it for them. Applying again changes nothing.

    Raises RuleBroken while something we must know is missing (rules.still_needs: name, about-you, birth), and for
    somebody younger than the trust's `least_age_to_join`.
    """
    expert = Expert.objects.select_for_update().filter(user=user).first()
    if rules.has_applied(expert):
        return expert
    if rules.still_needs(user, expert):
        raise RuleBroken("There are still questions to answer before you can join.")
    if refusal := rules.why_too_young(expert.date_of_birth, today(), setting("least_age_to_join")):
        raise RuleBroken(refusal)
    expert.applied_at = timezone.now()
    expert.save(update_fields=["applied_at", "updated_at"])
    accounts.give_expert_role(user=user, by=by)
    event = audit.record(
        actor=by or user, action="expert.applied", target=expert, after={"status": expert.status}
    )
    notices.applied(expert, event)
    return expert


@transaction.atomic
def welcome(*, expert, by):
    """Record that a coordinator has had the welcome conversation with this person."""
    expert = locked(expert)
    expert.welcomed_at, expert.welcomed_by = timezone.now(), by
    return move(expert, ExpertStatus.WELCOMED, by=by, fields=["welcomed_at", "welcomed_by"])


@transaction.atomic
def make_active(*, expert, by):
    """Let a welcomed person be offered places."""
    return move(
        locked(expert), ExpertStatus.ACTIVE, by=by, only_from=ExpertStatus.WELCOMED, tell=notices.active
    )


@transaction.atomic
def not_accept(*, expert, reason, by):
    """Say no to an application, for a reason the person is told."""
    return move(locked(expert), ExpertStatus.NOT_ACCEPTED, by=by, reason=reason)


@transaction.atomic
def take_break(*, expert, by):
    """Pause: nothing new is offered until they come back."""
    return move(locked(expert), ExpertStatus.PAUSED, by=by)


@transaction.atomic
def come_back(*, expert, by):
    """End a break."""
    return move(locked(expert), ExpertStatus.ACTIVE, by=by, only_from=ExpertStatus.PAUSED, tell=notices.back)


def locked(expert):
    """Return this person's row, locked, for a change of status."""
    return Expert.objects.select_for_update(of=("self",)).select_related("user").get(pk=expert.pk)


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
    event = audit.record(
        actor=by,
        action="expert.moved",
        target=expert,
        before={"status": before},
        after={"status": str(target)},
    )
    (tell or notices.MOVED[target])(expert, event, reason=reason)
    return expert
