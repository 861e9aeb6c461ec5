"""Whatever bytes arrive, the answer is a clean file or a sentence."""

import io

from hypothesis import HealthCheck, given, settings, strategies as st
from PIL import Image

from coproduction.documents.cleaning.images import clean_image
from coproduction.documents.cleaning.kinds import RECEIPT_FILES, FileKind, NotTaken, kind_of
from coproduction.documents.cleaning.pdfs import clean_pdf
from tests.documents import files

SOUND = [
    files.jpeg(6),
    files.png(),
    files.heic(),
    files.pdf(1, files.hostile),
    files.pdf(1, files.form),
    files.animated_png(),
    files.archive(),
]
STARTS = [
    b"",
    b"\xff\xd8\xff\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"\0\0\0\x18ftypheic",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<svg",
    b"GIF89a",
]
quietly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cleaned(data):
    try:
        kind = kind_of(data, RECEIPT_FILES)
        return clean_pdf(data) if kind == FileKind.PDF else clean_image(data, kind)
    except NotTaken as refusal:
        assert str(refusal).endswith(".")
        return None


def check(data):
    file = cleaned(data)
    if file and file.kind != FileKind.PDF:
        Image.open(io.BytesIO(file.content)).verify()
        assert b"PLANTED" not in file.content


@quietly
@given(st.sampled_from(STARTS), st.binary(max_size=2000))
def test_noise_behind_any_first_bytes(start, noise):
    check(start + noise)


@quietly
@given(st.sampled_from(SOUND), st.floats(0, 1), st.binary(min_size=1, max_size=40))
def test_a_sound_file_with_some_bytes_overwritten(sound, where, noise):
    at = int(where * len(sound))
    check(sound[:at] + noise + sound[at + len(noise) :])


@quietly
@given(st.sampled_from(SOUND), st.floats(0, 1), st.binary(max_size=40))
def test_a_sound_file_cut_short_or_with_something_put_in(sound, where, noise):
    at = int(where * len(sound))
    check(sound[:at] + noise)
    check(sound[:at] + noise + sound[at:])
