"""Whose turn it is to be asked for a panel. Nothing but training, places held and panels is read: never equality data.

Those who left an offer unanswered lately come after the others; then those come first whose last panel is longest ago
(or who never had one), then those who were offered a seat longest ago; a lot decides the rest. Saying no costs nothing.
"""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Lower, Mod

from coproduction.core.dates import today
from experts.enums import ActivityKind, ContributionStatus, ExpertStatus
from experts.models import Contribution, Expert
from involvement.enums import PanelOfferStatus, Place, Seat
from involvement.models import PanelOffer, PanelRequest, PanelSeat, SeatSignOff
from involvement.rules.matching import Advert
from involvement.rules.seats import HOLDS
from involvement.selectors.ladder import SITS, needed
from involvement.selectors.matching.people import cannot_be_there
from involvement.selectors.panels import trained_on, training_in_date
from involvement.selectors.requirements import spot_of

MOST_FOUND = 20
UNANSWERED_FOR = timedelta(days=90)
HAD = (*HOLDS, ContributionStatus.NO_SHOW)


def in_turn(request, *, on=None):
    """Return the Experts who can be asked for a PanelRequest, whose turn it is first. Those asked already are left out."""
    on, panel = on or today(), request.panel
    asked = PanelOffer.objects.filter(request=request.pk).values("expert")
    return _by_turn(_ready(request).exclude(pk__in=asked), panel, on)


def how_many_ready(request):
    """Return (people with training on the day, how many of them are ready for this seat and free then)."""
    active = Expert.objects.filter(status=ExpertStatus.ACTIVE)
    trained = active.filter(pk__in=training_in_date(request.panel.held_on).values("expert"))
    return trained.count(), _ready(request).count()


def request_like(panel, *, by):
    """Return a PanelRequest nobody has made yet, for a member of a panel: to say how many could be asked."""
    return PanelRequest(panel=panel, seat=Seat.MEMBER, asked_by=by)


def found_by(words, panel):
    """Return those who fit by name or address, and whether there are more of them than we show.

    Each is (Expert, whether their training counts on the day, what they are expected at then).
    """
    active = Expert.objects.filter(status=ExpertStatus.ACTIVE, user__is_active=True).select_related("user")
    named = Q(user__name__icontains=words) | Q(user__email__icontains=words)
    people = list(active.filter(named).order_by("user__name", "pk")[: MOST_FOUND + 1])
    has_more, people = len(people) > MOST_FOUND, people[:MOST_FOUND]
    trained = trained_on(people, panel.held_on)
    busy = busy_at([each.pk for each in people], panel.activity)
    return [(each, each.pk in trained, busy.get(each.pk)) for each in people], has_more


def busy_at(expert_ids, activity):
    """Return {expert id: the Activity} of those who are expected somewhere else at the time of an activity."""
    rows = _overlapping(activity).filter(expert__in=list(expert_ids)).select_related("activity")
    return {each.expert_id: each.activity for each in rows.order_by("-activity__starts_at")}


def _overlapping(activity):
    return Contribution.objects.filter(
        status=ContributionStatus.EXPECTED,
        activity__cancelled_at__isnull=True,
        activity__starts_at__lt=activity.ends_at,
        activity__ends_at__gt=activity.starts_at,
    ).exclude(activity=activity.pk)


def _ready(request):
    panel = request.panel
    on_panel = PanelSeat.objects.filter(panel=panel, contribution__status__in=HOLDS).values("expert")
    staff = {email.lower() for email in panel.members.values_list("email", flat=True)} | {
        panel.chair_email.lower()
    }
    rows = Expert.objects.filter(status=ExpertStatus.ACTIVE, user__is_active=True)
    rows = rows.filter(pk__in=training_in_date(panel.held_on).values("expert"))
    rows = rows.exclude(pk__in=on_panel).exclude(pk=request.asked_by_id)
    rows = rows.exclude(pk__in=_overlapping(panel.activity).values("expert"))
    rows = rows.exclude(pk__in=cannot_be_there(_as_advert(panel)))
    rows = rows.annotate(address=Lower(Coalesce("user__email", Value("")))).exclude(address__in=staff - {""})
    return _on_the_ladder(rows, request.seat)


def _on_the_ladder(rows, seat):
    """Keep those whose turn on the ladder it is, as `rules.seats.lacks` says it for one person."""
    least = needed()
    if seat == Seat.CHAIR:
        return rows.filter(Exists(_signed(Seat.MEMBER))).annotate(sat=_sat()).filter(sat__gte=least.sat)
    ready = rows.annotate(observed=_number(_signed(Seat.OBSERVER)), sat=_sat())
    can_sit = Q(sat__gt=0) | Q(observed__gte=least.observed)
    if seat == Seat.MEMBER:
        return ready.filter(can_sit)
    # A trust that asks for no panel observed has people who would like to watch one first, all the same.
    return ready.filter(sat=0, observed__lt=max(1, least.observed))


def _signed(seat):
    return SeatSignOff.objects.filter(seat__expert=OuterRef("pk"), seat__seat=seat, ready=True)


def _sat():
    sat = PanelSeat.objects.filter(
        expert=OuterRef("pk"), seat__in=SITS, contribution__status=ContributionStatus.ATTENDED
    )
    return _number(sat)


def _number(rows):
    # One row however many there are; none counts as 0.
    counted = rows.order_by().annotate(one=F("pk") * 0).values("one").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _by_turn(rows, panel, on):
    unanswered = PanelOffer.objects.filter(
        expert=OuterRef("pk"),
        status=PanelOfferStatus.LAPSED,
        answer_by__gte=on - UNANSWERED_FOR,
    )
    panels = Contribution.objects.filter(
        expert=OuterRef("pk"), status__in=HAD, activity__kind=ActivityKind.PANEL
    )
    offers = PanelOffer.objects.filter(expert=OuterRef("pk"))
    rows = rows.annotate(
        unanswered=_number(unanswered),
        last_panel=Subquery(panels.order_by("-activity__starts_at").values("activity__starts_at")[:1]),
        last_offer=Subquery(offers.order_by("-offered_at").values("offered_at")[:1]),
        lot=Mod(F("pk") * 7919 + panel.pk * 104729, 10007),
    )
    return rows.select_related("user").order_by(
        "unanswered",
        F("last_panel").asc(nulls_first=True),
        F("last_offer").asc(nulls_first=True),
        "lot",
        "pk",
    )


def _as_advert(panel):
    """Say of a panel what matching asks of an advert: where it is, as far as that is known."""
    activity = panel.activity
    place = Place.IN_PERSON if activity.venue_id or activity.room else ""
    if panel.joining:
        place = Place.MIXED if place else Place.ONLINE
    return Advert(pk=0, place=place, spot=spot_of(activity.venue))
