"""Leaving the network, and changing one's mind. What is held about the person is erased later, by `privacy`.

Apps beside or above add what they do when somebody leaves in their AppConfig.ready().
"""

from django.db import transaction
from django.utils import timezone

from coproduction.accounts import services as accounts
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus, ExpertStatus
from experts.models import Contribution
from experts.notices import people as notices
from experts.rules import people as rules
from experts.selectors.leaving import in_the_way_of_leaving
from experts.services import people
from experts.services.contributions import withdraw_expected
from experts.services.locking import locked_expert

_doers = []


def when_leaving(do):
    """Register `do(expert, by=)`: it gives up what an app holds for a person who leaves, in the same transaction."""
    if do not in _doers:
        _doers.append(do)


@transaction.atomic
def leave(*, expert, by):
    """End a person's place in the network: what they hold is given up, their role ends, and they are told.

    Raises RuleBroken with what must be finished first, such as an open claim.
    """
    expert = locked_expert(expert)
    if refusal := rules.why_not_move(expert, ExpertStatus.LEFT, by):
        raise RuleBroken(refusal)
    if in_the_way := in_the_way_of_leaving(expert):
        raise RuleBroken(" ".join(in_the_way))
    for do in _doers:
        do(expert, by=by)
    _send_apologies(expert, by)
    expert.left_at = timezone.now()
    expert = people.move(expert, ExpertStatus.LEFT, by=by, fields=["left_at"])
    accounts.end_expert_role(user=expert.user, by=by)
    return expert


@transaction.atomic
def stay(*, expert, status, by):
    """Undo leaving: the person is again where they were (an ExpertStatus). Places they gave up stay given up."""
    expert = locked_expert(expert)
    if refusal := rules.why_not_stay(expert, ExpertStatus(status)):
        raise RuleBroken(refusal)
    expert.left_at = None
    expert = people.set_status(expert, status, by=by, fields=["left_at"], tell=notices.stayed)
    accounts.give_expert_role(user=expert.user, by=by)
    return expert


def _send_apologies(expert, by):
    coming = Contribution.objects.filter(
        expert=expert, status=ContributionStatus.EXPECTED, activity__starts_at__gt=timezone.now()
    )
    for contribution in coming.order_by("pk"):
        withdraw_expected(contribution=contribution, by=by)
