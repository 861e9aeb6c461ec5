"""What we tell people who are asked for a panel, and those who asked. Each key names the offer, and what moved it."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from involvement.enums import PanelOfferStatus
from involvement.rules.links import token_for

# An acceptance is told by the seat itself, a 'no' needs no answer.
TO_PERSON = {PanelOfferStatus.LAPSED: "panel_offer_lapsed", PanelOfferStatus.TAKEN: "panel_offer_taken"}
TO_RECRUITER = {PanelOfferStatus.ACCEPTED: "panel_answered", PanelOfferStatus.GIVEN_UP: "panel_seat_free"}


def offered(offer):
    """Offer a seat: the link opens without signing in, so that a tired person can answer from the message."""
    link = reverse("involvement:panel_answer", args=[token_for("offer", offer.pk)])
    _send(offer.expert.user, "panel_offered", f"{offer.pk}", link, offer.request, offer=offer)


def offer_moved(offer, event):
    """Tell the person, and whoever asked, where there is something to tell."""
    request = offer.request
    if kind := TO_PERSON.get(offer.status):
        _send(offer.expert.user, kind, f"{event.pk}", offer.get_absolute_url(), request, offer=offer)
    if kind := TO_RECRUITER.get(offer.status):
        _send(request.asked_by, kind, f"{event.pk}", _page(request), request, offer=offer)


def nobody_left(request):
    """Tell whoever asked that everybody who could be asked has been: once for each time it was opened."""
    key = f"{request.pk}-{request.opened_at.isoformat()}"
    _send(request.asked_by, "panel_nobody_left", key, _page(request), request)


def unfilled_key(request, person, *, far):
    return f"panel_unfilled-{request.pk}-{request.opened_at.isoformat()}-{far}-{person.pk}"


def unfilled(request, person, *, far, link):
    """Tell a coordinator, a recruiter or a manager that a panel still has nobody."""
    return _outgoing(person, "panel_unfilled", unfilled_key(request, person, far=far), link, request)


def _page(request):
    return reverse("involvement:panel", args=[request.panel_id])


def _send(person, kind, key, link, request, **words):
    return correspondence.send(**vars(_outgoing(person, kind, f"{kind}-{key}", link, request, **words)))


def _outgoing(person, kind, key, link, request, **words):
    with in_language_of(person):
        said = correspondence.say(
            f"involvement/{kind}",
            name=person.name,
            request=request,
            panel=request.panel,
            seat=request,
            **words,
        )
    return Outgoing(to=person, kind=kind, key=key, subject=said.subject, body=said.body, link=link)
