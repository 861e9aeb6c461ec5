"""What holding a place means: being expected at each session to come, on the terms of the advert."""

from django.utils import timezone

from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services import contributions
from involvement.enums import Place
from involvement.selectors.sessions import coming


def take(*, interest, by):
    """Expect this person at every session to come. Returns those sessions, the first one first."""
    sessions = list(coming(interest.opportunity))
    for session in sessions:
        expect_at(session=session, expert=interest.expert, by=by)
    return sessions


def expect_at(*, session, expert, by):
    """Expect one person at one session, on the terms of its advert."""
    advert = session.opportunity
    return contributions.expect(
        activity=session.activity,
        expert=expert,
        band=advert.band,
        travel_rule=_travel(session),
        preparation_minutes=advert.preparation_minutes,
        budget=advert.budget,
        by=by,
    )


def give_up(*, interest, by):
    """Send apologies to every session still to come."""
    held = Contribution.objects.filter(
        expert=interest.expert,
        activity__session__opportunity=interest.opportunity,
        activity__starts_at__gt=timezone.now(),
        status=ContributionStatus.EXPECTED,
    )
    for contribution in held.order_by("pk"):
        contributions.withdraw_expected(contribution=contribution, by=by)


def _travel(session):
    """Nobody travels to a session that is only online, whatever the advert pays for the others."""
    return (
        TravelRule.ONLINE
        if session.place == Place.ONLINE
        else session.opportunity.travel_rule or TravelRule.NONE
    )
