import io

import pikepdf
import pytest
from pikepdf import Array, Name

from coproduction.documents.cleaning.kinds import NotTaken
from coproduction.documents.cleaning.pdfs import clean_pdf
from coproduction.documents.cleaning.segments import jpeg_2000_without_metadata, jpeg_without_metadata
from tests.documents import files


def test_only_the_pages_are_left():
    sent = files.pdf(2, files.hostile)
    assert b"PLANTED" in files.everything_in(sent)
    content = clean_pdf(sent).content
    assert b"PLANTED" not in files.everything_in(content)
    with pikepdf.open(io.BytesIO(content)) as kept:
        assert len(kept.pages) == 2
        assert set(kept.Root.keys()) <= {"/Type", "/Pages"}
        assert Name.Info not in kept.trailer
        assert not kept.attachments


def test_the_photo_on_the_page_is_the_same_picture():
    content = clean_pdf(files.pdf(1, files.put_picture)).content
    with pikepdf.open(io.BytesIO(content)) as kept:
        photo = pikepdf.PdfImage(kept.pages[0].Resources.XObject.Photo).as_pil_image()
    assert photo.size == (64, 32)
    assert (photo.convert("L").getpixel((5, 16)) < 60, photo.convert("L").getpixel((60, 16)) > 200) == (
        True,
        True,
    )


def test_a_photo_packed_twice_is_unpacked():
    def twice(made):
        import zlib  # noqa: PLC0415

        files.put_picture(made, Array([Name.FlateDecode, Name.DCTDecode]), zlib.compress(files.jpeg()))

    content = clean_pdf(files.pdf(1, twice)).content
    assert b"PLANTED" not in files.everything_in(content)
    with pikepdf.open(io.BytesIO(content)) as kept:
        assert pikepdf.PdfImage(kept.pages[0].Resources.XObject.Photo).as_pil_image().size == (64, 32)


def test_what_was_typed_into_a_form_stays_and_its_script_goes():
    content = clean_pdf(files.pdf(1, files.form)).content
    inside = files.everything_in(content)
    assert b"TWELVE POUNDS" in inside
    assert b"PLANTED" not in inside
    assert b"JavaScript" not in inside


def test_a_pdf_that_asks_for_a_password_is_refused():
    locked = files.pdf(1, encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pytest.raises(NotTaken, match="password"):
        clean_pdf(locked)


def test_a_pdf_that_only_forbids_changes_is_kept_unlocked():
    sealed = files.pdf(1, encryption=pikepdf.Encryption(owner="owner", user=""))
    with pikepdf.open(io.BytesIO(clean_pdf(sealed).content)) as kept:
        assert not kept.is_encrypted


@pytest.mark.parametrize(("pages", "words"), [(21, "more than 20 pages"), (0, "no pages")])
def test_too_many_pages_and_none(pages, words):
    with pytest.raises(NotTaken, match=words):
        clean_pdf(files.pdf(pages))


def test_twenty_pages_are_taken():
    assert clean_pdf(files.pdf(20)).content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"0" * 5000, b"%PDF-1.4\ntrailer<</Root 1 0 R>>"]
)
def test_broken_pdfs_are_refused(data):
    with pytest.raises(NotTaken):
        clean_pdf(data)


def test_a_jpeg_keeps_its_picture_and_loses_what_follows_it():
    assert b"PLANTED" not in jpeg_without_metadata(files.jpeg() + files.PLANTED)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\x00", b"\xff\xd8\xff\xe1\x00\x00", b"GIF89a"])
def test_a_jpeg_that_cannot_be_followed_is_refused(data):
    with pytest.raises(NotTaken):
        jpeg_without_metadata(data)


def test_jpeg_2000_loses_its_boxes_of_metadata():
    def box(kind, body):
        return (8 + len(body)).to_bytes(4) + kind + body

    picture = box(b"jP  ", b"\r\n\x87\n") + box(b"jp2c", b"picture")
    assert jpeg_2000_without_metadata(picture + box(b"uuid", files.PLANTED)) == picture
    assert jpeg_2000_without_metadata(b"\xff\x4f bare codestream") == b"\xff\x4f bare codestream"
