"""What a file is, by its content: the name and what the browser says count for nothing."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

import puremagic


class FileKind(StrEnum):
    """A kind of file we can make safe, by its media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    HEIC = "image/heic"
    PDF = "application/pdf"

    @property
    def words(self):
        return WORDS[self]


WORDS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.HEIC: "HEIC", FileKind.PDF: "PDF"}
RECEIPT_FILES = frozenset(FileKind)
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
BEFORE_PDF = b"\xef\xbb\xbf \t\r\n"
UNREADABLE = (
    "We could not open this file. It may be damaged or only part of it may have been sent. Try again."
)
TWO_IN_ONE = "This file holds another file inside it, so we cannot take it. Send a plain photo or PDF."


class NotTaken(Exception):
    """The file is refused. The message is the sentence for the person."""


@dataclass(frozen=True)
class Cleaned:
    """A file made safe: its bytes, what it is now (a HEIC photo comes out as JPEG), and of a PDF how many `pages`."""

    kind: FileKind
    content: bytes
    pages: int = 0


def kind_of(data, allowed):
    """Return which of the allowed FileKinds these bytes are. Raises NotTaken with what to do instead."""
    if not data:
        raise NotTaken("The file is empty. Choose another one.")
    kind = _by_first_bytes(data)
    if kind not in allowed:
        raise NotTaken(f"{_what_it_is(data, kind)} Send {_say(allowed)}.")
    if _holds_another(data, kind):
        raise NotTaken(TWO_IN_ONE)
    return kind


def _by_first_bytes(data):
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return FileKind.HEIC
    if data[:1024].lstrip(BEFORE_PDF).startswith(b"%PDF-"):
        return FileKind.PDF
    return None


def _holds_another(data, kind):
    """An archive can be hung on the end of a picture, and a PDF behind its first bytes."""
    return zipfile.is_zipfile(io.BytesIO(data)) or (kind != FileKind.PDF and b"%PDF-" in data[:1024])


def _what_it_is(data, kind):
    name = kind.words if kind else _extension(data)
    return f"We cannot take {name} files here." if name else "We cannot take this kind of file."


def _extension(data):
    if data.startswith(b"PK"):
        return "ZIP or Office"
    try:
        found = puremagic.from_string(data[:4096])
    except Exception:  # whatever it makes of a stranger's bytes, the file is refused all the same
        return ""
    name = found.lstrip(".").upper()
    return name if name.isascii() and name.isalnum() and len(name) <= 5 else ""


def _say(allowed):
    names = [kind.words for kind in FileKind if kind in allowed]
    return f"a {names[0]}" if len(names) == 1 else f"a {', '.join(names[:-1])} or {names[-1]}"
