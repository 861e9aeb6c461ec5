"""A venue that is added while an advert is written: what it is, and how accessible; then back to the advert."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.reference.access_facts import STEPS
from involvement.enums import RUNS_ADVERTS, Section
from involvement.forms.venues import NewVenueForm
from involvement.rules import opportunities as rules
from involvement.rules.kinds import has
from involvement.rules.venues import NOT_YOURS_TO_SAY
from involvement.selectors import venues as selectors
from involvement.services import advert_venues as services
from involvement.views import venues as pages
from involvement.views.opportunities import NOT_NOW, advert_of

POSTING = ["GET", "HEAD", "POST"]


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
@post_once
def add(request, pk):
    """Add a venue and name it in the advert, or name one that turns out to be on the list."""
    opportunity = _written(request, pk)
    form = NewVenueForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    if form.is_valid() and (venue := _named(form, opportunity, by=request.user)):
        if form.chosen:
            messages.success(request, gettext("The advert now says {venue}.").format(venue=venue))
            return redirect(_where(opportunity))
        said = gettext("We have added {venue}, and the advert now says it. Now say how accessible it is.")
        messages.success(request, said.format(venue=venue))
        return redirect("involvement:advert_venue_access", pk, venue.pk, STEPS[0].slug)
    return _page(request, opportunity, form, "involvement/venues/about.html", venue=None)


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
def change(request, pk, venue):
    """Put right the name or address of a venue that was added for an advert."""
    opportunity, found = _written(request, pk), _described(request, venue)
    form = pages.about_form(request, found)
    if form.is_valid() and pages.changed(form, found, by=request.user):
        messages.success(request, gettext("Saved. The advert says the new words."))
        return redirect(_where(opportunity))
    return _page(request, opportunity, form, "involvement/venues/about.html", venue=found)


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
def access(request, pk, venue, step):
    """One page of the questions about access; after the last comes the advert."""
    opportunity, found = _written(request, pk), _described(request, venue)
    asked = pages.Asked.of(step)
    form = asked.form(request, found)
    if form.is_valid():
        asked.keep(form, found, by=request.user)
        if asked.following and "next" in request.POST:
            return redirect("involvement:advert_venue_access", pk, venue, asked.following.slug)
        messages.success(request, gettext("Saved. This is what people will read about the venue."))
        return redirect(_where(opportunity))
    return _page(request, opportunity, form, "involvement/venues/access.html", venue=found, asked=asked)


def _written(request, pk):
    opportunity = advert_of(request, pk)
    if not has(opportunity.kind, "venue"):
        raise Http404
    if not rules.may_write(request.user, opportunity):
        raise PermissionDenied(NOT_NOW)
    return opportunity


def _described(request, pk):
    venue = get_object_or_404(selectors.described_by(request.user), pk=pk)
    if not selectors.may_describe(request.user, venue):
        raise PermissionDenied(NOT_YOURS_TO_SAY)
    return venue


def _named(form, opportunity, *, by):
    if form.chosen:
        services.name_venue(opportunity=opportunity, venue=form.chosen, by=by)
        return form.chosen
    try:
        return services.add_and_name(opportunity=opportunity, by=by, **form.cleaned_data)
    except RuleBroken as refusal:  # somebody added one of this name meanwhile
        form.add_error("name", refusal.sentence)
        return None


def _where(opportunity):
    return reverse("involvement:advert_section", args=[opportunity.pk, Section.WHERE])


def _page(request, opportunity, form, template, **context):
    back = {"back_url": _where(opportunity), "back_words": opportunity.title}
    return pages.form_page(request, template, form, **back, **context)
