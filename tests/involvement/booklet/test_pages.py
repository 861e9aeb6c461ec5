"""The pages of the booklet: what everyone downloads, and the desk where a coordinator makes and posts it."""

import pytest

from coproduction.core.models import Job
from coproduction.core.submission import new_token
from coproduction.correspondence.models import Message
from experts.enums import ExpertStatus
from involvement.booklet.enums import BookletFormat
from involvement.enums import OpportunityStatus
from involvement.models import BookletEdition, BookletFile
from involvement.selectors.booklet import Scope
from involvement.services import booklet
from involvement.services.booklet_withdrawal import withdraw_edition
from tests.core.formats.engines import needs_audio
from tests.core.formats.test_audio import seconds_of
from tests.factories import ExpertFactory, OpportunityFactory, UserFactory
from tests.questions import asks_the_same_whatever_the_rows


@pytest.fixture
def advert(still_clock, db):
    return OpportunityFactory(published=True, title="Carers reference group")


def typed(user, formats, **more):
    return {"submission_token": new_token(user), "formats": formats, "language": "en-gb", **more}


@pytest.fixture
def make(coordinator):
    def ask(formats=(BookletFormat.TEXT, BookletFormat.HTML)):
        job = booklet.start_edition(scope=Scope(), formats=formats, by=coordinator)
        booklet.do_make(job, lambda done, total: None)
        return BookletEdition.objects.first()

    return ask


def test_a_coordinator_makes_an_edition_and_everybody_downloads_it(
    advert, as_, coordinator, client, django_capture_on_commit_callbacks
):
    desk = as_(coordinator)
    assert "There is no edition yet" in desk.get("/staff/booklet/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post("/staff/booklet/new/", typed(coordinator, ["text", "html"]))
    assert answer.url == f"/my/work/{Job.objects.get().pk}/"
    assert "/staff/booklet/1/" in desk.get(answer.url).content.decode()
    assert "Edition 1 of the booklet" in desk.get("/staff/booklet/1/").content.decode()
    client.logout()
    page = client.get("/booklet/").content.decode()
    assert "Edition 1, 23 November 2026" in page and "/booklet/1/booklet-1-text.txt" in page
    for name, media_type in (("booklet-1-text.txt", "text/plain"), ("booklet-1-html.html", "text/html")):
        file = client.get(f"/booklet/1/{name}")
        assert file.status_code == 200 and file["Content-Type"].startswith(media_type)
        assert file["Content-Disposition"] == f'attachment; filename="{name}"'
        assert "sandbox" in file["Content-Security-Policy"]
        assert b"Carers reference group" in b"".join(file.streaming_content)
    assert client.get("/booklet/1/booklet-1-pdf.pdf").status_code == 404
    assert client.get("/booklet/2/booklet-1-text.txt").status_code == 404
    assert 'href="/booklet/"' in client.get("/opportunities/").content.decode()


@needs_audio
def test_a_phone_plays_one_part_after_the_other(advert, make, client, coordinator):
    make([BookletFormat.AUDIO])
    assert 'href="/booklet/1/listen/"' in client.get("/booklet/").content.decode()
    page = client.get("/booklet/1/listen/").content.decode()
    assert "Ways to take part" in page and advert.locality.name in page
    assert 'href="/booklet/1/listen/1.mp3"' in page and "/listen/2.mp3" not in page
    heard = client.get("/booklet/1/listen/1.mp3")
    assert heard["Content-Type"] == "audio/mpeg" and "sandbox" in heard["Content-Security-Policy"]
    assert 'filename="booklet-1-01-' in heard["Content-Disposition"]
    assert seconds_of(heard.content) > 5
    assert client.get("/booklet/1/listen/2.mp3").status_code == 404
    withdraw_edition(edition=BookletEdition.objects.get(), reason="A name was in it", by=coordinator)
    for gone in ("/booklet/1/listen/", "/booklet/1/listen/1.mp3"):
        assert client.get(gone).status_code == 410


def test_an_edition_without_audio_is_not_listened_to(advert, make, client):
    make()
    assert "listen/" not in client.get("/booklet/").content.decode()
    for nothing in ("/booklet/1/listen/", "/booklet/1/listen/0.mp3", "/booklet/7/listen/"):
        assert client.get(nothing).status_code == 404


def test_no_format_is_asked_again(advert, as_, coordinator):
    answer = as_(coordinator).post("/staff/booklet/new/", typed(coordinator, []))
    assert answer.status_code == 422 and "Select at least one format" in answer.content.decode()
    answer = as_(coordinator).post("/staff/booklet/new/", typed(coordinator, ["scroll"], locality="9" * 30))
    assert answer.status_code == 422 and not Job.objects.exists()


def test_editions_before_stay_for_everybody(advert, make, client):
    make()
    advert.title = "Young carers group"
    advert.save()
    make()
    page = client.get("/booklet/").content.decode()
    newest, before = page.split("Editions before")
    assert "booklet-2-text.txt" in newest and "booklet-1-text.txt" in before
    assert client.get("/booklet/1/booklet-1-text.txt").status_code == 200


def test_a_file_that_is_lost_is_not_found(advert, make, client, settings):
    make()
    file = BookletFile.objects.first()
    file.document.stored_as = "gone"
    file.document.save()
    assert client.get(file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("url", ["/booklet/", "/staff/booklet/"])
def test_a_list_of_editions_asks_the_same_whatever_there_is(advert, make, as_, coordinator, url):
    def change_and_make():
        advert.summary += " More."
        advert.save()
        make()

    change_and_make()
    asks_the_same_whatever_the_rows(as_(coordinator), url, change_and_make)


def test_the_cover_letters_are_written_at_the_press_of_a_button(
    advert, make, as_, coordinator, django_capture_on_commit_callbacks
):
    make()
    desk, button = as_(coordinator), {"submission_token": new_token(coordinator)}
    assert "there is nothing to post" in desk.get("/staff/booklet/1/").content.decode()
    answer = desk.post("/staff/booklet/1/post/", button)
    assert answer.status_code == 409 and "nothing to post" in answer.content.decode()
    ExpertFactory(user=UserFactory(email=None), status=ExpertStatus.ACTIVE)
    assert "1 person gets this booklet in the post" in desk.get("/staff/booklet/1/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post("/staff/booklet/1/post/", button).status_code == 302
    assert Message.objects.filter(kind="booklet_posted").count() == 1
    assert "Cora Coordinator had cover letters written" in desk.get("/staff/booklet/1/").content.decode()


@pytest.mark.parametrize("end", ["", "/"])
@pytest.mark.parametrize(
    ("status", "code"),
    [(OpportunityStatus.PUBLISHED, 302), (OpportunityStatus.CANCELLED, 302), (OpportunityStatus.DRAFT, 404)],
)
def test_the_short_address_leads_to_what_everybody_may_see(still_clock, client, db, status, code, end):
    advert = OpportunityFactory(published=status != OpportunityStatus.DRAFT, status=status)
    answer = client.get(f"/o/{advert.reference}{end}")
    assert answer.status_code == code
    assert code == 404 or answer.url == f"/opportunities/{advert.reference}/"
