"""Who is to be reminded about claims."""

from datetime import timedelta

from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.reference.selectors import setting
from experts.models import Contribution
from payments.enums import ClaimStatus
from payments.models import Claim
from payments.selectors.claims import UNPAID, waiting_for

GIVEN_UP_AFTER = timedelta(days=60)


def unclaimed():
    """Return the Contributions of people owed something for some time who have not begun a claim."""
    until = timezone.now() - timedelta(days=setting("claim_reminder_days"))
    rows = Contribution.objects.owed().filter(
        claimed__isnull=True,
        paid_on__isnull=True,
        expert__user__is_active=True,
        activity__ends_at__range=(until - GIVEN_UP_AFTER, until),
    )
    return rows.exclude(UNPAID).select_related("expert__user", "activity").order_by("pk")


def waiting_for_approvers():
    """Return [(approver, how many claims have waited for them)]: their own, and those they helped with, left out."""
    waited = {"submitted_at__lte": _some_days_ago()}
    if not Claim.objects.filter(status=ClaimStatus.SUBMITTED, **waited).exists():
        return []
    counts = ((person, waiting_for(person).filter(**waited).count()) for person in holders_of(Role.APPROVER))
    return [(person, count) for person, count in counts if count]


def waiting_for_a_run():
    """Return how many claims were approved some time ago and are in no payment run."""
    return Claim.objects.filter(status=ClaimStatus.APPROVED, approved_at__lte=_some_days_ago()).count()


def _some_days_ago():
    return timezone.now() - timedelta(days=setting("claim_waiting_days"))
