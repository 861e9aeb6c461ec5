"""A person and their panels: offers to answer, seats, the log of what they have done, and how a panel went."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import today
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from experts.enums import ContributionStatus, Permission
from experts.selectors import needs_at as access
from experts.selectors.clashes import sentences_for
from experts.selectors.holds import held
from experts.selectors.needs import shared_by
from experts.views.answering import keep_was_met
from involvement.enums import PanelOfferStatus
from involvement.forms.debriefs import FORMS
from involvement.rules import asking as rules, seats as seat_rules
from involvement.selectors.asking import good_to_know, offers_to_answer, offers_with_all
from involvement.selectors.debriefs import debrief_of, to_answer
from involvement.selectors.ladder import log_of, needed, standing_of
from involvement.selectors.panels import last_day_trained
from involvement.selectors.seats import own_seat, seats_to_come, terms_in_words, why_not_free
from involvement.selectors.sessions import clashes_with
from involvement.services import asking, debriefs, seats

MOST_SHOWN = 50


@require_safe
@needs(Permission.TAKE_PART)
def my_panels(request):
    """Everything of a person's panels, and what comes next on the ladder."""
    person = request.person
    standing = standing_of(person.pk, day=today())
    context = {
        "offers": offers_to_answer(person)[:MOST_SHOWN],
        "to_come": seats_to_come(person)[:MOST_SHOWN],
        "to_tell": to_answer(person)[:MOST_SHOWN],
        "log": log_of(person)[:MOST_SHOWN],
        "standing": standing,
        "trained_until": last_day_trained(person.pk, today()),
        "next_step": seat_rules.next_step(standing, needed()),
    }
    return render(request, "involvement/panels/my_panels.html", context)


@require_safe
@needs(Permission.TAKE_PART)
def panel_offer(request, pk):
    """A seat that is offered, and what saying yes would mean."""
    offer = _own_offer(request, pk)
    return render(request, "involvement/panels/offer.html", offer_page(offer, person=request.person))


@require_POST
@needs(Permission.TAKE_PART)
def accept(request, pk):
    asking.accept(offer=_own_offer(request, pk), by=request.user)
    messages.success(request, gettext("You have a seat. We have written to you with what happens next."))
    return redirect("involvement:panel_offer", pk)


@require_POST
@needs(Permission.TAKE_PART)
def decline(request, pk):
    asking.decline(offer=_own_offer(request, pk), by=request.user)
    messages.success(request, gettext("You have said no to this seat. Thank you for telling us."))
    return redirect("involvement:panel_offer", pk)


@require_safe
@needs(Permission.TAKE_PART)
def my_seat(request, pk):
    """One seat of a person: when and where, what was agreed, what helps them, and afterwards their claim."""
    seat = _own_seat(request, pk)
    now = timezone.now()
    context = {
        "seat": seat,
        "may_join": seat.contribution.status == ContributionStatus.EXPECTED,
        "panel": seat.panel,
        "activity": seat.panel.activity,
        "mine": seat.contribution,
        "claimed": held([seat.contribution_id]),
        "good_to_know": good_to_know(seat),
        "terms": terms_in_words(seat.contribution, seat.panel.activity),
        "may_give_up": not seat_rules.why_not_give_up(seat.panel, seat.contribution, now=now),
        "debrief": debrief_of(request.person, pk),
        "clashes": clashes_with(seat.contribution),
        **access.of_the_person(request.person, seat.panel.activity),
    }
    return render(request, "involvement/panels/my_seat.html", context)


@require_POST
@needs(Permission.TAKE_PART)
def confirm(request, pk):
    """Say that one can still come to a panel that was moved."""
    seats.confirm(seat=_own_seat(request, pk), by=request.user)
    messages.success(request, gettext("Thank you. We expect you."))
    return redirect("involvement:my_seat", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def cannot_come(request, pk):
    """Give a seat up, after a page that says what that means."""
    seat = _own_seat(request, pk)
    if refusal := seat_rules.why_not_give_up(seat.panel, seat.contribution, now=timezone.now()):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        asking.give_up_seat(seat=seat, by=request.user)
        messages.success(request, gettext("Thank you for telling us. We have sent your apologies."))
        return redirect("involvement:my_seat", pk)
    return render(request, "involvement/panels/cannot_come.html", {"seat": seat, "panel": seat.panel})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
@post_once
def my_debrief(request, pk):
    """Three questions after a panel."""
    debrief = debrief_of(request.person, pk)
    if debrief is None:
        raise Http404
    form = FORMS[debrief.side](request.POST if request.method == "POST" else None)
    if request.method == "POST" and not debrief.answered_at and form.is_valid():
        debriefs.answer(debrief=debrief, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Thank you for telling us."))
        return redirect("involvement:my_seat", pk)
    context = {"form": form, "debrief": debrief, "panel": debrief.panel}
    return render(request, "involvement/panels/my_debrief.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.TAKE_PART)
def need_was_met(request, pk, kind):
    """One press on the person's own seat: 'yes' or 'no'."""
    seat = _own_seat(request, pk)
    keep_was_met(request, seat.panel.activity, kind)
    return redirect("involvement:my_seat", pk)


def offer_page(offer, *, person=None):
    """Return what the page of an offer shows. Without `person` nothing that is theirs alone is in it."""
    activity, now = offer.request.panel.activity, timezone.now()
    terms = terms_in_words(offer.request, activity, expert=offer.expert)
    refusal = rules.why_not_accept(offer, on=today(), now=now)
    is_open = offer.status == PanelOfferStatus.OFFERED
    if person and not refusal:
        refusal = why_not_free(person.pk, activity)
    return {
        "offer": offer,
        "asked": offer.request,
        "panel": offer.request.panel,
        "activity": activity,
        "terms": terms if person else {**terms, "warnings": []},
        "clashes": sentences_for(person.pk, [activity]) if person and is_open and not refusal else [],
        "to_read_first": bool(terms["warnings"]) and person is None and is_open,
        "refusal": refusal,
        "may_decline": not rules.why_not_answer(offer, on=today(), now=now),
        "shared": shared_by(person) if person else [],
    }


def _own_offer(request, pk):
    return get_object_or_404(offers_with_all().of(request.person), pk=pk)


def _own_seat(request, pk):
    seat = own_seat(request.person, pk)
    if seat is None:
        raise Http404
    return seat
