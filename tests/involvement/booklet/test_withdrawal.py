"""An edition that is taken out: gone for everyone, and its words do not come back."""

from functools import partial

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import new_token
from coproduction.documents.models import Document
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition, BookletFile
from involvement.selectors.booklet import Scope
from involvement.services import booklet, booklet_post
from involvement.services.booklet_withdrawal import ALREADY_OUT, NO_REASON, NOT_YOURS, withdraw_edition
from tests.factories import OpportunityFactory

WRITTEN = [BookletFormat.TEXT, BookletFormat.HTML]


@pytest.fixture
def advert(still_clock, db):
    return OpportunityFactory(published=True, title="Carers reference group")


@pytest.fixture
def make(coordinator, django_capture_on_commit_callbacks):
    """Return `make(title)`: give the advert this title and make the booklet. Returns the Job as it is then."""

    def ask(advert, title="Carers reference group"):
        advert.title = title
        advert.save()
        with django_capture_on_commit_callbacks(execute=True):
            job = booklet.start_edition(scope=Scope(), formats=WRITTEN, by=coordinator)
        job.refresh_from_db()
        return job

    return ask


@pytest.fixture
def take_out(coordinator, django_capture_on_commit_callbacks):
    def withdraw(number, reason="A name was in it"):
        with django_capture_on_commit_callbacks(execute=True):
            edition = BookletEdition.objects.get(number=number)
            return withdraw_edition(edition=edition, reason=reason, by=coordinator)

    return withdraw


def test_a_coordinator_takes_an_edition_out_and_nobody_can_read_it(
    advert, make, as_, coordinator, client, django_capture_on_commit_callbacks
):
    make(advert)
    address = BookletFile.objects.first().get_absolute_url()
    stored = list(Document.objects.values_list("stored_as", flat=True))
    desk, url = as_(coordinator), "/staff/booklet/1/take-out/"
    assert url in desk.get("/staff/booklet/1/").content.decode()
    assert "This cannot be undone" in desk.get(url).content.decode()
    assert BookletFile.objects.count() == 2  # reading the page does nothing
    typed = {"submission_token": new_token(coordinator), "reason": "A name was in it"}
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(url, typed).url == "/staff/booklet/1/"
    assert desk.post(url, typed).url == desk.get(url).url == "/staff/booklet/1/"
    page = desk.get("/staff/booklet/1/").content.decode()
    assert "By Cora Coordinator on" in page and "A name was in it" in page and "Make the same" not in page
    listed = desk.get("/staff/booklet/").content.decode()
    assert "Taken out by Cora Coordinator on 23 November 2026" in listed
    client.logout()
    everyone = client.get("/booklet/").content.decode()
    assert "Edition 1" not in everyone and "There is no booklet yet" in everyone
    gone = client.get(address)
    assert gone.status_code == 410 and "Edition 1 of the booklet can no longer" in gone.content.decode()
    assert "A name was in it" not in gone.content.decode()
    assert client.get("/booklet/2/booklet-2-text.txt").status_code == 404
    assert stored and not any(storages["documents"].exists(each) for each in stored)
    assert not BookletFile.objects.exists() and not Document.objects.exists()


def test_a_reason_is_asked_for(advert, make, as_, coordinator):
    make(advert)
    answer = as_(coordinator).post(
        "/staff/booklet/1/take-out/", {"submission_token": new_token(coordinator), "reason": " "}
    )
    assert answer.status_code == 422 and "Enter why you are taking it out" in answer.content.decode()
    assert BookletFile.objects.count() == 2


def test_it_is_written_down_who_took_it_out_and_its_words_are_forgotten(advert, make, take_out, coordinator):
    make(advert)
    edition = take_out(1)
    edition.refresh_from_db()
    assert (edition.withdrawn_by, edition.withdrawn_reason) == (coordinator, "A name was in it")
    assert edition.content == {} and edition.withdrawn_at and edition.content_sha256
    event = Event.objects.get(action="booklet.withdrawn")
    assert event.actor == coordinator
    assert event.after == {"number": 1, "formats": ["text", "html"], "reason": "A name was in it"}


