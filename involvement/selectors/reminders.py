"""Who is to be reminded of what, each in one query whatever the number of rows."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus
from experts.models import Contribution
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.models import Interest, Opportunity, Session
from involvement.rules.interests import TAKES_PEOPLE, WAITS_FOR_US

GIVEN_UP_AFTER = timedelta(days=60)
WAITING = Count("interests", filter=Q(interests__status__in=WAITS_FOR_US))


def offers_running_out():
    """Return the offers that can be answered for only a few more days."""
    until = today() + timedelta(days=setting("offer_reminder_days"))
    offers = Interest.objects.filter(
        status=InterestStatus.OFFERED,
        answer_by__range=(today(), until),
        opportunity__status__in=TAKES_PEOPLE,
    )
    return offers.select_related("expert__user", "opportunity").order_by("pk")


def closing_soon():
    """Return the adverts that close within a few days, with how many are `waiting`."""
    until = today() + timedelta(days=setting("closing_soon_days"))
    adverts = Opportunity.objects.filter(
        status=OpportunityStatus.PUBLISHED, closing_date__range=(today(), until)
    )
    return adverts.annotate(waiting=WAITING).select_related("host").order_by("pk")


def answers_overdue():
    """Return the adverts whose decision date has gone by with people still `waiting`."""
    since = today() - GIVEN_UP_AFTER
    adverts = Opportunity.objects.filter(
        status__in=TAKES_PEOPLE, decision_date__lt=today(), decision_date__gte=since
    )
    return adverts.annotate(waiting=WAITING).filter(waiting__gt=0).select_related("host").order_by("pk")


def attendance_missing():
    """Return the sessions that are over, with someone of whom nobody has said whether they came."""
    now = timezone.now()
    until = now - timedelta(days=setting("attendance_reminder_days"))
    unsaid = Contribution.objects.filter(activity=OuterRef("activity"), status=ContributionStatus.EXPECTED)
    sessions = Session.objects.filter(
        Exists(unsaid),
        activity__cancelled_at__isnull=True,
        activity__ends_at__lte=until,
        activity__ends_at__gt=now - GIVEN_UP_AFTER,
    )
    return sessions.select_related("activity", "opportunity__host").order_by("pk")
