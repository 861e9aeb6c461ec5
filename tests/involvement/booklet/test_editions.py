"""Editions: numbered, made once by a job that may die and run again, kept, and posted to those who read on paper."""

from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.models import Delivery, Message, Preference
from coproduction.documents.models import Document
from experts.enums import ExpertStatus
from involvement.booklet import formats as making
from involvement.booklet.enums import BookletFormat
from involvement.booklet.formats import KINDS, Kind
from involvement.enums import OpportunityStatus
from involvement.models import BookletEdition, BookletFile, Opportunity
from involvement.selectors.booklet import Scope, newest
from involvement.selectors.booklet_post import pack_of
from involvement.services import booklet, booklet_post
from tests.core.formats.engines import needs_audio, needs_braille
from tests.factories import ExpertFactory, LocalityFactory, OpportunityFactory, TopicFactory, UserFactory

WRITTEN = [BookletFormat.TEXT, BookletFormat.HTML]


@pytest.fixture
def advert(still_clock, db):
    return OpportunityFactory(published=True, title="Carers reference group")


@pytest.fixture
def make(coordinator, django_capture_on_commit_callbacks):
    """Return `make(formats, scope)`: ask for an edition and let the job be done. Returns the Job as it is then."""

    def ask(formats=WRITTEN, scope=None):
        with django_capture_on_commit_callbacks(execute=True):
            job = booklet.start_edition(scope=scope or Scope(), formats=formats, by=coordinator)
        job.refresh_from_db()
        return job

    return ask


def bytes_of(file):
    with storages["documents"].open(file.document.stored_as) as stored:
        return stored.read()


def test_an_edition_is_made_in_each_format_and_kept(advert, make, coordinator):
    job = make()
    edition = BookletEdition.objects.get()
    assert (job.state, job.result["words"]) == (JobState.DONE, "Edition 1 is ready.")
    assert (edition.number, edition.entries, edition.made_by) == (1, 1, coordinator)
    assert {file.format for file in edition.files.all()} == set(WRITTEN)
    assert all(b"Carers reference group" in bytes_of(file) for file in edition.files.all())


def test_what_is_looked_for_does_not_run_into_one_sentence(advert, make):
    Opportunity.objects.update(looks_for=["Has called our crisis line", "Is a carer"])
    make()
    for file in BookletFile.objects.all():
        assert b"Has called our crisis line; Is a carer" in b" ".join(bytes_of(file).split())


def test_the_same_content_is_never_made_twice(advert, make):
    make()
    files = set(BookletFile.objects.values_list("pk", "document__stored_as"))
    job = make([*WRITTEN, BookletFormat.EPUB])
    assert BookletEdition.objects.count() == 1
    assert files < set(BookletFile.objects.values_list("pk", "document__stored_as"))
    assert BookletFile.objects.count() == Document.objects.count() == 3
    assert "Nothing has changed since edition 1" in job.result["words"]


def test_easy_read_waits_until_an_advert_has_one_and_the_other_formats_are_made(advert, make):
    job = make([BookletFormat.EASY_READ, BookletFormat.TEXT])
    assert job.state == JobState.DONE and str(making.NO_EASY_READ) in job.result["words"]
    assert [file.format for file in BookletFile.objects.all()] == [BookletFormat.TEXT]


def test_a_change_makes_a_new_edition_and_keeps_the_one_before(advert, make):
    make()
    before = {file.pk: bytes_of(file) for file in BookletFile.objects.all()}
    advert.title = "Young carers group"
    advert.save()
    make()
    assert [each.number for each in newest()] == [2]
    assert {file.pk: bytes_of(file) for file in BookletEdition.objects.get(number=1).files.all()} == before
    advert.title = "Carers reference group"
    advert.save()
    make()
    assert [each.number for each in newest()] == [3]


def test_only_what_is_open_is_in_it(advert, make, client):
    OpportunityFactory(title="A secret draft")
    OpportunityFactory(title="Cancelled", published=True, status=OpportunityStatus.CANCELLED)
    make()
    text = bytes_of(BookletFile.objects.get(format=BookletFormat.TEXT)).decode()
    assert "A secret draft" not in text and "Cancelled" not in text


def test_a_topic_and_a_locality_narrow_what_is_in_it(advert, make):
    topic = TopicFactory(name="Older people")
    about = OpportunityFactory(published=True, title="Memory service", locality=advert.locality)
    elsewhere = OpportunityFactory(published=True, title="Day hospital", locality=LocalityFactory())
    for each in (about, elsewhere):
        each.topics.add(topic, TopicFactory())
    for scope, here in (
        (Scope(topic=topic), {"Memory service", "Day hospital"}),
        (Scope(advert.locality, topic), {"Memory service"}),
    ):
        make([BookletFormat.TEXT], scope)
        edition = BookletEdition.objects.get(scope=scope.key)
        said = bytes_of(edition.files.get()).decode()
        titles = {"Carers reference group", "Memory service", "Day hospital"}
        assert {title for title in titles if title in said} == here
        assert "about Older people" in edition.title and edition.entries == len(here)


def test_nothing_open_is_no_booklet(still_clock, make):
    job = make()
    assert (job.state, job.problem) == (JobState.FAILED, booklet.NOTHING)
    assert not BookletEdition.objects.exists()


