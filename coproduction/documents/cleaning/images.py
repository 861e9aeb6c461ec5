"""Photos: decoded, turned the right way up, made no larger than can be read, and written anew with nothing beside."""

import io

import pillow_heif
from PIL import Image, ImageOps

from coproduction.documents.cleaning.kinds import UNREADABLE, Cleaned, FileKind, NotTaken, gettext_noop

# The largest photo of the phones on sale (8160 × 6144); more is a picture made to fill our memory.
MOST_PIXELS = 51_000_000
# Decoding HEIC takes 25 bytes of memory a pixel: this is what iPhones take unless told otherwise (5712 × 4284).
MOST_PIXELS_HEIC = 26_000_000
# Small print on a receipt can still be read at this size.
LONGEST_SIDE = 3000
FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.HEIC: "HEIF"}
TOO_MANY_DOTS = gettext_noop(
    "This picture is too large. Take it again with a lower quality setting, or send a screenshot of it."
)
MOVES = gettext_noop("We cannot take a moving picture. Send a still photo or a PDF.")

pillow_heif.register_heif_opener()


def clean_image(data, kind, longest=LONGEST_SIDE):
    """Return the Cleaned picture, its longest side at most `longest` pixels. Raises NotTaken."""
    try:
        picture = _decode(data, kind, longest)
        kept_as = FileKind.PNG if kind == FileKind.PNG else FileKind.JPEG
        return Cleaned(kept_as, _write(picture, kept_as))
    except NotTaken:
        raise
    except Image.DecompressionBombError as bomb:
        raise NotTaken(TOO_MANY_DOTS) from bomb
    except Exception as problem:  # decoders fail on a stranger's bytes in more ways than they say
        raise NotTaken(UNREADABLE) from problem


def _decode(data, kind, longest):
    picture = Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    if picture.width * picture.height > (MOST_PIXELS_HEIC if kind == FileKind.HEIC else MOST_PIXELS):
        raise NotTaken(TOO_MANY_DOTS)
    if kind == FileKind.PNG and getattr(picture, "is_animated", False):
        raise NotTaken(MOVES)
    picture.draft(None, (longest, longest))
    picture.load()
    picture.thumbnail((longest, longest))
    # Turned by its EXIF before it is rid of it: the other way round photos lie on their side.
    return ImageOps.exif_transpose(picture)


def _write(picture, kind):
    modes = ("L", "RGB", "RGBA") if kind == FileKind.PNG else ("L", "RGB")
    if picture.mode not in modes:
        picture = picture.convert("RGBA" if kind == FileKind.PNG and picture.has_transparency_data else "RGB")
    picture.info = {}
    written = io.BytesIO()
    picture.save(written, FORMATS[kind], **({"quality": 85} if kind == FileKind.JPEG else {}))
    return written.getvalue()
