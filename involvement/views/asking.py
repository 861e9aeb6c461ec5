"""Asking for experts for a panel, and seating one by hand: for those who record panels."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.enums import Permission, Seat
from involvement.forms.asking import AskForm, SeatForm, TakeOffForm
from involvement.models import Panel
from involvement.rules import asking as rules, seats as seat_rules
from involvement.selectors.asking import open_request, requests_with_all
from involvement.selectors.ladder import needed, standing_of
from involvement.selectors.panel_terms import what_is_unsaid_of
from involvement.selectors.seats import default_terms, seats_with_all
from involvement.selectors.turns import busy_at, found_by, how_many_ready, request_like
from involvement.services import asking

DAYS_BEFORE = 7


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def ask(request, pk):
    """Ask for experts, with the terms of the directorate filled in: offers go out when it is sent."""
    panel = managed_panel(request, pk)
    refusal = rules.why_not_ask(panel, now=timezone.now()) or (
        rules.ASKED_ALREADY if open_request(panel) else ""
    )
    # Whoever opened the form before somebody else asked reads it there, with the way back to the panel.
    if refusal and request.method != "POST":
        raise PermissionDenied(refusal)
    form = AskForm(request.POST if request.method == "POST" else None, initial=_usual(panel))
    posted = request.method == "POST" and form.is_valid()
    if posted and (made := _try(form, "needed_by", lambda: _ask(request, panel, form))):
        messages.success(request, _said(made))
        return redirect("involvement:panel", panel.pk)
    trained, ready = how_many_ready(request_like(panel, by=request.user))
    context = {"form": form, "panel": panel, "trained": trained, "ready": ready}
    return render(request, "involvement/panels/ask.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
def call_off(request, pk):
    """Stop looking for people, after a page that says what that means."""
    panels = Panel.objects.managed_by(request.user)
    found = get_object_or_404(requests_with_all().filter(panel__in=panels.values("pk")), pk=pk)
    if refusal := rules.why_not_call_off(found):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        asking.call_off(request=found, by=request.user)
        messages.success(
            request, gettext("We have stopped looking, and told those who had not answered yet.")
        )
        return redirect("involvement:panel", found.panel_id)
    return render(request, "involvement/panels/call_off.html", {"found": found, "panel": found.panel})


@require_safe
@needs(Permission.RECORD_PANELS)
def find_person(request, pk):
    """Find someone who said yes by phone, by name or email address. Their training on the day is shown."""
    panel = managed_panel(request, pk)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    people, has_more = found_by(words, panel) if words else ([], False)
    context = {"panel": panel, "words": words, "people": people, "has_more": has_more}
    return render(request, "involvement/panels/find_person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def seat_person(request, pk, expert):
    """Seat one person by hand. Whoever lacks training, or is not that far yet, needs a reason, kept with a name."""
    panel = managed_panel(request, pk)
    active = Expert.objects.filter(status=ExpertStatus.ACTIVE).select_related("user")
    person = get_object_or_404(active, pk=expert)
    if refusal := seat_rules.why_not_seat(panel, person, by=request.user, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = SeatForm(request.POST if request.method == "POST" else None, initial={"seat": Seat.MEMBER})
    posted = request.method == "POST" and form.is_valid()
    if posted and _try(form, "override_reason", lambda: _seat(request, panel, person, form)):
        messages.success(
            request, gettext("{person} has a seat. We have written to them.").format(person=person.user)
        )
        return redirect("involvement:panel", panel.pk)
    standing, least = standing_of(person.pk, day=panel.held_on), needed()
    context = {
        "form": form,
        "panel": panel,
        "person": person,
        "unsaid": what_is_unsaid_of(panel.activity.directorate_id),
        "busy": seat_rules.why_busy(
            busy_at([person.pk], panel.activity).get(person.pk), who=str(person.user)
        ),
        "lacking": [(seat.label, lack) for seat in Seat if (lack := seat_rules.lacks(seat, standing, least))],
    }
    return render(request, "involvement/panels/seat_person.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def take_off(request, pk, seat):
    """Take a person off a panel: their apologies by phone, or our own reason."""
    panel = managed_panel(request, pk)
    held = get_object_or_404(seats_with_all().filter(panel=panel), pk=seat)
    if refusal := seat_rules.why_not_give_up(panel, held.contribution, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = TakeOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asking.give_up_seat(seat=held, by=request.user, reason=form.our_reason)
        messages.success(
            request, gettext("{expert} is off the panel. We have told them.").format(expert=held.expert.user)
        )
        return redirect("involvement:panel", panel.pk)
    context = {"form": form, "panel": panel, "held": held}
    return render(request, "involvement/panels/take_off.html", context, status=422 if form.errors else 200)


def managed_panel(request, pk):
    rows = Panel.objects.managed_by(request.user)
    return get_object_or_404(rows.select_related("activity__directorate", "activity__venue"), pk=pk)


def _usual(panel):
    """Whether a seat is paid stays open where nobody has said it: the person who asks decides, and no empty field."""
    terms = default_terms(panel)
    if not what_is_unsaid_of(panel.activity.directorate_id):
        terms["is_paid"] = terms["band"] is not None
    return {"seats": 1, "seat": Seat.MEMBER, **terms}


def _ask(request, panel, form):
    tidy = form.cleaned_data
    asked = {
        "number": tidy["seats"],
        "seat": tidy["seat"],
        "needed_by": tidy["needed_by"],
        "words": tidy["words"],
    }
    return asking.ask(panel=panel, by=request.user, **asked, **form.terms)


def _said(made):
    asked = made.offers.count()
    if not asked:
        return gettext("We are looking, but there is nobody to ask now. You can seat someone by hand.")
    return ngettext(
        "We have asked {count} person. If they say no or do not answer, we ask the next in turn.",
        "We have asked {count} people. If they say no or do not answer, we ask the next in turn.",
        asked,
    ).format(count=asked)


def _seat(request, panel, person, form):
    return asking.seat_by_hand(
        panel=panel, expert=person, terms=default_terms(panel), by=request.user, **form.cleaned_data
    )


def _try(form, field, save):
    """Do it, or put the sentence of the rule that refused on the form, where what was typed stays."""
    try:
        return save()
    except RuleBroken as refusal:
        form.add_error(field, refusal.sentence)
        return None
