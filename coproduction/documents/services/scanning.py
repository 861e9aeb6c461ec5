from datetime import timedelta

import structlog
from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from coproduction.audit.services import record
from coproduction.core.background import run_after_commit
from coproduction.documents import notices
from coproduction.documents.clamd import ScannerDown, finds_virus
from coproduction.documents.enums import ScanState
from coproduction.documents.models import Document

log = structlog.get_logger("portal.documents")
WAITED_TOO_LONG = timedelta(minutes=2)


def scan(document_id):
    """Ask the scanner about a waiting file. While the scanner is down the file keeps waiting, and is not served."""
    document = Document.objects.filter(pk=document_id, scan_state=ScanState.WAITING).first()
    if document is None or not settings.CLAMAV_ADDRESS:
        return
    try:
        with storages["documents"].open(document.stored_as) as file:
            virus = finds_virus(file, settings.CLAMAV_ADDRESS)
    except (ScannerDown, OSError) as problem:
        log.warning("not_scanned", document=document_id, problem=str(problem))
        return
    _settle(document_id, virus)


@transaction.atomic
def _settle(document_id, virus):
    document = Document.objects.select_for_update().get(pk=document_id)
    verdict = ScanState.INFECTED if virus else ScanState.CLEAN
    if not ScanState(document.scan_state).may_become(verdict):
        return
    before, document.scan_state = document.scan_state, verdict
    document.save(update_fields=["scan_state", "updated_at"])
    after = {"scan_state": verdict, "virus": virus}
    record(actor=None, action="document.scanned", target=document, before={"scan_state": before}, after=after)
    if virus:
        notices.virus_found(document)


def sweep_scans():
    """Queue again the files whose bell was not heard, or whose scanner was down."""
    waiting = Document.objects.filter(
        scan_state=ScanState.WAITING, created_at__lt=timezone.now() - WAITED_TOO_LONG
    ).order_by("pk")
    with transaction.atomic():
        for document_id in waiting.values_list("pk", flat=True)[:200]:
            run_after_commit("documents.scan", document_id=document_id)
