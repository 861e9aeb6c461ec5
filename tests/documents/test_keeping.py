import hashlib
import io

import pikepdf
import pytest
from django.core.files.storage import storages
from PIL import Image

from coproduction.audit.models import Event
from coproduction.documents import services
from coproduction.documents.models import Document
from coproduction.documents.services import FileKind, FileRefused
from tests.documents import files

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.mark.parametrize(
    ("data", "name", "kept_name", "media_type"),
    [
        (files.jpeg(), "IMG_0001.JPG", "IMG_0001.jpg", "image/jpeg"),
        (files.heic(), "IMG_0002.HEIC", "IMG_0002.jpg", "image/jpeg"),
        (files.png(), "Screenshot 1.png", "Screenshot 1.png", "image/png"),
        (files.pdf(1, files.hostile), "ticket.pdf", "ticket.pdf", "application/pdf"),
        (files.jpeg(), "really-a-photo.pdf", "really-a-photo.jpg", "image/jpeg"),
        (files.jpeg(), "..\\..\\etc/pass\u202ewd.exe", "passwd.jpg", "image/jpeg"),
        (files.jpeg(), "x" * 300 + ".jpg", "x" * 146 + ".jpg", "image/jpeg"),
        (files.jpeg(), "...", "file.jpg", "image/jpeg"),
    ],
)
def test_receipts_of_every_kind_are_kept_safe(keep, expert, data, name, kept_name, media_type):
    document = keep(data, name, by=expert)
    assert (document.name, document.media_type, document.owner) == (kept_name, media_type, expert)
    with storages["documents"].open(document.stored_as) as stored:
        content = stored.read()
    assert b"PLANTED" not in content
    assert (document.size, document.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert document.sent_sha256 == hashlib.sha256(data).hexdigest()
    assert "receipt" not in document.stored_as


def test_keeping_is_audited_without_the_name(keep, expert):
    document = keep(files.jpeg(), "my-bank-statement.jpg", by=expert)
    event = Event.objects.get(action="document.kept")
    assert (event.actor, event.target_id) == (expert, str(document.pk))
    assert "bank" not in str(event.after)


REFUSED = {
    "empty": b"",
    "text": b"I paid twelve pounds",
    "archive": files.archive(),
    "office": files.archive("word/document.xml"),
    "office with macros": files.archive("xl/vbaProject.bin"),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "gif": files.saved(files.picture(), "GIF"),
    "program": b"MZ" + b"\0" * 100,
    "tiff": files.saved(files.picture(), "TIFF"),
    "bmp": files.saved(files.picture(), "BMP"),
    "webp": files.saved(files.picture(), "WEBP"),
    "movie": b"\0\0\0\x18ftypmp42" + b"\0" * 100,
    "photo and archive": files.jpeg() + files.archive(),
    "picture and archive": files.png() + files.archive(),
    "pdf and archive": files.pdf() + files.archive(),
    "photo and pdf": files.jpeg()[:20] + b"%PDF-1.7" + files.jpeg()[20:],
    "half a photo": files.jpeg(size=(800, 600))[:1500],
    "half a picture": files.png()[:120],
    "half a heic": files.heic()[:-300],
    "half a pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "moving picture": files.animated_png(),
    "pixel bomb": files.png_of(60_000, 60_000),
    "locked pdf": files.pdf(1, encryption=pikepdf.Encryption(owner="a", user="b")),
    "long pdf": files.pdf(21),
    "too big": files.jpeg() + b"\0" * (10 * 1024 * 1024),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_everything_else_is_refused_with_a_sentence(keep, expert, data):
    with pytest.raises(FileRefused) as refusal:
        keep(data, "photo.jpg", by=expert)
    assert refusal.value.sentence.endswith(".")
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (files.archive(), "We cannot take ZIP or Office files here. Send a JPEG, PNG, HEIC or PDF."),
        (b"<html></html>", "We cannot take HTML files here. Send a JPEG, PNG, HEIC or PDF."),
        (b"\x01\x02\x03", "We cannot take this kind of file. Send a JPEG, PNG, HEIC or PDF."),
    ],
)
def test_the_sentence_says_what_to_send(keep, expert, data, words):
    with pytest.raises(FileRefused) as refusal:
        keep(data, by=expert)
    assert refusal.value.sentence == words


def test_a_form_may_take_fewer_kinds(keep, expert):
    with pytest.raises(FileRefused, match=r"We cannot take JPEG files here\. Send a PDF\."):
        keep(files.jpeg(), by=expert, allowed={FileKind.PDF})


def test_a_file_the_portal_makes_is_kept_byte_for_byte(finance):
    for content in (b"a,b\r\n=1,2\r\n", io.BytesIO(b"a,b\r\n=1,2\r\n")):
        made = services.keep_made(content, name="run 7.csv", media_type="text/csv", purpose="run", by=finance)
        assert (made.name, made.size, made.media_type) == ("run 7.csv", 11, "text/csv")
        with storages["documents"].open(made.stored_as) as stored:
            assert stored.read() == b"a,b\r\n=1,2\r\n"


def test_names_in_the_store_say_nothing(keep, expert):
    one, other = keep(files.jpeg(), by=expert), keep(files.jpeg(), by=expert)
    assert one.stored_as != other.stored_as
    assert one.sent_sha256 == other.sent_sha256


def test_a_large_photo_does_not_fill_the_web_workers_memory(keep, expert):
    document = keep(files.saved(Image.new("RGB", (8160, 6120), "white"), "JPEG"), by=expert)
    assert document.media_type == "image/jpeg"