def test_the_service_refuses_a_stranger_no_reason_and_the_second_of_two(
    advert, make, take_out, expert, coordinator
):
    make(advert)
    edition = BookletEdition.objects.get()
    with pytest.raises(RuleBroken, match=str(NOT_YOURS)):
        withdraw_edition(edition=edition, reason="Mine", by=expert)
    with pytest.raises(RuleBroken, match=str(NO_REASON)):
        withdraw_edition(edition=edition, reason="  ", by=coordinator)
    take_out(1)
    with pytest.raises(RuleBroken, match=str(ALREADY_OUT)):  # who read the page before the first pressed
        withdraw_edition(edition=edition, reason="Again", by=coordinator)
    assert Event.objects.filter(action="booklet.withdrawn").count() == 1


def test_the_same_words_do_not_come_back_and_other_words_do(advert, make, take_out, client):
    make(advert)
    take_out(1)
    job = make(advert)
    assert job.state == JobState.FAILED and "Edition 1 was taken out" in job.problem
    assert BookletEdition.objects.count() == 1 and not BookletFile.objects.exists()
    assert make(advert, "Carers group").state == JobState.DONE
    assert "booklet-2-text.txt" in client.get("/booklet/").content.decode()
    assert make(advert).state == JobState.FAILED  # nor later, when another edition is the newest


def test_the_edition_before_is_the_newest_again_and_stays_so_while_nothing_changes(
    advert, make, take_out, client
):
    make(advert)
    make(advert, "Carers group")
    take_out(2)
    page = client.get("/booklet/").content.decode()
    assert "booklet-1-text.txt" in page and "Edition 2" not in page and "Editions before" not in page
    assert "Nothing has changed since edition 1" in make(advert).result["words"]


def test_editions_that_say_word_for_word_the_same_go_with_it(advert, make, take_out, as_, coordinator):
    for title in ("Carers of Ann", "Carers group", "Carers of Ann"):
        make(advert, title)
    page = as_(coordinator).get("/staff/booklet/1/take-out/").content.decode()
    assert "word for word the same, and go with it: Edition 3</li>" in page
    take_out(1)
    assert [each.number for each in BookletEdition.objects.public()] == [2]
    assert Event.objects.filter(action="booklet.withdrawn").count() == 2
    assert "word for word" not in as_(coordinator).get("/staff/booklet/2/take-out/").content.decode()


def test_a_worker_that_is_making_it_meanwhile_keeps_nothing(advert, take_out, coordinator):
    job = booklet.start_edition(scope=Scope(), formats=WRITTEN, by=coordinator)

    def progress(done, total):
        if done == 2:
            take_out(1)

    with pytest.raises(RuleBroken, match="Edition 1 was taken out"):
        booklet.do_make(job, progress)
    assert not BookletFile.objects.exists() and not Document.objects.exists()
    with pytest.raises(RuleBroken, match="Edition 1 was taken out"):  # begun again by another
        booklet.do_make(job, progress)


def test_it_is_not_posted_any_more(advert, make, take_out, as_, coordinator):
    make(advert)
    edition = take_out(1)
    with pytest.raises(RuleBroken, match="Edition 1 was taken out"):
        booklet_post.start_posting(edition=edition, by=coordinator)
    assert "Postal pack" not in as_(coordinator).get("/staff/booklet/1/").content.decode()


def test_the_database_holds_that_nothing_is_left_of_its_words(advert, make, take_out, coordinator):
    make(advert)
    row = BookletEdition.objects.filter(number=1)
    whole = {"withdrawn_at": timezone.now(), "withdrawn_by": coordinator, "withdrawn_reason": "Why"}
    for wrong in (
        partial(row.update, **whole),  # its words are there still
        partial(row.update, content={}, **whole | {"withdrawn_reason": ""}),
        partial(row.update, content={}, **whole | {"withdrawn_by": None}),
        partial(row.update, withdrawn_reason="Why"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
    row.update(content={}, **whole)
