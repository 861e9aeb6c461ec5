"""Photos: decoded, turned the right way up, made no larger than can be read, and written anew with nothing beside."""

import io

import pillow_heif
from PIL import Image, ImageOps

from coproduction.documents.cleaning.kinds import UNREADABLE, Cleaned, FileKind, NotTaken

# The largest photo of the phones on sale (8160 × 6144); more is a picture made to fill our memory.
MOST_PIXELS = 51_000_000
# Small print on a receipt can still be read at this size.
LONGEST_SIDE = 3000
FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.HEIC: "HEIF"}
TOO_MANY_DOTS = (
    "This picture is too large. Take it again with a lower quality setting, or send a screenshot of it."
)
MOVES = "We cannot take a moving picture. Send a still photo or a PDF."

pillow_heif.register_heif_opener()


def clean_image(data, kind):
    """Return the Cleaned picture. Raises NotTaken."""
    try:
        picture = _decode(data, kind)
        kept_as = FileKind.PNG if kind == FileKind.PNG else FileKind.JPEG
        return Cleaned(kept_as, _write(picture, kept_as))
    except NotTaken:
        raise
    except Image.DecompressionBombError as bomb:
        raise NotTaken(TOO_MANY_DOTS) from bomb
    except Exception as problem:  # decoders fail on a stranger's bytes in more ways than they say
        raise NotTaken(UNREADABLE) from problem


def _decode(data, kind):
    source = Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    if source.width * source.height > MOST_PIXELS:
        raise NotTaken(TOO_MANY_DOTS)
    if kind == FileKind.PNG and getattr(source, "is_animated", False):
        raise NotTaken(MOVES)
    source.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    source.load()
    # First turned by its EXIF, then rid of it: the other way round photos lie on their side.
    picture = ImageOps.exif_transpose(source)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _write(picture, kind):
    modes = ("L", "RGB", "RGBA") if kind == FileKind.PNG else ("L", "RGB")
    if picture.mode not in modes:
        picture = picture.convert("RGBA" if kind == FileKind.PNG and picture.has_transparency_data else "RGB")
    picture.info = {}
    written = io.BytesIO()
    picture.save(written, FORMATS[kind], **({"quality": 85} if kind == FileKind.JPEG else {}))
    return written.getvalue()
