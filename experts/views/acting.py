"""Doing things for a person who is not online: beginning, stopping, and what was done to print or send."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.accounts.models import User
from coproduction.audit import services as audit
from coproduction.core.guards import needs, signed_in
from coproduction.core.languages import in_language_of
from coproduction.core.middleware.typed import waiting_for
from coproduction.core.pdf import render as as_pdf
from coproduction.core.submission import post_once
from coproduction.reference.selectors import setting
from experts.enums import Permission
from experts.forms.acting import BeginForm, RegisterForm
from experts.middleware import enter, leave
from experts.models import Occasion
from experts.notices.acting import summary_of
from experts.rules import acting as rules
from experts.selectors.done import what_was_done
from experts.selectors.merging import alike
from experts.selectors.people import expert_or_none
from experts.services import acting
from experts.views.recording import posted

MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ACT_FOR)
@post_once
def register(request):
    """Make a place for a person without an e-mail address, and go through the questions of joining with them."""
    form = RegisterForm(posted(request))
    here_already = _here_already(form) if form.is_valid() else []
    if form.is_valid() and (not here_already or "none_of_these" in request.POST):
        enter(request, acting.register(by=request.user, **form.cleaned_data))
        return redirect("experts:join")
    context = {"form": form, "here_already": here_already}
    return render(request, "experts/acting/register.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ACT_FOR)
@post_once
def begin(request, pk):
    """Ask how the coordinator is in touch with the person, then open that person's own pages for them."""
    person = _person(pk)
    if refusal := rules.why_not_act_for(request.user, person, expert_or_none(person)):
        raise PermissionDenied(refusal)
    must_agree = rules.must_agree(person, days=setting("act_for_signed_in_days"), now=timezone.now())
    form = BeginForm(request.POST if request.method == "POST" else None, must_agree=must_agree)
    if request.method == "POST" and form.is_valid():
        enter(request, acting.begin(person=person, by=request.user, **form.cleaned_data))
        return redirect(waiting_for(request, person) or "home:start")
    context = {"form": form, "person": person, "must_agree": must_agree}
    return render(request, "experts/acting/begin.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def stop(request):
    """Stop doing things for a person, and show what was done, or go where the coordinator wanted to go."""
    occasion = request.occasion
    leave(request)
    place = request.POST.get("next", "")
    if place and url_has_allowed_host_and_scheme(place, allowed_hosts=None):
        return redirect(place)
    return redirect("experts:occasion", occasion.pk) if occasion else redirect("home:start")


@require_safe
@needs(Permission.ACT_FOR)
def occasion(request, pk):
    """What was done with a person on one occasion, in words they can check."""
    found = _occasion(pk)
    audit.record(actor=request.user, action="occasion.seen", target=found)
    context = {"occasion": found, "done": what_was_done(found)}
    return render(request, "experts/acting/occasion.html", context)


@require_safe
@needs(Permission.ACT_FOR)
def print_occasion(request, pk):
    """The same on paper, to hand over at the desk."""
    found = _occasion(pk)
    audit.record(actor=request.user, action="occasion.printed", target=found)
    response = HttpResponse(as_pdf(summary_of(found, _told_to(found))), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="what-we-did-{found.pk}.pdf"'
    return response


@require_POST
@needs(Permission.ACT_FOR)
def send_occasion(request, pk):
    """Send the same to the person, the way they hear from us."""
    found = _occasion(pk)
    acting.send_summary(occasion=found, done=_told_to(found), by=request.user)
    messages.success(
        request, gettext("We are sending this to {person}, to check.").format(person=found.person)
    )
    return redirect("experts:occasion", pk)


def _told_to(occasion):
    """Return what was done as the person reads it, whoever prints or sends it."""
    with in_language_of(occasion.person):
        return what_was_done(occasion)


def _here_already(form):
    return alike(name=form.cleaned_data["name"], phone=form.cleaned_data["phone"])[:MOST_SHOWN]


def _person(pk):
    return get_object_or_404(User.objects.filter(expert__isnull=False), pk=pk)


def _occasion(pk):
    rows = Occasion.objects.filter(ended_at__isnull=False).select_related("person", "helper")
    return get_object_or_404(rows, pk=pk)
