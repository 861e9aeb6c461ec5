from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from coproduction.core.guards import signed_in
from coproduction.documents import rules, services
from coproduction.documents.enums import ScanState
from coproduction.documents.models import Document

# A PDF is always handed over as a file: browsers refuse to show one in a sandbox.
SHOWN_IN_PAGE = {"image/jpeg", "image/png"}
SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'none'"
NOT_YET = {
    ScanState.WAITING: "We are still checking this file for viruses. Try again in a few minutes.",
    ScanState.INFECTED: "We found a virus in this file, so it is locked. Nobody can open it.",
}


@require_safe
@signed_in
def download(request, pk):
    """Hand over a file to a person its purpose's rule lets read it; `?show` shows a picture in the browser."""
    document = get_object_or_404(Document, pk=pk)
    if not rules.may_open(request.person, document):
        raise Http404
    if not rules.is_served(document):
        raise PermissionDenied(NOT_YET[ScanState(document.scan_state)])
    file = _stored(document)
    if request.method == "GET":
        services.note_reading(document=document, by=request.user)
    return _handed_over(file, document, shown="show" in request.GET and document.media_type in SHOWN_IN_PAGE)


def _stored(document):
    try:
        return storages["documents"].open(document.stored_as)
    except FileNotFoundError as gone:
        raise Http404 from gone


def _handed_over(file, document, *, shown):
    response = FileResponse(
        file, as_attachment=not shown, filename=str(document), content_type=document.media_type
    )
    response["Content-Security-Policy"] = SEALED_OFF
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
