"""Leaving the network, and undoing it while that can still be done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import ContributionStatus, ExpertStatus
from experts.models import Expert
from experts.services.leaving import leave, stay
from involvement.enums import InterestStatus
from payments.enums import ClaimStatus
from payments.models import Claim
from tests.factories import (
    ActivityFactory,
    ClaimFactory,
    ContributionFactory,
    ExpertFactory,
    InterestFactory,
    OpportunityFactory,
)

IN_THE_NETWORK = [ExpertStatus.APPLIED, ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED]


def in_network(status=ExpertStatus.ACTIVE):
    return ExpertFactory(status=status)


@pytest.mark.parametrize("status", ExpertStatus)
def test_who_can_leave(db, status):
    expert = in_network(status)
    if status in IN_THE_NETWORK:
        assert leave(expert=expert, by=expert.user).left_at
    else:
        with pytest.raises(RuleBroken, match="cannot be done"):
            leave(expert=expert, by=expert.user)


@pytest.mark.parametrize("status", IN_THE_NETWORK)
def test_leaving_can_be_undone(db, status):
    expert = in_network(status)
    leave(expert=expert, by=expert.user)
    stay(expert=expert, status=status, by=expert.user)
    expert = Expert.objects.get(pk=expert.pk)
    assert (expert.status, expert.left_at) == (status, None)
    assert Role.EXPERT in expert.user.roles
    moves = Event.objects.filter(action="expert.moved").order_by("pk")
    assert [event.after["status"] for event in moves] == ["left", status]


def test_someone_who_has_not_left_has_nothing_to_undo(db):
    expert = in_network()
    with pytest.raises(RuleBroken, match="nothing to undo"):
        stay(expert=expert, status=ExpertStatus.ACTIVE, by=expert.user)
    leave(expert=expert, by=expert.user)
    with pytest.raises(RuleBroken, match="were not in the network"):
        stay(expert=expert, status=ExpertStatus.NOT_ACCEPTED, by=expert.user)


def test_places_are_given_up_and_the_hosts_told(db):
    expert = in_network()
    advert = OpportunityFactory(published=True)
    held = InterestFactory(expert=expert, opportunity=advert, status=InterestStatus.ACCEPTED)
    waiting = InterestFactory(expert=expert, status=InterestStatus.WAITING)
    tomorrow = timezone.now() + timedelta(days=1)
    place = ContributionFactory(expert=expert, activity=ActivityFactory(starts_at=tomorrow))
    came = ContributionFactory(expert=expert, attended=True)
    leave(expert=expert, by=expert.user)
    for row in (held, waiting, place, came):
        row.refresh_from_db()
    assert (held.status, waiting.status) == (InterestStatus.WITHDRAWN, InterestStatus.WITHDRAWN)
    assert (place.status, came.status) == (ContributionStatus.APOLOGIES, ContributionStatus.ATTENDED)
    assert Message.objects.filter(recipient=advert.host, kind="host_interest_withdrawn").count() == 1
    assert Message.objects.filter(recipient=expert.user, kind="expert_left").count() == 1
    assert Expert.objects.get(pk=expert.pk).user.roles == set()


@pytest.mark.parametrize("status", ClaimStatus)
def test_a_claim_that_is_not_finished_comes_first(db, status):
    claim = ClaimFactory()
    sent = {"submitted_at": timezone.now(), "approved_at": timezone.now(), "approved_by": in_network().user}
    Claim.objects.filter(pk=claim.pk).update(status=status, **sent)
    expert = claim.claimant
    if status in (ClaimStatus.PAID, ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN):
        leave(expert=expert, by=expert.user)
    else:
        with pytest.raises(RuleBroken, match="1 claim that is not finished"):
            leave(expert=expert, by=expert.user)
        assert Expert.objects.get(pk=expert.pk).status == ExpertStatus.ACTIVE
