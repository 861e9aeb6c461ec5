"""What everyone sees of a venue: its page and its photos. And, for those who keep venues, the photos put there."""

from django.contrib import messages
from django.core.files.storage import storages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs, public
from coproduction.core.submission import post_once
from coproduction.documents.holding import Holding
from coproduction.documents.rules import is_served
from coproduction.reference.models import Venue
from involvement.enums import Permission
from involvement.forms.venues import DescribeForm, PhotoForm
from involvement.models import VenuePhoto
from involvement.selectors import venues as selectors
from involvement.services import venues as services

POSTING = ["GET", "HEAD", "POST"]
PICTURES = {"image/jpeg", "image/png"}
SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'none'"
KEPT = "public, max-age=3600"  # a photo that is removed is seen for an hour at most where it was seen before
photos_held = Holding(field="file", keep=services.keep_photo, unused={"venue_photo__isnull": True})


@public
@require_safe
def venue(request, pk):
    """How to get there, how accessible it is, and what it looks like."""
    found = get_object_or_404(Venue.objects.select_related("locality"), pk=pk)
    context = {
        "venue": found,
        "sections": selectors.sections(found),
        "photos": selectors.photos_shown(found),
    }
    return render(request, "involvement/venues/venue.html", context)


@public
@require_safe
def photo(request, pk):
    """A picture of a venue: one that was written anew, and where there is a scanner found clean."""
    found = get_object_or_404(VenuePhoto.objects.select_related("document"), pk=pk)
    document = found.document
    if not is_served(document) or document.media_type not in PICTURES:
        raise Http404
    marker = f'"{document.sha256}"'
    response = get_conditional_response(request, etag=marker) or HttpResponse(
        _bytes_of(document), content_type=document.media_type
    )
    response["ETag"] = marker
    response["Cache-Control"] = KEPT
    response["Content-Security-Policy"] = SEALED_OFF
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _bytes_of(document):
    try:
        with storages["documents"].open(document.stored_as) as file:
            return file.read()
    except FileNotFoundError as gone:
        raise Http404 from gone


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
@photos_held.holds
@post_once
def add_photo(request, pk):
    found = get_object_or_404(Venue, pk=pk)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if photos_held.bind(form, request):
        try:
            services.add_photo(
                venue=found, document=request.held.document, alt=form.cleaned_data["alt"], by=request.user
            )
        except RuleBroken as refusal:
            photos_held.refuse(form, request, refusal.sentence)
        else:
            messages.success(request, gettext("We have added the photo."))
            return redirect("involvement:venue_kept", pk)
    context = {"venue": found, "form": form, "held": request.held}
    return render(request, "involvement/venues/add_photo.html", context, status=_status(form))


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
def describe_photo(request, pk):
    found = _photo(pk)
    form = DescribeForm(request.POST or None, initial={"alt": found.alt})
    if form.is_valid():
        services.describe_photo(photo=found, alt=form.cleaned_data["alt"], by=request.user)
        messages.success(request, gettext("Saved."))
        return redirect("involvement:venue_kept", found.venue_id)
    context = {"photo": found, "form": form}
    return render(request, "involvement/venues/describe_photo.html", context, status=_status(form))


@require_POST
@needs(Permission.KEEP_VENUES)
def move_photo(request, pk):
    found = _photo(pk)
    services.move_photo_earlier(photo=found, by=request.user)
    return redirect("involvement:venue_kept", found.venue_id)


@require_http_methods(POSTING)
@needs(Permission.KEEP_VENUES)
def remove_photo(request, pk):
    """Ask before a photo is shown no more; then do so."""
    found = _photo(pk)
    if request.method == "POST":
        services.remove_photo(photo=found, by=request.user)
        messages.success(request, gettext("We have removed the photo."))
        return redirect("involvement:venue_kept", found.venue_id)
    return render(request, "involvement/venues/remove_photo.html", {"photo": found})


def _photo(pk):
    return get_object_or_404(VenuePhoto.objects.select_related("venue", "document"), pk=pk)


def _status(form):
    return 422 if form.is_bound and form.errors else 200
