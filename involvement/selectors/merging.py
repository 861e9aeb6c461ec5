"""What of a person's interests stands in the way of putting two accounts of theirs together."""

from involvement.enums import InterestStatus
from involvement.models import Interest
from involvement.rules.interests import TAKES_PEOPLE

LIVE = (
    InterestStatus.EXPRESSED,
    InterestStatus.SHORTLISTED,
    InterestStatus.WAITING,
    InterestStatus.OFFERED,
    InterestStatus.ACCEPTED,
)


def in_the_way(keeper, loser):
    """Return a sentence for each advert both accounts answered, where the one that goes still waits or has a place."""
    theirs = Interest.objects.filter(expert=keeper).values("opportunity")
    both = Interest.objects.filter(
        expert=loser, status__in=LIVE, opportunity__status__in=TAKES_PEOPLE, opportunity__in=theirs
    )
    for interest in both.select_related("opportunity").order_by("opportunity_id")[:10]:
        yield (
            f"Both accounts told us they are interested in ‘{interest.opportunity}’. "
            "Take one of the two back, or let the other account stay."
        )
