"""The metadata inside pictures inside PDFs: EXIF with the place a photo was taken, comments, editing history."""

import pikepdf
from pikepdf import Name, StreamDecodeLevel

from coproduction.documents.cleaning.kinds import UNREADABLE, NotTaken

MOST_PIXELS = 51_000_000
START, END, SCAN = 0xD8, 0xD9, 0xDA
STANDALONE = {0x01, *range(0xD0, 0xD8)}
# JFIF and Adobe's colour marker say how to read the picture; all other APPn segments and comments say something else.
KEPT_APPS = {0xE0, 0xEE}
UNSEEN_BOXES = {b"uuid", b"xml ", b"uinf"}


def without_metadata(stream):
    """Rid a PDF's picture stream of what is not the picture."""
    filters = _filters(stream)
    if filters == ["/DCTDecode"]:
        _rewrite_jpeg(stream)
    elif filters == ["/JPXDecode"]:
        stream.write(jpeg_2000_without_metadata(stream.read_raw_bytes()), filter=Name.JPXDecode)
    elif {"/DCTDecode", "/JPXDecode"} & set(filters):
        _as_pixels(stream)


def jpeg_without_metadata(data):
    """Return a JPEG with its picture segments alone. What cannot be followed is refused."""
    if data[:2] != bytes([0xFF, START]):
        raise NotTaken(UNREADABLE)
    kept, at = [data[:2]], 2
    while at < len(data):
        marker, end = _segment(data, at)
        if marker == END:
            return b"".join([*kept, data[at:end]])
        if not _is_unseen(marker):
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def jpeg_2000_without_metadata(data):
    """Return a JPEG 2000 file without the boxes that hold metadata; a bare codestream has none."""
    kept, at = [], 0
    while data[4:8] == b"jP  " and at < len(data):
        size = int.from_bytes(data[at : at + 4]) or len(data) - at
        size = int.from_bytes(data[at + 8 : at + 16]) if size == 1 else size
        if size < 8:
            raise NotTaken(UNREADABLE)
        if data[at + 4 : at + 8] not in UNSEEN_BOXES:
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept) or data


def _rewrite_jpeg(stream):
    try:
        kept = jpeg_without_metadata(stream.read_raw_bytes())
    except NotTaken:
        _as_pixels(stream)
    else:
        stream.write(kept, filter=Name.DCTDecode, decode_parms=stream.get("/DecodeParms", None))


def _is_unseen(marker):
    return marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in KEPT_APPS)


def _segment(data, at):
    """Return the marker at a place, and where its segment ends."""
    if data[at] != 0xFF:
        raise NotTaken(UNREADABLE)
    while at < len(data) - 1 and data[at + 1] == 0xFF:
        at += 1
    marker = data[at + 1] if at + 1 < len(data) else END
    if marker == END or marker in STANDALONE:
        return marker, at + 2
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
    if end <= at + 3:
        raise NotTaken(UNREADABLE)
    return marker, _end_of_scan(data, end) if marker == SCAN else end


def _end_of_scan(data, at):
    """The picture's own bytes run to the next marker that is neither a filler nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1


def _as_pixels(stream):
    """A picture packed more than once is unpacked whole: its pixels carry nothing else."""
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MOST_PIXELS:
        raise NotTaken(UNREADABLE)
    stream.write(stream.read_bytes(StreamDecodeLevel.all))


def _filters(stream):
    filters = stream.get("/Filter", [])
    return [str(filters)] if isinstance(filters, pikepdf.Name) else [str(each) for each in filters]
