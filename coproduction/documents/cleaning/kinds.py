"""What a file is, by its content: the name and what the browser says count for nothing."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

import puremagic


def gettext_noop(words):
    """Mark words for translation. Django's own wants settings, and the child process has none."""
    return words


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
EMPTY = gettext_noop("The file is empty. Choose another one.")
NOT_HERE = gettext_noop("We cannot take {name} files here.")
OFFICE = gettext_noop("We cannot take ZIP or Office files here.")
UNKNOWN = gettext_noop("We cannot take this kind of file.")
SEND_ONE = gettext_noop("Send a {last}.")
SEND_ONE_OF = gettext_noop("Send a {names} or {last}.")
UNREADABLE = gettext_noop(
    "We could not open this file. It may be damaged or only part of it may have been sent. Try again."
)
TWO_IN_ONE = gettext_noop(
    "This file holds another file inside it, so we cannot take it. Send a plain photo or PDF."
)


class NotTaken(Exception):
    """The file is refused. `words` are the sentences for the person, in English, with places for `values` in them."""

    def __init__(self, *words, **values):
        super().__init__(*words)
        self.words, self.values = words, values

    def __str__(self):
        return self.say(str)

    def say(self, translate):
        """Return the sentences with their values. What the child process says is no format string: see `apart`."""
        said = " ".join(map(translate, self.words))
        for name, value in self.values.items():
            said = said.replace(f"{{{name}}}", str(value))
        return said


@dataclass(frozen=True)
class Cleaned:
    """A file made safe: its bytes, what it is now (a HEIC photo comes out as JPEG), and of a PDF how many `pages`."""

    kind: FileKind
    content: bytes
    pages: int = 0


def kind_of(data, allowed):
    """Return which of the allowed FileKinds these bytes are. Raises NotTaken with what to do instead."""
    if not data:
        raise NotTaken(EMPTY)
    kind = _by_first_bytes(data)
    if kind not in allowed:
        raise _wrong_kind(data, kind, allowed)
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


def _wrong_kind(data, kind, allowed):
    *others, last = [each.words for each in FileKind if each in allowed]
    instead = SEND_ONE_OF if others else SEND_ONE
    name = kind.words if kind else _extension(data)
    if not name:
        what = OFFICE if data.startswith(b"PK") else UNKNOWN
        return NotTaken(what, instead, names=", ".join(others), last=last)
    return NotTaken(NOT_HERE, instead, name=name, names=", ".join(others), last=last)


def _extension(data):
    if data.startswith(b"PK"):  # a ZIP, or a file of Word or Excel, which is one
        return ""
    try:
        found = puremagic.from_string(data[:4096])
    except Exception:  # whatever it makes of a stranger's bytes, the file is refused all the same
        return ""
    name = found.lstrip(".").upper()
    return name if name.isascii() and name.isalnum() and len(name) <= 5 else ""
