"""Files as people, phones and attackers make them."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

pillow_heif.register_heif_opener()
PLANTED = b"PLANTED-53.9590N-1.0815W"


def exif(orientation=1):
    """EXIF with a description, and the place it was taken."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = PLANTED.decode()
    made.get_ifd(0x8825).update({1: "N", 2: (53.0, 57.0, 32.4), 3: "W", 4: (1.0, 4.0, 53.0)})
    return made


def picture(size=(64, 32), mode="RGB"):
    """A picture whose left half is dark and right half light, so that a test sees which way up it is."""
    made = Image.new(mode, size, "white" if mode != "I;16" else 60000)
    made.paste("black" if mode != "I;16" else 0, (0, 0, size[0] // 2, size[1]))
    return made


def saved(image, kind, **options):
    held = io.BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def jpeg(orientation=1, size=(64, 32)):
    return saved(
        picture(size), "JPEG", exif=exif(orientation), comment=PLANTED, xmp=b"<x>" + PLANTED + b"</x>"
    )


def png(**options):
    notes = Image.Exif()
    notes[0x010E] = PLANTED.decode()
    return with_text_chunk(saved(picture(), "PNG", exif=notes, **options))


def with_text_chunk(data):
    body = b"Comment\0" + PLANTED
    chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
    return data[:33] + chunk + data[33:]


def heic(orientation=1):
    return saved(picture(), "HEIF", exif=exif(orientation).tobytes(), xmp=b"<x>" + PLANTED + b"</x>")


def animated_png():
    return saved(picture(), "PNG", save_all=True, append_images=[Image.new("RGB", (64, 32), "red")])


def png_of(width, height):
    """A PNG that says it is so large, and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def pdf(pages=1, change=None, **saving):
    """A PDF of plain pages, after `change(pdf)`."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(200, 100))
    if change:
        change(made)
    held = io.BytesIO()
    made.save(held, **saving)
    return held.getvalue()


def put_picture(made, filters=Name.DCTDecode, data=None):
    """Put a JPEG photo, with all its EXIF, on the first page."""
    stream = Stream(made, data or jpeg())
    stream.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=64,
        Height=32,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    stream.Filter = filters
    page = made.pages[0]
    page.Resources = Dictionary(XObject=Dictionary(Photo=made.make_indirect(stream)))
    page.Contents = Stream(made, b"q 64 0 0 32 0 0 cm /Photo Do Q")


def hostile(made):
    """Everything a PDF can carry that is not its pages."""
    planted = pikepdf.String(PLANTED.decode())
    script = Dictionary(S=Name.JavaScript, JS=planted)
    page = made.pages[0].obj
    made.Root.OpenAction = script
    made.Root.AA = Dictionary(WC=script)
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([planted, script])))
    made.attachments["evil.exe"] = PLANTED
    made.Root.Metadata = Stream(made, PLANTED)
    made.Root.URI = Dictionary(Base=planted)
    page.AA = Dictionary(O=Dictionary(S=Name.Launch, F=planted))
    page.Metadata = Stream(made, PLANTED)
    page.PieceInfo = Dictionary(App=planted)
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 50, 50],
        A=Dictionary(S=Name.URI, URI=planted),
        Contents=planted,
    )
    page.Annots = Array([made.make_indirect(link)])
    made.docinfo[Name.Author] = PLANTED.decode()
    put_picture(made)
    picture = made.pages[0].Resources.XObject.Photo
    picture.Metadata = Stream(made, PLANTED)


def form(made):
    """A form with a field that somebody filled in and a script that runs when it is touched."""
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=pikepdf.String("total"),
            V=pikepdf.String("TWELVE POUNDS"),
            DA=pikepdf.String("/Helv 12 Tf 0 g"),
            F=4,
            Rect=[10, 10, 190, 40],
            AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=pikepdf.String(PLANTED.decode()))),
        )
    )
    helvetica = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    made.pages[0].obj.Annots = Array([field])
    made.Root.AcroForm = Dictionary(
        NeedAppearances=True,
        Fields=Array([field]),
        DR=Dictionary(Font=Dictionary(Helv=helvetica)),
        DA=pikepdf.String("/Helv 12 Tf 0 g"),
    )


def everything_in(data):
    """The bytes of a PDF with all its streams unpacked, where a test can look for what was planted."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        streams = [each for each in opened.objects if isinstance(each, Stream)]
        return (
            data
            + b"".join(stream.read_raw_bytes() + _unpacked(stream) for stream in streams)
            + b"".join(str(each).encode() for each in opened.objects if not isinstance(each, Stream))
        )


def _unpacked(stream):
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


def archive(name="receipt.txt", content=b"hello"):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(name, content)
    return held.getvalue()
