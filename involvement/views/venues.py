"""Venues, for those who keep them: added, changed, what is known of access, and taken off the list."""

from dataclasses import dataclass
from itertools import pairwise

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.reference.access_facts import STEPS, Step
from coproduction.reference.models import Venue
from involvement.enums import Permission
from involvement.forms.venues import AccessForm, VenueForm
from involvement.selectors import venues as selectors
from involvement.services import venues as services

POSTING = ["GET", "HEAD", "POST"]
PER_PAGE = 50


@require_safe
@needs(Permission.KEEP_VENUES)
def venue_list(request):
    shows_all = "all" in request.GET
    page = page_of(request, selectors.venues(with_retired=shows_all), per_page=PER_PAGE)
    return render(request, "involvement/venues/list.html", {"page": page, "shows_all": shows_all})


@require_safe
@needs(Permission.KEEP_VENUES)
def kept(request, pk):
    """One venue: what is known, what is still to be said, and its photos."""
    venue = _venue(pk)
    steps = [(step, selectors.known_in(venue, step)) for step in STEPS]
    context = {"venue": venue, "steps": steps, "photos": selectors.photos_of(venue)}
    return render(request, "involvement/venues/kept.html", context)


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
@post_once
def add(request):
    form = VenueForm(request.POST or None)
    if form.is_valid() and (venue := _saved(form, services.add_venue, by=request.user)):
        messages.success(
            request, gettext("We have added {venue}. Now say how accessible it is.").format(venue=venue)
        )
        return redirect("involvement:venue_access", venue.pk, STEPS[0].slug)
    return form_page(request, "involvement/venues/about.html", form, venue=None, **_back_to())


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
def change(request, pk):
    venue = _venue(pk)
    form = about_form(request, venue)
    if form.is_valid() and changed(form, venue, by=request.user):
        messages.success(request, gettext("Saved. Adverts that name this venue say the new words."))
        return redirect("involvement:venue_kept", pk)
    return form_page(request, "involvement/venues/about.html", form, venue=venue, **_back_to(venue))


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
def access(request, pk, step):
    """One page of the questions about access; after the last comes the venue itself."""
    venue, asked = _venue(pk), Asked.of(step)
    form = asked.form(request, venue)
    if form.is_valid():
        asked.keep(form, venue, by=request.user)
        if asked.following and "next" in request.POST:
            return redirect("involvement:venue_access", pk, asked.following.slug)
        messages.success(request, gettext("Saved. This is what people now read about the venue."))
        return redirect("involvement:venue_kept", pk)
    context = {"venue": venue, "asked": asked, **_back_to(venue)}
    return form_page(request, "involvement/venues/access.html", form, **context)


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
def retire(request, pk):
    """Ask whether a venue should leave the list, saying what still uses it, or come back; then do so."""
    venue = _venue(pk)
    if request.method == "POST":
        act = services.put_back if venue.retired_at else services.take_off_the_list
        act(venue=venue, by=request.user)
        said = (
            gettext("{venue} is back on the list.")
            if venue.retired_at
            else gettext("{venue} is off the list.")
        )
        messages.success(request, said.format(venue=venue))
        return redirect("involvement:venues")
    uses, has_more = selectors.uses_of(venue)
    context = {"venue": venue, "uses": uses, "has_more": has_more}
    return render(request, "involvement/venues/retire.html", context)


def _venue(pk):
    return get_object_or_404(Venue.objects.select_related("locality"), pk=pk)


def _back_to(venue=None):
    if venue is None:
        return {"back_url": reverse("involvement:venues"), "back_words": gettext("All venues")}
    return {"back_url": reverse("involvement:venue_kept", args=[venue.pk]), "back_words": venue.name}


@dataclass(frozen=True)
class Asked:
    """One page of the questions about access, wherever it is asked: its step, its number and the step after it."""

    step: Step
    number: int
    following: Step | None

    @classmethod
    def of(cls, slug):
        for number, (step, following) in enumerate(pairwise((*STEPS, None)), start=1):
            if step.slug == slug:
                return cls(step, number, following)
        raise Http404

    @property
    def count(self):
        return len(STEPS)

    def form(self, request, venue):
        return AccessForm(
            request.POST if request.method == "POST" else None, step=self.step, facts=venue.facts
        )

    def keep(self, form, venue, *, by):
        services.say_access(venue=venue, step=self.step, given=form.given(), by=by)


def about_form(request, venue):
    """Return the form of what a venue is called and where it is."""
    initial = {name: getattr(venue, name) for name in VenueForm.base_fields}
    return VenueForm(request.POST or None, initial=initial)


def changed(form, venue, *, by):
    """Keep what the form says. Returns the venue, or None with the refusal in the form."""
    return _saved(form, services.change_venue, venue=venue, by=by)


def _saved(form, service, **facts):
    try:
        return service(**facts, **form.cleaned_data)
    except RuleBroken as refusal:
        form.add_error("name", refusal.sentence)
        return None


def form_page(request, template, form, **context):
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
