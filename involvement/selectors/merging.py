"""What of a person's interests and places stands in the way of putting two accounts of theirs together."""

from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date
from involvement.enums import InterestStatus
from involvement.models import Interest, TrainingPlace
from involvement.rules.interests import TAKES_PEOPLE
from involvement.rules.training import STILL_OPEN

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
            gettext(
                "Both accounts told us they are interested in ‘{opportunity}’. Take one of the two back, "
                "or let the other account stay."
            ).format(opportunity=interest.opportunity)
        )


def training_in_the_way(keeper, loser):
    """Return a sentence for each date of training to come on which both accounts are, the one that goes with a place."""
    theirs = TrainingPlace.objects.filter(user=keeper.pk).values("date")
    both = TrainingPlace.objects.filter(
        user=loser.pk, status__in=STILL_OPEN, date__in=theirs, date__activity__starts_at__gt=timezone.now()
    )
    for place in both.select_related("date__activity").order_by("date_id")[:10]:
        activity = place.date.activity
        yield (
            gettext(
                "Both accounts are down for ‘{title}’ on {starts_at}. Give one of the two places up, or "
                "let the other account stay."
            ).format(title=activity.title, starts_at=say_date(activity.starts_at))
        )
