import io

import pytest
from PIL import Image

from coproduction.documents.cleaning.images import clean_image
from coproduction.documents.cleaning.kinds import FileKind, NotTaken
from tests.documents import files

pytestmark = pytest.mark.slow

# What EXIF says of how the camera was held, and where the dark half then is in the upright picture.
DARK_SIDE = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"}


def opened(cleaned):
    return Image.open(io.BytesIO(cleaned.content))


def dark_side(image):
    image = image.convert("L")
    wide, high = image.size
    places = {
        "left": (3, high // 2), "right": (wide - 4, high // 2), "top": (wide // 2, 3), "bottom": (wide // 2, high - 4),
    }  # fmt: skip
    ends = ("left", "right") if wide > high else ("top", "bottom")
    return next(side for side in ends if image.getpixel(places[side]) < 60)


@pytest.mark.parametrize("orientation", DARK_SIDE)
def test_a_photo_is_turned_upright_before_its_exif_goes(orientation):
    upright = opened(clean_image(files.jpeg(orientation), FileKind.JPEG))
    assert upright.size == ((64, 32) if orientation < 5 else (32, 64))
    assert dark_side(upright) == DARK_SIDE[orientation]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (FileKind.JPEG, files.jpeg(6)),
        (FileKind.PNG, files.png()),
        (FileKind.HEIC, files.heic()),
    ],
)
def test_place_comments_and_all_other_metadata_are_gone(kind, data):
    assert files.PLANTED in data
    cleaned = clean_image(data, kind)
    assert b"PLANTED" not in cleaned.content
    assert b"Exif" not in cleaned.content
    picture = opened(cleaned)
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_heic_photo_comes_out_as_jpeg_and_upright():
    cleaned = clean_image(files.heic(6), FileKind.HEIC)
    assert cleaned.kind == FileKind.JPEG
    assert opened(cleaned).format == "JPEG"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_sort_of_png_can_be_kept(mode):
    data = files.saved(files.picture(mode="L" if mode in ("P", "LA") else mode).convert(mode) if mode != "I;16" else
                       files.picture(mode=mode), "PNG")  # fmt: skip
    assert opened(clean_image(data, FileKind.PNG)).size == (64, 32)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_printers_jpegs_can_be_kept(mode):
    data = files.saved(files.picture().convert(mode), "JPEG")
    assert dark_side(opened(clean_image(data, FileKind.JPEG))) == "left"


def test_a_large_photo_is_made_small_enough_to_keep():
    data = files.jpeg(6, size=(4000, 2000))
    assert opened(clean_image(data, FileKind.JPEG)).size == (1500, 3000)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (files.png_of(20_000, 20_000), "too large"),
        (files.png_of(2**31 - 1, 2**31 - 1), "We could not open|too large"),
        (files.png_of(4000, 4000), "could not open"),
        (files.animated_png(), "moving picture"),
        (files.png()[:200], "could not open"),
        (b"\x89PNG\r\n\x1a\n", "could not open"),
    ],
)
def test_bombs_and_broken_pictures_are_refused(data, words):
    with pytest.raises(NotTaken, match=words):
        clean_image(data, FileKind.PNG)


@pytest.mark.slow
def test_a_heic_photo_that_takes_too_much_memory_is_refused_before_it_is_decoded():
    data = files.saved(Image.new("L", (6000, 4500)), "HEIF", quality=1)
    with pytest.raises(NotTaken, match="lower quality setting"):
        clean_image(data, FileKind.HEIC)


@pytest.mark.parametrize("orientation", DARK_SIDE)
def test_a_heic_photo_is_turned_upright(orientation):
    assert dark_side(opened(clean_image(files.heic(orientation), FileKind.HEIC))) == DARK_SIDE[orientation]


def test_a_photo_cut_off_on_the_way_is_refused():
    data = files.jpeg(size=(640, 320))
    with pytest.raises(NotTaken, match="only part"):
        clean_image(data[: len(data) - 900], FileKind.JPEG)


def test_a_photo_with_a_second_picture_inside_as_phones_make_them_is_kept():
    data = files.saved(files.picture(), "MPO", save_all=True, append_images=[files.picture((16, 8))])
    assert opened(clean_image(data, FileKind.JPEG)).size == (64, 32)
