"""The waiting list of an advert: who is next, how many are before somebody, and until when a free place can be answered."""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.reference.selectors import setting
from involvement.enums import InterestStatus
from involvement.models import Interest, Opportunity, Session
from involvement.rules.interests import HOLDS_A_PLACE, TAKES_PEOPLE, WAITS_FOR_US
from involvement.rules.kinds import happens_once


def in_turn(opportunity):
    """Return those on the waiting list of an advert, whoever has waited longest first."""
    waiting = Interest.objects.filter(opportunity=opportunity, status=InterestStatus.WAITING)
    rows = waiting.select_related("expert__user", "opportunity__host", "opportunity__facts")
    return rows.order_by(F("waiting_since").asc(nulls_first=True), "pk")


def how_many_before(interest):
    """Return how many people have waited longer than this one; everyone who waits, where they do not wait themselves."""
    waiting = Interest.objects.filter(
        opportunity_id=interest.opportunity_id, status=InterestStatus.WAITING
    ).exclude(pk=interest.pk)
    if interest.status == InterestStatus.WAITING and interest.waiting_since:
        since = interest.waiting_since
        waiting = waiting.filter(
            Q(waiting_since__lt=since) | Q(waiting_since=since, pk__lt=interest.pk) | Q(waiting_since=None)
        )
    return waiting.count()


def still_undecided(opportunity):
    """Return how many people nothing has been decided about."""
    return Interest.objects.filter(opportunity=opportunity, status__in=WAITS_FOR_US).count()


def last_day_to_answer(opportunity):
    """Return the last day to answer a place offered today: before the only session to come. None where every one is over.

    Something that happens once, and has no session yet, is on its first date.
    """
    sessions = Session.objects.filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    starts = list(sessions.order_by("activity__starts_at").values_list("activity__starts_at", flat=True))
    to_come = [start for start in starts if start > timezone.now()]
    if starts and not to_come:
        return None
    last = today() + timedelta(days=setting("offer_answer_days"))
    days = [timezone.localdate(start) for start in to_come] or _first_date(opportunity)
    if len(days) == 1:
        last = min(last, days[0] - timedelta(days=1))
    return max(last, today())


def _first_date(opportunity):
    is_ahead = opportunity.first_date is not None and opportunity.first_date >= today()
    return [opportunity.first_date] if is_ahead and happens_once(opportunity) else []


def with_places_and_people_waiting():
    """Return the adverts with a place that nobody has or was offered, on which somebody waits, by key."""
    held = Count("interests", filter=Q(interests__status__in=HOLDS_A_PLACE))
    waiting = Count("interests", filter=Q(interests__status=InterestStatus.WAITING))
    adverts = Opportunity.objects.filter(status__in=TAKES_PEOPLE).annotate(held=held, waiting=waiting)
    return adverts.filter(waiting__gt=0, held__lt=F("places")).order_by("pk")
