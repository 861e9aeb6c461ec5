"""What is asked for on panels, what was offered to whom, and what has waited too long."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date, say_moment, today
from coproduction.core.todo import ToDo, listed
from coproduction.reference.selectors import setting
from experts.enums import Permission as ExpertPermission
from involvement.enums import PanelOfferStatus, Permission, RequestStatus
from involvement.models import Panel, PanelOffer, PanelRequest
from involvement.rules.asking import late_until, level

MOST_TODOS = 20
OF_A_REQUEST = (
    "panel__activity__directorate",
    "panel__activity__venue",
    "band",
    "budget",
    "asked_by",
)


def requests_with_all():
    """Return requests with what their pages and messages say."""
    return PanelRequest.objects.select_related(*OF_A_REQUEST)


def offers_with_all():
    """Return offers with what their pages and messages say."""
    return PanelOffer.objects.select_related("expert__user", *(f"request__{name}" for name in OF_A_REQUEST))


def open_request(panel):
    """Return what is asked for a panel now, or None."""
    return requests_with_all().open().filter(panel=panel).first()


def requests_of(panel):
    """Return everything that was asked for a panel, the newest first, each with its `offers` in their turn."""
    offers = PanelOffer.objects.select_related("expert__user").order_by("offered_at", "pk")
    rows = requests_with_all().filter(panel=panel).order_by("-pk")
    return rows.prefetch_related(Prefetch("offers", queryset=offers))


def good_to_know(seat):
    """Return what the person on a seat was told of their panel, or ''. Someone seated by hand reads what was told last."""
    with_their_offer = Exists(PanelOffer.objects.filter(request=OuterRef("pk"), seat=seat))
    told = PanelRequest.objects.filter(panel=seat.panel_id).exclude(words="")
    return told.order_by(with_their_offer.desc(), "-pk").values_list("words", flat=True).first() or ""


def taken(request):
    """Return how many seats of a request are taken."""
    return PanelOffer.objects.filter(request=request, status=PanelOfferStatus.ACCEPTED).count()


def asked_now(request):
    """Return how many people have still to answer."""
    return PanelOffer.objects.filter(request=request, status=PanelOfferStatus.OFFERED).count()


def ran_out():
    """Return the offers nobody answered in time."""
    return offers_with_all().filter(status=PanelOfferStatus.OFFERED, answer_by__lt=today()).order_by("pk")


def begun_requests():
    """Return the requests still open whose panels have begun."""
    return requests_with_all().open().filter(panel__activity__starts_at__lte=timezone.now()).order_by("pk")


def escalated(*, on=None):
    """Return [(PanelRequest, how far it has escalated)] of those that should be filled by now, the next panel first."""
    first, second = setting("panel_escalate_days"), setting("panel_escalate_again_days")
    rows = requests_with_all().open().filter(panel__activity__starts_at__gt=timezone.now())
    found = [
        (each, level(each, on=on or today(), first=first, second=second))
        for each in rows.order_by("panel__activity__starts_at", "pk")
    ]
    return [(request, far) for request, far in found if far]


def escalated_of(requests, *, on=None):
    """Return the keys of those of some PanelRequests that should be filled by now."""
    first, second = setting("panel_escalate_days"), setting("panel_escalate_again_days")
    still = [each for each in requests if each.status == RequestStatus.OPEN]
    return {each.pk for each in still if level(each, on=on or today(), first=first, second=second)}


def offers_to_answer(user):
    """Return the offers of seats this person has still to answer, the first to run out first."""
    mine = offers_with_all().of(user).filter(status=PanelOfferStatus.OFFERED, answer_by__gte=today())
    mine = mine.filter(
        request__status=RequestStatus.OPEN, request__panel__activity__cancelled_at__isnull=True
    )
    return mine.filter(request__panel__activity__starts_at__gt=timezone.now()).order_by("answer_by", "pk")


def waiting(user):
    """Return what waits about seats on panels: offers to answer, and for those who record panels, seats nobody took."""
    kinds = []
    if user.has_perm(ExpertPermission.TAKE_PART):
        offer = {"key": "pk", "title": "request__panel__activity__title", "due": "answer_by"}
        offer["at"] = "request__panel__activity__starts_at"
        kinds.append(listed(offers_to_answer(user), _to_answer, most=MOST_TODOS, **offer))
    if user.has_perm(Permission.RECORD_PANELS):
        request = {"key": "panel_id", "title": "panel__activity__title", "due": "panel__held_on"}
        kinds.append(listed(_late_for(user), _unfilled, most=MOST_TODOS, **request))
    return kinds


def _late_for(user):
    first, second = setting("panel_escalate_days"), setting("panel_escalate_again_days")
    late = Q(needed_by__lt=today()) | Q(panel__held_on__lte=late_until(today(), first=first, second=second))
    rows = PanelRequest.objects.open().filter(late, panel__activity__starts_at__gt=timezone.now())
    rows = rows.filter(panel__in=Panel.objects.managed_by(user).values("pk"))
    return rows.order_by("panel__activity__starts_at", "pk")


def _to_answer(offer):
    words = gettext("Answer the offer of a seat on a panel: {title}, {when}").format(
        title=offer.title, when=say_moment(offer.at)
    )
    return ToDo(words, reverse("involvement:panel_offer", args=[offer.key]), due=offer.due)


def _unfilled(request):
    words = gettext("Find an expert for a panel: {title}, {day}").format(
        title=request.title, day=say_date(request.due)
    )
    return ToDo(words, reverse("involvement:panel", args=[request.key]), due=request.due)
