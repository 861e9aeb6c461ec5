"""Asking for experts for a panel: to people in turn, so many at a time, until the seats are taken.

Each status by one door. The panel's row is locked before anything of it: seats are counted under that lock. A person who is
given a seat is locked before the panel.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from experts.services.locking import locked_expert
from involvement.enums import PanelOfferStatus, RequestStatus
from involvement.models import PanelOffer, PanelRequest
from involvement.notices import panel_offers as notices
from involvement.rules import asking as rules, seats as seat_rules
from involvement.selectors.asking import (
    asked_now,
    begun_requests,
    offers_with_all,
    open_request,
    ran_out,
    taken,
)
from involvement.selectors.seats import terms_of
from involvement.selectors.turns import in_turn
from involvement.services import seats
from involvement.services.facts import refresh_people


@transaction.atomic
def ask(*, panel, seat, number, needed_by, words, by, **terms):
    """Ask for so many experts for a panel: offers go out at once. `terms` freeze what everyone asked is offered."""
    panel = seats.locked_panel(panel.pk)
    _refuse(rules.why_not_ask(panel, now=timezone.now()))
    _refuse(rules.why_not_needed_by(needed_by, panel, on=today()))
    if open_request(panel):
        raise RuleBroken(rules.ASKED_ALREADY)
    request = PanelRequest.objects.create(
        panel=panel, seat=seat, seats=number, needed_by=needed_by, words=words, asked_by=by,
        opened_at=timezone.now(), **terms,
    )  # fmt: skip
    audit.record(
        actor=by, action="panel_request.made", target=request, after={"seats": number, "seat": str(seat)}
    )
    _ask_next(request)
    return request


@transaction.atomic
def call_off(*, request, by):
    """Stop looking for people for a panel. Those who have a seat keep it; those still asked are told."""
    request = _taken_request(request)
    _refuse(rules.why_not_call_off(request))
    _move_request(request, RequestStatus.CANCELLED, by=by)
    _let_go(request)
    return request


@transaction.atomic
def accept(*, offer, by):
    """Take the seat that was offered, on the terms that were shown. Accepting twice changes nothing."""
    expert = locked_expert(offer.expert)
    offer = _locked(offer)
    offer.expert = expert
    if offer.status == PanelOfferStatus.ACCEPTED:
        return offer
    _refuse(rules.why_not_accept(offer, on=today(), now=timezone.now()))
    if taken(offer.request) >= offer.request.seats:
        raise RuleBroken(rules.FULL)
    seat = seats.take(
        panel=offer.request.panel,
        expert=offer.expert,
        seat=offer.request.seat,
        terms=terms_of(offer.request),
        by=by,
    )
    return _seated(offer, seat, by=by)


@transaction.atomic
def decline(*, offer, by):
    """Say no: the next person in turn is asked."""
    offer = _locked(offer)
    _refuse(rules.why_not_answer(offer, on=today(), now=timezone.now()))
    _move(offer, PanelOfferStatus.DECLINED, by=by, answered_at=timezone.now())
    _ask_next(offer.request)
    return offer


@transaction.atomic
def seat_by_hand(*, panel, expert, seat, terms, by, override_reason=""):
    """Seat a person who said yes by phone. It counts towards what was asked for, where we are looking for people."""
    expert = locked_expert(expert)
    panel = seats.locked_panel(panel.pk)
    _refuse(seat_rules.why_not_seat(panel, expert, by=by, now=timezone.now()))
    request = open_request(panel)
    counts = request is not None and request.seat == seat
    held = seats.take(
        panel=panel, expert=expert, seat=seat, terms=terms_of(request) if counts else terms, by=by,
        override_reason=override_reason,
    )  # fmt: skip
    if counts:
        offer, _ = PanelOffer.objects.get_or_create(
            request=request, expert=expert, defaults={"offered_at": timezone.now(), "answer_by": today()}
        )
        _seated(_locked(offer), held, by=by)
    return held


@transaction.atomic
def give_up_seat(*, seat, by, reason=""):
    """Take a person off a panel. Where we asked for people, the seat is free again and the next in turn is asked."""
    panel = seats.locked_panel(seat.panel_id)
    seat = seats.give_up(seat=seat, by=by, reason=reason)
    offer = offers_with_all().filter(seat=seat).first()
    if offer is None:
        return seat
    request, offer.request.panel = offer.request, panel
    _move(offer, PanelOfferStatus.GIVEN_UP, by=by, seat=None)
    if request.status == RequestStatus.FILLED and open_request(panel) is None:
        _move_request(request, RequestStatus.OPEN, by=by, opened_at=timezone.now(), filled_at=None)
    if request.status == RequestStatus.OPEN:
        _ask_next(request)
    return seat


@transaction.atomic
def stop_asking(*, panel, by):
    """Call off what is still asked for a panel that will not be held."""
    if request := open_request(panel):
        call_off(request=request, by=by)


@transaction.atomic
def give_up_all(expert, *, by):
    """Say no to every offer of a person who leaves the network, and give up their seats to come."""
    offers = offers_with_all().filter(expert=expert, status=PanelOfferStatus.OFFERED).order_by("pk")
    coming = expert.panel_seats.filter(panel__activity__starts_at__gt=timezone.now())
    held = coming.filter(contribution__status="expected").order_by("panel_id")
    seats.lock_panels({offer.request.panel_id for offer in offers} | {seat.panel_id for seat in held})
    for offer in offers:
        _decline_for_leaver(offer, by=by)
    for seat in held:
        give_up_seat(seat=seat, by=by)


def _decline_for_leaver(offer, *, by):
    offer = _locked(offer)
    if offer.status == PanelOfferStatus.OFFERED:
        _move(offer, PanelOfferStatus.DECLINED, by=by, answered_at=timezone.now())
        _ask_next(offer.request)


def go_on():
    """Let go of offers nobody answered, ask the next in turn, and end what was asked for panels that have begun.

    Returns how many offers and requests moved. Safe to run twice.
    """
    return sum(_lapse(offer) for offer in ran_out()) + sum(_end(request) for request in begun_requests())


@transaction.atomic
def _lapse(offer):
    offer = _locked(offer)
    if not rules.has_run_out(offer, on=today()):
        return 0
    _move(offer, PanelOfferStatus.LAPSED, by=None)
    _ask_next(offer.request)
    return 1


@transaction.atomic
def _end(request):
    request = _taken_request(request)
    if request.status != RequestStatus.OPEN:
        return 0
    _move_request(request, RequestStatus.UNFILLED, by=None)
    _let_go(request)
    return 1


def _ask_next(request):
    """Offer the seats still free to the next people in turn, so that no more are asked at once than the trust says."""
    panel = request.panel
    if request.status != RequestStatus.OPEN or panel.activity.starts_at <= timezone.now():
        return
    at_once = (request.seats - taken(request)) * setting("panel_offers_at_once")
    wanted = at_once - asked_now(request)
    answer_by = rules.answer_by(panel, on=today(), days=setting("panel_offer_answer_days"))
    people = list(in_turn(request)[: max(0, wanted)])
    for expert in people:
        offer = PanelOffer.objects.create(
            request=request, expert=expert, offered_at=timezone.now(), answer_by=answer_by
        )
        notices.offered(offer)
    if people:
        refresh_people([each.pk for each in people])
    if not people and asked_now(request) == 0:
        notices.nobody_left(request)


def _seated(offer, seat, *, by):
    _move(offer, PanelOfferStatus.ACCEPTED, by=by, seat=seat, answered_at=timezone.now())
    request = offer.request
    if taken(request) >= request.seats:
        _move_request(request, RequestStatus.FILLED, by=by, filled_at=timezone.now())
        _let_go(request)
    return offer


def _let_go(request):
    """Tell those who were asked and have not answered that nobody is needed any more."""
    for offer in offers_with_all().filter(request=request, status=PanelOfferStatus.OFFERED).order_by("pk"):
        _move(offer, PanelOfferStatus.TAKEN, by=None)


def _move(offer, target, *, by, **fields):
    before = offer.status
    if not PanelOfferStatus(before).may_become(target):
        raise RuleBroken(gettext("This offer has been answered already."))
    for name, value in {**fields, "status": target}.items():
        setattr(offer, name, value)
    offer.save(update_fields=[*fields, "status", "updated_at"])
    event = audit.record(
        actor=by,
        action="panel_offer.moved",
        target=offer,
        before={"status": before},
        after={"status": str(target)},
    )
    notices.offer_moved(offer, event)


def _move_request(request, target, *, by, **fields):
    before = request.status
    if not RequestStatus(before).may_become(target):
        raise RuleBroken(rules.why_not_call_off(request))
    for name, value in {**fields, "status": target}.items():
        setattr(request, name, value)
    request.save(update_fields=[*fields, "status", "updated_at"])
    audit.record(
        actor=by,
        action="panel_request.moved",
        target=request,
        before={"status": before},
        after={"status": str(target)},
    )


def _taken_request(request):
    panel = seats.locked_panel(request.panel_id)
    request = PanelRequest.objects.select_related("band", "budget", "asked_by").get(pk=request.pk)
    request.panel = panel
    return request


def _locked(offer):
    panel = seats.locked_panel(offer.request.panel_id)
    offer = offers_with_all().get(pk=offer.pk)
    offer.request.panel = panel
    return offer


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
