"""Who was interested, who took part, and who asked to be paid."""

from datetime import timedelta

from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from experts.models import Contribution
from involvement.enums import InterestStatus
from involvement.models import Interest

NOT_CHOSEN = "There were more people than places this time."
LENGTHS = (90, 120, 120, 120, 150)


def add_interests(plan, advert, people, writer, chance, how_many, *, accepted):
    """Add the interest of so many people, and return those who were accepted."""
    if not people.active:
        return []
    group = chance.sample(people.active, min(len(people.active), how_many))
    members = group[: plan.members] if accepted else []
    expressed = plan.moment(advert.published + timedelta(days=1), chance.randrange(8, 20))
    for person in group:
        is_member = person in members
        outcome = InterestStatus.ACCEPTED if is_member else InterestStatus.NOT_CHOSEN
        decided = {
            "status": outcome,
            "decided_at": expressed,
            "decided_by_id": advert.host,
            "reason": "" if is_member else NOT_CHOSEN,
        }
        writer.add(
            Interest,
            opportunity_id=advert.key,
            expert_id=person,
            expressed_at=expressed,
            words="This matters to me and to my family.",
            **(decided if accepted else {}),
        )
    return members


def add_contributions(plan, ground, advert, members, writer, chance, claims):
    """Add everybody's taking part in each past session, and hand what was attended to `claims`."""
    agreed = plan.moment(advert.published + timedelta(days=10))
    for activity, day in advert.sessions:
        confirmed = plan.moment(day, 18)
        for person in members:
            chosen = chance.random()
            status = (
                ContributionStatus.ATTENDED
                if chosen < 0.85
                else ContributionStatus.APOLOGIES
                if chosen < 0.95
                else ContributionStatus.NO_SHOW
            )
            attended = status == ContributionStatus.ATTENDED
            row = {
                "expert_id": person,
                "activity_id": activity,
                "status": status,
                "band_id": ground.band.pk,
                "travel_rule": TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT,
                "budget_id": advert.budget,
                "agreed_at": agreed,
                "minutes": LENGTHS[chance.randrange(len(LENGTHS))] if attended else None,
                "confirmed_by_id": advert.host,
                "confirmed_at": confirmed,
            }
            key = writer.next_id(Contribution)
            paid = claims.add(key, row, day) if attended else {}
            writer.add(Contribution, id=key, **row, **paid)
