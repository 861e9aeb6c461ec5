from coproduction.documents.cleaning import RECEIPT_FILES, FileKind
from coproduction.documents.exceptions import FileRefused
from coproduction.documents.services.keeping import keep_made, keep_upload
from coproduction.documents.services.orphans import forget_orphans
from coproduction.documents.services.reading import note_reading, page_of
from coproduction.documents.services.scanning import scan, sweep_scans

__all__ = [
    "RECEIPT_FILES",
    "FileKind",
    "FileRefused",
    "forget_orphans",
    "keep_made",
    "keep_upload",
    "note_reading",
    "page_of",
    "scan",
    "sweep_scans",
]
