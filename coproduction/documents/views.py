from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from coproduction.core.guards import signed_in
from coproduction.documents import rules, services
from coproduction.documents.enums import ScanState
from coproduction.documents.models import Document

# A PDF is handed over as a file, since browsers refuse to show one in a sandbox, or page by page as pictures.
SHOWN_IN_PAGE = {"image/jpeg", "image/png"}
SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'none'"
READ_IN_ONE_GO = 60 * 60  # seconds
NOT_YET = {
    ScanState.WAITING: _("We are still checking this file for viruses. Try again in a few minutes."),
    ScanState.INFECTED: _("We found a virus in this file, so it is locked. Nobody can open it."),
}


@require_safe
@signed_in
def download(request, pk):
    """Hand over a file to a person its purpose's rule lets read it; `?show` shows a picture in the browser."""
    document = _may_read(request, pk)
    file = _stored(document)
    if request.method == "GET":
        services.note_reading(document=document, by=request.user)
    return _handed_over(file, document, shown="show" in request.GET and document.media_type in SHOWN_IN_PAGE)


@require_safe
@signed_in
def page(request, pk, number):
    """Show one page of a PDF as a picture, to a person who may read the file. It can be shown within a page of ours."""
    document = _may_read(request, pk)
    if not 1 <= number <= document.pages:
        raise Http404
    with _stored(document) as file:
        try:
            picture = services.page_of(file, number)
        except services.FileRefused as refusal:
            raise Http404 from refusal
    # A file is read page by page: that it was read is written down once, not for every page.
    if request.method == "GET" and cache.add(f"read-{request.user.pk}-{pk}", True, READ_IN_ONE_GO):
        services.note_reading(document=document, by=request.user)
    return _sealed_off(HttpResponse(picture, content_type="image/png"))


def _may_read(request, pk):
    document = get_object_or_404(Document, pk=pk)
    if not rules.may_open(request.person, document):
        raise Http404
    if not rules.is_served(document):
        raise PermissionDenied(NOT_YET[ScanState(document.scan_state)])
    return document


def _stored(document):
    try:
        return storages["documents"].open(document.stored_as)
    except FileNotFoundError as gone:
        raise Http404 from gone


def _handed_over(file, document, *, shown):
    response = FileResponse(
        file, as_attachment=not shown, filename=str(document), content_type=document.media_type
    )
    return _sealed_off(response)


def _sealed_off(response):
    response["Content-Security-Policy"] = SEALED_OFF
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
