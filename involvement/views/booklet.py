"""The booklet for everyone: its newest edition, those before, and the short addresses printed in it."""

from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from coproduction.core.guards import public
from coproduction.core.paging import page_of
from involvement.booklet.recordings import MEDIA_TYPE, recording, recordings_of
from involvement.models import Opportunity
from involvement.selectors import booklet as reading

SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'none'"


@public
@require_safe
def short(request, reference):
    """Lead from the short address that is printed to the page of the advert."""
    return redirect(get_object_or_404(Opportunity.objects.with_page(), reference=reference))


@public
@require_safe
def booklet(request):
    context = {"newest": reading.newest()[:100], "page": page_of(request, reading.previous(), per_page=25)}
    return render(request, "involvement/booklet/booklet.html", context)


@public
@require_safe
def booklet_file(request, number, name):
    """Hand over one format of an edition: everyone may have it, since only published adverts are in it."""
    found = reading.file_called(number, name)
    if found is None:
        return _not_there(request, number)
    return _sealed_off(
        FileResponse(
            _opened(found), as_attachment=True, filename=found.name, content_type=found.document.media_type
        )
    )


@public
@require_safe
def booklet_listen(request, number):
    """The parts of an edition that is read aloud, one by one."""
    found = reading.read_aloud(number)
    if found is None:
        return _not_there(request, number)
    with _opened(found) as file:
        parts = recordings_of(file, found.edition)
    context = {"edition": found.edition, "whole": found, "parts": parts}
    return render(request, "involvement/booklet/listen.html", context)


@public
@require_safe
def booklet_recording(request, number, part):
    """Hand over one part of an edition that is read aloud, as an MP3."""
    found = reading.read_aloud(number)
    if found is None:
        return _not_there(request, number)
    with _opened(found) as file:
        packed = recording(file, part)
    if packed is None:
        raise Http404
    name, sound = packed
    response = HttpResponse(sound, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"booklet-{number}-{name}")
    return _sealed_off(response)


def _opened(found):
    try:
        return storages["documents"].open(found.document.stored_as)
    except FileNotFoundError as gone:
        raise Http404 from gone


def _sealed_off(response):
    response["Content-Security-Policy"] = SEALED_OFF
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _not_there(request, number):
    """Say that an edition was taken out, whatever file of it was asked for: somebody may have kept the address."""
    if not reading.is_withdrawn(number):
        raise Http404
    return render(request, "involvement/booklet/gone.html", {"number": number}, status=410)
