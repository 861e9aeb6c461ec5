"""How long people waited for their money."""

from django.utils import timezone

from experts.models import Contribution


def days_to_pay(activity_ids):
    """Return how long payment took for these activities: days from a claim being sent to the money.

    {"paid": contributions paid, "waiting": claimed and not paid yet, "mean": days, whole, rounded up, "longest": days};
    the days only where somebody has been paid.
    """
    claimed = Contribution.objects.attended().filter(
        activity__in=activity_ids, claimed__claim__submitted_at__isnull=False
    )
    rows = list(claimed.values_list("claimed__claim__submitted_at", "paid_on"))
    days = [(paid_on - timezone.localdate(sent_at)).days for sent_at, paid_on in rows if paid_on]
    counted = {"paid": len(days), "waiting": len(rows) - len(days)}
    return {**counted, "mean": -(-sum(days) // len(days)), "longest": max(days)} if days else counted
