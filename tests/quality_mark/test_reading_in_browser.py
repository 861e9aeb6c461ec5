"""A reviewer reads the evidence, asks and is answered, in a real Chromium: on a phone, at 320 px and on a wide screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coproduction.core import pdf
from quality_mark.models import Evidence, Question
from quality_mark.services.allocation import allocate, declare
from quality_mark.services.sending import submit
from quality_mark.services.writing import keep_evidence
from tests.browser.chromium import DESKTOP, PHONE
from tests.documents import files
from tests.quality_mark.conftest import open_version_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = [pdf.Paragraph(f"{number}. What people said about leaving hospital. " * 20) for number in range(12)]


@pytest.fixture
def review(ready, host, panel, chair, meeting):
    """A review with its papers open, of work that shows a PDF of some pages and a photo."""
    statement = open_version_of(ready).statements.get(criterion__number=1)
    minutes = pdf.render(pdf.Document(title="Minutes", blocks=LONG))
    for name, content in (("minutes.pdf", minutes), ("the day.jpg", files.jpeg(size=(640, 320)))):
        document = keep_evidence(SimpleUploadedFile(name, content), by=host)
        Evidence.objects.create(statement=statement, document=document, shows=f"Shows {name}")
    submit(submission=ready, by=host)
    reviews = allocate(submission=ready, meeting=meeting, reviewers=panel, by=chair)
    return declare(review=reviews[0], conflict=False, words="", by=panel[0])


def is_drawn(eyes, picture):
    picture.scroll_into_view_if_needed()
    eyes.page.wait_for_function(
        "each => each.complete && each.naturalWidth > 0", arg=picture.element_handle()
    )
    return picture.evaluate(
        "each => each.getBoundingClientRect().right <= document.documentElement.clientWidth"
    )


@pytest.mark.parametrize(
    "size", [PHONE, {"width": 320, "height": 640}, DESKTOP], ids=["phone", "320", "desktop"]
)
def test_a_pdf_and_a_photo_are_read_in_the_page(open_as, review, size):
    eyes = open_as(review.reviewer, size)
    eyes.goto(reverse("quality_mark:score", args=[review.pk, 1]))
    assert is_drawn(eyes, eyes.page.get_by_alt_text("Shows the day.jpg"))
    eyes.page.get_by_text("Read minutes.pdf here").click()
    pages = eyes.page.locator("img[alt^='Page ']")
    assert pages.count() >= 2
    assert is_drawn(eyes, pages.first) and is_drawn(eyes, pages.last)
    eyes.finds_nothing_wrong()
    assert eyes.downloads("minutes.pdf").startswith(b"%PDF-")
    eyes.goto(reverse("quality_mark:review", args=[review.pk]))
    eyes.page.get_by_text("See the files for criterion 1").first.click()
    eyes.page.get_by_text("Read minutes.pdf here").click()
    eyes.finds_nothing_wrong()


def test_without_scripts_too(open_as, review):
    eyes = open_as(review.reviewer, PHONE, java_script_enabled=False)
    eyes.goto(reverse("quality_mark:score", args=[review.pk, 1]))
    eyes.page.get_by_text("Read minutes.pdf here").click()
    assert eyes.page.locator("img[alt^='Page ']").first.is_visible()


def test_a_question_goes_there_and_back(open_as, review, host):
    eyes = open_as(review.reviewer, PHONE)
    eyes.goto(reverse("quality_mark:score", args=[review.pk, 1]))
    eyes.follow("Ask those who sent it about this")
    eyes.finds_nothing_wrong()
    eyes.press("Ask them")
    eyes.follows_the_error_to("words")
    eyes.fill("Your question", "Who chose the ten people?")
    eyes.press("Ask them")
    eyes.sees("Who chose the ten people?")
    eyes.finds_nothing_wrong()
    writer = open_as(host, DESKTOP)
    writer.goto(reverse("home:start"))
    writer.follow("Answer what the panel asks")
    writer.sees("A reviewer asked on")
    writer.finds_nothing_wrong()
    writer.follow("Question 1")
    writer.fill("Your answer", "They chose themselves")
    writer.press("Send your answer")
    writer.sees("We have told the reviewer")
    writer.finds_nothing_wrong()
    eyes.goto(reverse("quality_mark:review", args=[review.pk]))
    eyes.sees("They chose themselves")
    eyes.finds_nothing_wrong()
    assert Question.objects.get().criterion.number == 1
