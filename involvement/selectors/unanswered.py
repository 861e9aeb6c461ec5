"""Who should have heard by now: for the host their own adverts, for a coordinator every one."""

from coproduction.core.dates import today
from involvement.models import Interest
from involvement.rules.interests import TAKES_PEOPLE, WAITS_FOR_US


def unanswered_for(user):
    """Return the Interests past the day their people were to hear by, whoever has waited longest first."""
    rows = Interest.objects.managed_by(user).filter(
        status__in=WAITS_FOR_US,
        opportunity__status__in=TAKES_PEOPLE,
        opportunity__decision_date__lt=today(),
    )
    rows = rows.select_related("expert__user", "opportunity__host")
    return rows.order_by("opportunity__decision_date", "opportunity_id", "number", "expressed_at", "pk")