@pytest.mark.parametrize("stops", [1, 2, 3])
def test_a_worker_that_dies_half_way_leaves_it_for_the_next_which_makes_the_rest(
    advert, coordinator, monkeypatch, stops
):
    """What is made is kept at once; the next worker goes on in the same edition, though an advert has changed since."""
    formats = [*WRITTEN, BookletFormat.EPUB]
    job = booklet.start_edition(scope=Scope(), formats=formats, by=coordinator)
    steps = iter(range(1, 10))

    def progress(done, total):
        if next(steps) == stops:
            raise SystemExit("killed")

    with pytest.raises(SystemExit):
        booklet.do_make(job, progress)
    assert BookletFile.objects.count() == stops - 1
    kept = set(BookletFile.objects.values_list("document__stored_as", flat=True))
    OpportunityFactory(published=True, title="Came since")
    booklet.do_make(job, lambda done, total: None)
    booklet.do_make(job, lambda done, total: None)
    assert BookletEdition.objects.count() == 1 and BookletFile.objects.count() == 3
    assert kept <= set(BookletFile.objects.values_list("document__stored_as", flat=True))
    assert not any(b"Came since" in bytes_of(file) for file in BookletFile.objects.all())


def test_two_workers_that_make_the_same_format_keep_one(advert, make, coordinator):
    make()
    edition = BookletEdition.objects.get()
    booklet._keep(edition, BookletFormat.TEXT, BytesIO(b"again"), by=coordinator)
    assert edition.files.count() == 2 and Document.objects.count() == 2
    with pytest.raises(IntegrityError):
        BookletFile.objects.create(
            edition=edition, format=BookletFormat.TEXT, document=Document.objects.first()
        )


def test_a_format_without_its_engine_is_refused_and_not_offered(advert, coordinator, as_, monkeypatch):
    monkeypatch.setitem(KINDS, BookletFormat.AUDIO, Kind("application/zip", lambda: False))
    assert BookletFormat.AUDIO not in making.ready()
    with pytest.raises(RuleBroken, match="cannot make this yet: Audio"):
        booklet.start_edition(scope=Scope(), formats=[BookletFormat.AUDIO], by=coordinator)
    page = as_(coordinator).get("/staff/booklet/new/").content.decode()
    assert 'value="audio"' not in page and "This computer cannot make: Audio" in page


def test_the_command_writes_a_file(advert, tmp_path, capsys):
    file = tmp_path / "booklet.txt"
    locality = advert.locality.name
    call_command("booklet", "--format", "text", "--locality", locality.upper(), "--output", str(file))
    assert "Carers reference group" in file.read_text() and "1 adverts" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["booklet.txt"]
    assert not BookletEdition.objects.exists()
    advert.topics.add(TopicFactory(name="Older people"))
    OpportunityFactory(published=True, title="About something else", locality=advert.locality)
    call_command("booklet", "--format", "text", "--topic", "older people", "--output", str(file))
    assert "Carers" in file.read_text() and "something else" not in file.read_text()
    with pytest.raises(CommandError, match="There is no topic called Fish"):
        call_command("booklet", "--format", "text", "--topic", "Fish", "--output", str(file))
    with pytest.raises(CommandError, match="is a folder"):
        call_command("booklet", "--format", "text", "--output", ".")
    with pytest.raises(CommandError, match="There is no locality called Atlantis"):
        call_command("booklet", "--format", "text", "--locality", "Atlantis", "--output", str(file))


def reader(format, *, channel=Channel.LETTER, **who):
    person = ExpertFactory(user=UserFactory(**who), status=ExpertStatus.ACTIVE)
    Preference.objects.update_or_create(user=person.user, defaults={"channel": channel, "format": format})
    return person


def test_the_postal_pack_counts_people_by_format_and_writes_to_each_once(
    advert, make, coordinator, django_capture_on_commit_callbacks, django_assert_max_num_queries
):
    make()
    edition = BookletEdition.objects.get()
    paper = [reader(MessageFormat.LARGE_PRINT), reader(MessageFormat.LARGE_PRINT)]
    paper += [reader(MessageFormat.BRAILLE, channel=Channel.EMAIL, email=None)]
    reader(MessageFormat.STANDARD, channel=Channel.EMAIL)
    with django_assert_max_num_queries(2):
        pack = pack_of(edition)
    assert [(each.format, each.people, each.file) for each in pack.copies] == [
        (MessageFormat.LARGE_PRINT, 2, None),
        (MessageFormat.BRAILLE, 1, None),
    ]
    assert pack.without_address == 3
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            booklet_post.start_posting(edition=edition, by=coordinator)
    written = Message.objects.filter(kind="booklet_posted")
    assert {message.recipient_id for message in written} == {each.pk for each in paper}
    assert Delivery.objects.filter(message__in=written, channel=Channel.LETTER).count() == 3
    assert "in this format: braille" in written.get(recipient=paper[2].user).body
    assert Job.objects.filter(kind=booklet_post.JOB, state=JobState.DONE).count() == 2


def test_a_job_of_somebody_who_lost_the_role_is_stopped(advert, coordinator, make):
    job = booklet.start_edition(scope=Scope(), formats=WRITTEN, by=coordinator)
    coordinator.role_grants.all().delete()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED and not BookletEdition.objects.exists()


BEGINNINGS = {
    "pdf": b"%PDF-",
    "large-print": b"%PDF-",
    "text": b"Ways to take part in",
    "epub": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "brf": b",WAYS TO TAKE",
    "audio": b"PK\x03\x04",
}


@pytest.mark.parametrize(
    "format",
    [
        pytest.param(format, marks={"brf": needs_braille, "audio": needs_audio}.get(format, ()))
        for format in BEGINNINGS
    ],
)
def test_the_command_writes_each_format(advert, tmp_path, format):
    file = tmp_path / "booklet"
    call_command("booklet", "--format", format, "--locality", advert.locality.name, "--output", str(file))
    assert file.read_bytes().lstrip().startswith(BEGINNINGS[format])
