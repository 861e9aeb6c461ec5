"""What holding a place means: being expected at each session to come, on the terms of the advert."""

from django.utils import timezone

from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services import contributions
from experts.services.many_contributions import TakingPart, record_taking_part
from involvement.enums import Place
from involvement.models import ChangeAnswer
from involvement.selectors.changes import Held, held_by, held_by_many
from involvement.selectors.sessions import coming


def take(*, interest, by):
    """Expect this person at every session to come that people do not choose. Returns those, the first one first."""
    # Who takes a place anew agrees to the advert as it is now: nothing of an earlier place is left to answer.
    earlier = ChangeAnswer.objects.filter(interest=interest, kept_at__isnull=True)
    earlier.update(kept_at=timezone.now(), kept_by=by)
    sessions = list(coming(interest.opportunity).filter(places__isnull=True))
    for session in sessions:
        expect_at(session=session, expert=interest.expert, by=by)
    return sessions


def expect_at(*, session, expert, by):
    """Expect one person at one session: on the terms of its advert, or on those they hold until they agree to a change."""
    held = held_by(expert, session.opportunity)
    return contributions.expect(activity=session.activity, expert=expert, by=by, **terms_of(session, held))


def expect_all_at(*, sessions, experts, by):
    """Expect everyone (ids of Experts) at new sessions of one advert, each on their terms, in a few statements."""
    if not sessions:
        return []
    held = held_by_many(experts, sessions[0].opportunity)
    rows = [
        TakingPart(session.activity, expert_id, "Member", terms_of(session, held.get(expert_id)), None)
        for session in sessions
        for expert_id in experts
    ]
    return record_taking_part(rows=rows, by=by)


def terms_of(session, held=None):
    """Return the terms on which a place at a session is taken: those held (Held), or those of its advert now."""
    advert = session.opportunity
    band, travel_rule = held or Held(advert.band, advert.travel_rule)
    return {
        "band": band,
        "travel_rule": travel_to(session, travel_rule),
        "preparation_minutes": advert.preparation_minutes,
        "budget": advert.budget,
    }


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


def travel_to(session, rule):
    """Nobody travels to a session that is only online, whatever is paid for the others."""
    return TravelRule.ONLINE if session.place == Place.ONLINE else rule or TravelRule.NONE
