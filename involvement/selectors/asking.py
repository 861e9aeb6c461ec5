"""What is asked for on panels, what was offered to whom, and what has waited too long."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.core.todo import ToDo
from coproduction.reference.selectors import setting
from experts.enums import Permission as ExpertPermission
from involvement.enums import PanelOfferStatus, Permission, RequestStatus
from involvement.models import Panel, PanelOffer, PanelRequest
from involvement.rules.asking import level

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


def tasks_for(user):
    """Return the ToDos about seats on panels: offers to answer, and for those who record panels, seats nobody took."""
    todos = []
    if user.has_perm(ExpertPermission.TAKE_PART):
        todos += [_to_answer(offer) for offer in offers_to_answer(user)[:MOST_TODOS]]
    if user.has_perm(Permission.RECORD_PANELS):
        managed = set(
            Panel.objects.managed_by(user)
            .filter(requests__status=RequestStatus.OPEN)
            .values_list("pk", flat=True)
        )
        late = [request for request, _ in escalated() if request.panel_id in managed]
        todos += [_unfilled(request) for request in late[:MOST_TODOS]]
    return todos


def _to_answer(offer):
    words = f"Answer the offer of a seat on a panel: {offer.request.panel.activity.title}"
    return ToDo(words, reverse("involvement:panel_offer", args=[offer.pk]), due=offer.answer_by)


def _unfilled(request):
    words = f"Find an expert for a panel: {request.panel.activity.title}"
    url = reverse("involvement:panel", args=[request.panel_id])
    return ToDo(words, url, due=request.panel.held_on)
