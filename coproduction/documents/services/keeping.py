import hashlib
import re
import secrets
import unicodedata
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit.services import record
from coproduction.core.background import run_after_commit
from coproduction.documents.cleaning import FileKind, NotTaken, clean_apart, kind_of
from coproduction.documents.cleaning.images import LONGEST_SIDE
from coproduction.documents.enums import ScanState
from coproduction.documents.exceptions import FileRefused
from coproduction.documents.models import Document

MOST_PAGES = 20
MOST_BYTES = 10 * 1024 * 1024
TOO_BIG = _("This file is larger than 10 MB. Send a smaller one, or a photo of it.")
ENDINGS = {FileKind.JPEG: ".jpg", FileKind.PNG: ".png", FileKind.PDF: ".pdf"}


def keep_upload(
    upload, *, purpose, by, allowed, owner=None, most_pages=MOST_PAGES, longest_side=LONGEST_SIDE
):
    """Keep a file a person sent, made safe. Raises FileRefused with the sentence for the person.

    `upload` is a Django UploadedFile; `allowed` the FileKinds taken (RECEIPT_FILES: JPEG, PNG, HEIC, PDF); `owner` whose
    it is, where somebody sends it for them; `most_pages` how long a PDF may be, `longest_side` how large a picture is
    kept, in pixels. Returns the Document; its `sent_sha256` is that of the bytes as sent, by which the same receipt is
    known when it comes again.
    """
    data = _read(upload)
    try:
        cleaned = clean_apart(data, kind_of(data, allowed), most_pages=most_pages, longest_side=longest_side)
    except NotTaken as refusal:
        raise FileRefused(refusal.say(gettext)) from refusal
    document = _keep(
        ContentFile(cleaned.content),
        name=_named(upload.name, ENDINGS[cleaned.kind]),
        media_type=str(cleaned.kind),
        purpose=purpose,
        by=by,
        owner=owner or by,
        pages=cleaned.pages,
        scan_state=ScanState.WAITING if settings.CLAMAV_ADDRESS else ScanState.NOT_SCANNED,
    )
    document.sent_sha256 = hashlib.sha256(data).hexdigest()
    return document


def keep_made(content, *, name, media_type, purpose, by):
    """Keep a file the portal made, byte for byte: `content` is bytes, or an open binary file that can be read twice."""
    file = ContentFile(content) if isinstance(content, bytes) else File(content)
    return _keep(
        file,
        name=_named(name, PurePath(name).suffix),
        media_type=media_type,
        purpose=purpose,
        by=by,
        owner=by,
        scan_state=ScanState.NOT_SCANNED,
    )


@transaction.atomic
def _keep(file, *, name, media_type, purpose, by, owner, scan_state, pages=0):
    size, sha256 = _measure(file)
    document = Document.objects.create(
        owner=owner,
        purpose=purpose,
        name=name,
        media_type=media_type,
        size=size,
        pages=pages,
        sha256=sha256,
        stored_as=storages["documents"].save(_random_name(), file),
        scan_state=scan_state,
    )
    after = {"purpose": purpose, "media_type": media_type, "size": size, "sha256": sha256}
    record(actor=by, action="document.kept", target=document, after=after)
    if scan_state == ScanState.WAITING:
        run_after_commit("documents.scan", document_id=document.pk)
    return document


def _read(upload):
    data = upload.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileRefused(TOO_BIG)
    return data


def _measure(file):
    size, digest = 0, hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(1024 * 1024), b""):
        size += len(chunk)
        digest.update(chunk)
    file.seek(0)
    return size, digest.hexdigest()


def _random_name():
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name}"


def _named(sent, ending):
    """Return what the person called the file, without paths, hidden characters or another ending."""
    stem = PurePath(str(sent or "").replace("\\", "/")).stem
    seen = "".join(each for each in stem if unicodedata.category(each)[0] not in "CZ" or each == " ")
    tidy = re.sub(r'[<>:"/|?*]', "", seen).strip(" .")[: 150 - len(ending)]
    return f"{tidy or gettext('file')}{ending}"
