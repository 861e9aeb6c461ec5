"""Sessions: the page of one, for the people expected and for its host; and the host's adding, changing, calling off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs, signed_in
from coproduction.core.submission import post_once
from experts.enums import ContributionStatus, Permission as ExpertPermission
from experts.selectors import needs_at as access
from experts.selectors.holds import held
from involvement.enums import RUNS_ADVERTS, Section
from involvement.forms.series import CancelSessionForm
from involvement.forms.sessions import SessionForm
from involvement.models import Opportunity, Session
from involvement.rules import sessions as rules
from involvement.rules.changes import may_change
from involvement.rules.opportunities import may_manage, may_write
from involvement.rules.series import say_pattern
from involvement.selectors import calendar, joining, sessions as selectors
from involvement.selectors.needs import with_their_needs
from involvement.services import attendance, session_moves, sessions

BESIDE = {sessions.PlacesRefused: "places", sessions.TimeTaken: "start"}


@require_safe
@signed_in
def session(request, pk):
    """One session. Those who run it see who is expected; a person who takes part sees their own."""
    visible = selectors.sessions_with_all().filter(
        pk__in=Session.objects.visible_to(request.person).values("pk")
    )
    found = get_object_or_404(visible, pk=pk)
    mine = selectors.contribution_of(request.person, found)
    context = {"session": found, "opportunity": found.opportunity, "activity": found.activity, "mine": mine}
    if mine:
        context.update(access.of_the_person(request.person, found.activity))
        context["clashes"] = selectors.clashes_with(mine)
        context["claimed"] = held([mine.pk])
        context["may_say_yes"] = rules.is_asked(mine, found, now=timezone.now())
    manages = may_manage(request.person, found.opportunity)
    context["may_join"] = rules.may_join(found, mine=mine, manages=manages)
    context["online"] = joining.online_of(found)
    if manages:
        context["people"] = selectors.people_with_clashes(found)
        context.update(access.of_the_room(found.activity))
        context["may_change"] = not rules.why_not_change(found, now=timezone.now())
        context["may_record"] = not rules.why_not_record(found, now=timezone.now())
        if context["may_record"]:
            people = [each for each, _ in context["people"]]
            context["mendable"] = selectors.mendable(people, by=request.user)
    return render(request, "involvement/sessions/session.html", context)


@require_safe
@needs(ExpertPermission.TAKE_PART)
def calendar_file(request, pk):
    """The session as a file that a phone puts into its calendar."""
    own = Session.objects.filter(
        activity__contributions__expert_id=request.person.pk,
        activity__contributions__status__in=rules.HAS_A_PLACE,
    )
    found = get_object_or_404(selectors.sessions_with_all().filter(pk__in=own.values("pk")), pk=pk)
    page = request.build_absolute_uri(_page(found))
    response = HttpResponse(calendar.file_for(found, page=page), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="session-{found.pk}.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@needs(ExpertPermission.TAKE_PART)
def cannot_come(request, pk):
    """Send apologies for one session, after a page that says what that means."""
    found = _own(request, pk)
    mine = selectors.contribution_of(request.person, found)
    if mine.status != ContributionStatus.EXPECTED or rules.why_not_change(found, now=timezone.now()):
        raise PermissionDenied(
            gettext("This session has started or been cancelled, or you have told us already.")
        )
    if request.method == "POST":
        attendance.send_apologies(contribution=mine, session=found, by=request.user)
        messages.success(request, gettext("Thank you for telling us. We have sent your apologies."))
        return redirect("involvement:session", pk)
    return render(
        request, "involvement/sessions/cannot_come.html", {"session": found, "activity": found.activity}
    )


@require_POST
@needs(ExpertPermission.TAKE_PART)
def can_still_come(request, pk):
    """Say that one can still come to a session that moved."""
    found = _own(request, pk)
    session_moves.can_still_come(
        contribution=selectors.contribution_of(request.person, found),
        session=found,
        seen=request.POST.get("seen", ""),
        by=request.user,
    )
    messages.success(request, gettext("Thank you. We expect you."))
    return redirect("involvement:session", pk)


@require_safe
@needs(*RUNS_ADVERTS)
def session_list(request, reference):
    """Every session of an advert, for its host."""
    opportunity = get_object_or_404(Opportunity.objects.managed_by(request.user), reference=reference)
    found = with_their_needs(selectors.sessions_of(opportunity))
    context = {
        "opportunity": opportunity,
        "sessions": found,
        "other_day": _other_day(request, opportunity, found),
        "refusal": rules.why_not_add(opportunity),
        "series": [(each, say_pattern(each)) for each in opportunity.series.order_by("pk")],
        "has_coming": selectors.coming(opportunity).exists(),
    }
    return render(request, "involvement/sessions/list.html", context)


def _other_day(request, opportunity, found):
    """Return what tells a host that the advert and its sessions say different first days, or None."""
    first = rules.first_on_another_day(opportunity, found)
    if first is None:
        return None
    change = ""
    if may_change(request.user, opportunity):
        change = reverse("involvement:advert_change", args=[opportunity.pk])
    elif may_write(request.user, opportunity):
        change = reverse("involvement:advert_section", args=[opportunity.pk, Section.DATES])
    moves = not rules.why_not_change(first, now=timezone.now())
    return {"session": first, "change": change, "moves": moves} if change or moves else None


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def add(request, reference):
    opportunity = advert_to_add_to(request, reference)
    form = SessionForm(
        request.POST if request.method == "POST" else None, initial=as_the_advert_says(opportunity)
    )
    posted = request.method == "POST" and form.is_valid()
    if posted and (made := _try(form, lambda: _add(request, opportunity, form))):
        messages.success(request, gettext("Session added. We have told everyone who has a place."))
        return redirect("involvement:session", made.pk)
    context = {"form": form, "opportunity": opportunity}
    return render(request, "involvement/sessions/add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def change(request, pk):
    found = _managed(request, pk)
    _refuse_late(found)
    form = SessionForm(request.POST if request.method == "POST" else None, initial=_as_it_is(found))
    posted = request.method == "POST" and form.is_valid()
    if posted and _try(form, lambda: sessions.change_session(session=found, by=request.user, **form.facts())):
        messages.success(
            request, gettext("Saved. We have told everyone who is expected, and asked them if it moved.")
        )
        return redirect("involvement:session", pk)
    context = {"form": form, "session": found, "opportunity": found.opportunity}
    return render(request, "involvement/sessions/change.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def cancel(request, pk):
    """Call a session off, after a page that says what that means."""
    found = _managed(request, pk)
    _refuse_late(found)
    form = CancelSessionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        sessions.cancel_session(session=found, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("Session cancelled. We have told everyone who was expected."))
        return redirect("involvement:session", pk)
    expected = sum(each.status == ContributionStatus.EXPECTED for each in selectors.people_at(found))
    context = {"session": found, "opportunity": found.opportunity, "expected": expected, "form": form}
    return render(request, "involvement/sessions/cancel.html", context, status=422 if form.errors else 200)


def _add(request, opportunity, form):
    return sessions.add_session(opportunity=opportunity, by=request.user, **form.facts())


def _page(found):
    return reverse("involvement:session", args=[found.pk])


def _own(request, pk):
    own = Session.objects.filter(activity__contributions__expert_id=request.person.pk)
    return get_object_or_404(selectors.sessions_with_all().filter(pk__in=own.values("pk")), pk=pk)


def _managed(request, pk):
    runs = Session.objects.managed_by(request.user)
    return get_object_or_404(selectors.sessions_with_all().filter(pk__in=runs.values("pk")), pk=pk)


def _refuse_late(found):
    if refusal := rules.why_not_change(found, now=timezone.now()):
        raise PermissionDenied(refusal)


def _try(form, save):
    """Do it, or put the sentence of the rule that refused on the form, where what was typed stays."""
    try:
        return save()
    except RuleBroken as refusal:
        form.add_error(BESIDE.get(type(refusal), "date"), refusal.sentence)
        return None


def advert_to_add_to(request, reference):
    """Return the advert of this address, where sessions can be added to it now."""
    rows = Opportunity.objects.managed_by(request.user).select_related("venue")
    opportunity = get_object_or_404(rows, reference=reference)
    if refusal := rules.why_not_add(opportunity):
        raise PermissionDenied(refusal)
    return opportunity


def as_the_advert_says(opportunity):
    """Return what a form of new sessions begins with."""
    return {"place": opportunity.place, "venue": opportunity.venue_id, "joining": opportunity.joining}


def _as_it_is(found):
    starts, ends = (
        timezone.localtime(moment) for moment in (found.activity.starts_at, found.activity.ends_at)
    )
    return {
        "date": starts.date(),
        "start": starts.time(),
        "end": ends.time(),
        "place": found.place,
        "venue": found.activity.venue_id,
        "link": found.link,
        "joining": found.joining,
        "places": found.places,
    }
