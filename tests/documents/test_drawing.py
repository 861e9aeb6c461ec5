"""The pages of a PDF as pictures: what can be seen of them, who may see them, and how large they get."""

import io

import pytest
from pikepdf import Array
from PIL import Image

from coproduction.audit.models import Event
from coproduction.documents.cleaning.drawing import draw_page
from coproduction.documents.cleaning.kinds import NotTaken
from coproduction.documents.cleaning.pdfs import clean_pdf
from coproduction.documents.enums import ScanState
from tests.documents import files


def drawn(data, number=1):
    return Image.open(io.BytesIO(draw_page(data, number)))


def test_a_page_is_drawn_with_what_is_on_it():
    picture = drawn(files.pdf(1, files.put_picture)).convert("L")
    scale = picture.width / 200  # the page is 200 points wide, the photo 64, at the foot
    assert picture.getpixel((int(5 * scale), int(84 * scale))) < 60
    assert picture.getpixel((int(60 * scale), int(84 * scale))) > 200


def test_what_was_typed_into_a_form_is_there_in_a_font_the_file_does_not_bring():
    picture = drawn(clean_pdf(files.pdf(1, files.form)).content).convert("L")
    assert picture.getextrema()[0] < 100


@pytest.mark.parametrize(
    "box", [[0, 0, 14400, 100], [0, 0, 14400, 14400], [0, 0, 1, 14400], [-50, -50, 150, 50]]
)
def test_no_side_is_longer_than_can_be_used(box):
    def resize(made):
        made.pages[0].obj.MediaBox = Array(box)

    picture = drawn(files.pdf(1, resize))
    assert max(picture.size) <= 1601


@pytest.mark.parametrize(("data", "number"), [(files.pdf(2), 3), (b"%PDF-1.7 nothing", 1), (b"", 1)])
def test_what_cannot_be_drawn_is_refused(data, number):
    with pytest.raises(NotTaken):
        draw_page(data, number)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("own_files")
class TestThePages:
    @pytest.fixture
    def ticket(self, keep, expert):
        return keep(files.pdf(2, files.put_picture), "ticket.pdf", by=expert)

    def test_each_is_a_picture_sealed_off_from_everything(self, ticket, as_, expert):
        assert ticket.pages == 2
        for url in ticket.page_urls:
            answer = as_(expert).get(url)
            assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
            assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Cache-Control"] == "no-store, private"
            assert answer.content.startswith(b"\x89PNG")

    def test_reading_it_is_written_down_once(self, ticket, as_, expert):
        for url in ticket.page_urls:
            as_(expert).get(url)
        assert Event.objects.get(action="document.opened").target_id == str(ticket.pk)

    @pytest.mark.parametrize("number", [0, 3, 10**9])
    def test_a_page_that_is_not_there(self, ticket, as_, expert, number):
        assert as_(expert).get(f"/documents/{ticket.pk}/pages/{number}/").status_code == 404

    def test_another_persons_file_is_not_there(self, ticket, as_, other_expert):
        assert as_(other_expert).get(ticket.page_urls[0]).status_code == 404

    @pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.INFECTED])
    def test_nothing_of_a_file_that_is_not_known_to_be_clean_is_shown(self, ticket, as_, expert, state):
        ticket.scan_state = state
        ticket.save()
        assert as_(expert).get(ticket.page_urls[0]).status_code == 403

    def test_a_photo_has_no_pages(self, keep, expert):
        assert keep(files.jpeg(), by=expert).page_urls == []

    def test_a_purpose_may_take_longer_files(self, keep, expert):
        assert keep(files.pdf(20), by=expert).pages == 20
