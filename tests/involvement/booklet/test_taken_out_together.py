"""One bad advert in many editions: those that have it go together, their letters stop, and no new booklet brings it back."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core import pdf
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import new_token
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch, Message
from coproduction.correspondence.selectors import unread_count
from coproduction.correspondence.services import letters, say_again
from coproduction.correspondence.transport.letters import reference_of
from experts.enums import ExpertStatus
from involvement.booklet.enums import BookletFormat
from involvement.enums import OpportunityStatus
from involvement.models import BookletEdition
from involvement.notices.booklet import COVER
from involvement.selectors.booklet import Scope, content_of
from involvement.services import booklet, booklet_post
from involvement.services.booklet_withdrawal import withdraw_edition
from tests.factories import ExpertFactory, LocalityFactory, OpportunityFactory, UserFactory, letter
from tests.factories.correspondence import reader
from tests.pdfs import text_of

OUT = {"withdrawn_at": timezone.now(), "withdrawn_reason": "A name"}
PAGE = "/staff/booklet/{}/take-out/"


@pytest.fixture
def bad(still_clock, db):
    return OpportunityFactory(published=True, title="Carers of Ann", locality=LocalityFactory(name="Norwich"))


@pytest.fixture
def make(coordinator, django_capture_on_commit_callbacks):
    def ask(**scope):
        with django_capture_on_commit_callbacks(execute=True):
            job = booklet.start_edition(scope=Scope(**scope), formats=[BookletFormat.TEXT], by=coordinator)
        job.refresh_from_db()
        return job

    return ask


@pytest.fixture
def four(bad, make):
    """Make editions 1 (all), 2 (Norwich) and 4 (all, later) with the bad advert, and 3 (Ipswich) without it."""
    good = OpportunityFactory(published=True, title="Ward visits", locality=LocalityFactory(name="Ipswich"))
    make()
    make(locality=bad.locality)
    make(locality=good.locality)
    OpportunityFactory(published=True, title="Research", locality=good.locality)
    make()
    return {each.number: each for each in BookletEdition.objects.all()}


def public():
    return sorted(BookletEdition.objects.public().values_list("number", flat=True))


def test_the_others_with_the_same_advert_are_shown_and_go_with_it_in_one_step(four, bad, as_, coordinator):
    desk = as_(coordinator)
    page = desk.get(PAGE.format(1))
    assert list(page.context["form"].known) == [str(four[number].pk) for number in (4, 3, 2)]
    words = page.content.decode()
    assert "It has: Carers of Ann; Ward visits" in words and words.count("It has: ") == 3
    assert words.count("It has: Carers of Ann") == 2 and words.count("It has: Ward visits") == 1
    page = desk.get(PAGE.format(1), {"advert": bad.pk})
    words = page.content.decode()
    assert list(page.context["form"].known) == [str(four[4].pk), str(four[2].pk)]
    assert "It has: Carers of Ann" in words and f'/staff/adverts/{bad.pk}/"' in words
    typed = {"submission_token": new_token(coordinator), "others": [four[4].pk, four[2].pk]}
    refused = desk.post(PAGE.format(1), {**typed, "reason": ""})
    assert refused.status_code == 422 and refused.content.decode().count(" checked") == 2
    assert desk.post(PAGE.format(1), {**typed, "reason": "A name was in it"}).url == "/staff/booklet/1/"
    assert public() == [3]
    reasons = BookletEdition.objects.exclude(number=3).values_list("withdrawn_reason", flat=True)
    assert set(reasons) == {"A name was in it"}
    assert Event.objects.filter(action="booklet.withdrawn", actor=coordinator).count() == 3


def test_none_goes_that_was_not_chosen(four, as_, coordinator):
    typed = {"submission_token": new_token(coordinator), "reason": "A name", "others": [four[2].pk]}
    as_(coordinator).post(PAGE.format(1), typed)
    assert public() == [3, 4]
    told = as_(coordinator).get("/staff/booklet/1/").content.decode()
    assert "Edition 1 is taken out, and with it: Edition 2." in told
    words = as_(coordinator).get(PAGE.format(3)).content.decode()
    assert "Edition 4: " in words and "Edition 1" not in words and "Edition 2" not in words


def test_an_edition_that_shares_nothing_cannot_be_taken_with_it(four, as_, coordinator):
    typed = {"submission_token": new_token(coordinator), "reason": "A name", "others": [four[3].pk]}
    assert as_(coordinator).post(PAGE.format(2), typed).status_code == 422
    assert public() == [1, 2, 3, 4]


@pytest.mark.parametrize("rows", [1, 4])
def test_the_page_asks_no_more_of_more_editions(
    bad, make, as_, coordinator, rows, django_assert_max_num_queries
):
    for number in range(rows + 1):
        OpportunityFactory(published=True, title=f"Group {number}")
        make()
    desk = as_(coordinator)
    desk.get(PAGE.format(1))
    with django_assert_max_num_queries(13):
        assert len(desk.get(PAGE.format(1)).context["form"].known) == rows


@pytest.fixture
def posted(bad, make, coordinator, django_capture_on_commit_callbacks):
    """Make two editions and write a cover letter of each to two people."""
    for _ in range(2):
        person = ExpertFactory(user=reader(), status=ExpertStatus.ACTIVE)
        letter(to=person.user)  # something else waits for them
    make()
    OpportunityFactory(published=True, title="Research")
    make()
    editions = list(BookletEdition.objects.order_by("number"))
    for each in editions:
        with django_capture_on_commit_callbacks(execute=True):
            booklet_post.start_posting(edition=each, by=coordinator)
    return editions


def covers(edition):
    return Delivery.objects.filter(message__key__startswith=f"booklet-{edition.pk}-").order_by("pk")


def test_cover_letters_that_wait_are_stopped_and_never_printed_or_sent_again(posted, coordinator, as_):
    first, second = posted
    sent = covers(first).first()
    Delivery.objects.filter(pk=sent.pk).update(state=DeliveryState.SENT)
    copy = None
    for each in Message.objects.filter(deliveries__in=covers(first)):
        copy = say_again(message=each, by=coordinator)
    withdraw_edition(edition=first, reason="A name", by=coordinator)
    assert set(covers(second).values_list("state", flat=True)) == {DeliveryState.WAITING}
    states = list(covers(first).values_list("state", flat=True))
    assert states == [DeliveryState.SENT, DeliveryState.CALLED_OFF]
    assert copy.deliveries.get().state == DeliveryState.CALLED_OFF
    assert Event.objects.get(action="messages.called_off").after == {"messages": 4, "stopped": 3}
    for each in Message.objects.filter(kind=COVER, called_off_at__isnull=False):
        with pytest.raises(RuleBroken, match="was taken out since"):
            say_again(message=each, by=coordinator)
    page = as_(coordinator).get(f"/staff/messages/to/{sent.message.recipient_id}/").content.decode()
    assert page.count("Send it again") == 2  # what else waits, and the cover of the edition that is not out


def keys_in(batch):
    return set(batch.letters.filter(state=DeliveryState.WAITING).values_list("message__key", flat=True))


def nothing(done, total):
    pass


@pytest.mark.parametrize("is_made", [False, True])
def test_a_batch_that_is_being_printed_stays_and_says_which_to_take_out(posted, coordinator, as_, is_made):
    first = posted[0]
    batch = letters.start_batch(by=coordinator)
    if is_made:
        letters.make_batch(batch.job, nothing)
    batch.refresh_from_db()
    withdraw_edition(edition=first, reason="A name", by=coordinator)
    again = LetterBatch.objects.get(pk=batch.pk)
    assert (again.state, again.letters.count(), len(keys_in(again))) == (BatchState.MAKING, 6, 4)
    assert not any(key.startswith(f"booklet-{first.pk}-") for key in keys_in(again))
    letters.make_batch(again.job, nothing)
    desk = as_(coordinator)
    page = desk.get(again.get_absolute_url()).content.decode()
    assert "Take these 2 letters out of the pile" in page
    for each in covers(first):
        assert f"{reference_of(each)}, for {each.message.recipient}" in page
        assert "not to be posted" in desk.get(f"/staff/letters/{each.pk}/").content.decode()
    assert "Letters to take out" in desk.get("/staff/letters/").content.decode()
    assert letters.post_batch(batch=again, by=coordinator) == 4
    assert set(covers(first).values_list("state", flat=True)) == {DeliveryState.CALLED_OFF}
    assert "out of the pile" not in desk.get(again.get_absolute_url()).content.decode()


def test_the_pdf_is_made_again_without_them(posted, coordinator, django_capture_on_commit_callbacks):
    batch = letters.start_batch(by=coordinator)
    letters.make_batch(batch.job, nothing)
    batch.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_edition(edition=posted[0], reason="A name", by=coordinator)
    assert not storages["letters"].exists(batch.stored_as)
    again = LetterBatch.objects.get(pk=batch.pk)
    assert again.state == BatchState.READY
    with storages["letters"].open(again.stored_as) as file:
        words = text_of(file.read())
    assert [reference_of(each) in words for each in covers(posted[0])] == [False, False]
    assert [reference_of(each) in words for each in covers(posted[1])] == [True, True]


def test_whoever_was_making_the_old_pdf_keeps_nothing(posted, coordinator, monkeypatch):
    batch = letters.start_batch(by=coordinator)
    render = pdf.render_together

    def take_out_meanwhile(documents, **how):
        monkeypatch.undo()
        withdraw_edition(edition=posted[0], reason="A name", by=coordinator)
        return render(documents, **how)

    monkeypatch.setattr(pdf, "render_together", take_out_meanwhile)
    letters.make_batch(batch.job, nothing)
    again = LetterBatch.objects.get(pk=batch.pk)
    assert again.state == BatchState.MAKING and again.job != batch.job
    assert not storages["letters"].exists(batch.stored_as)
    assert not storages["letters"].exists(again.stored_as)


def test_a_batch_of_them_alone_is_put_back(posted, coordinator):
    batch = letters.start_batch(by=coordinator, only=covers(posted[0]).first())
    letters.make_batch(batch.job, nothing)
    withdraw_edition(edition=posted[0], reason="A name", by=coordinator)
    batch.refresh_from_db()
    assert (batch.state, batch.stored_as) == (BatchState.PUT_BACK, "")


def test_the_person_is_told_in_their_messages_that_it_no_longer_counts(posted, coordinator, as_):
    first = posted[0]
    person = covers(first).first().message.recipient
    before = unread_count(person)
    withdraw_edition(edition=first, reason="A name", by=coordinator)
    assert unread_count(person) == before - 1
    inbox = as_(person).get("/inbox/").content.decode()
    assert (inbox.count("No longer counts"), inbox.count("New</strong>")) == (1, before - 1)
    for each in Message.objects.filter(recipient=person, in_inbox=True):
        page = as_(person).get(f"/inbox/{each.pk}/").content.decode()
        assert ("We called this message off on" in page) is bool(each.called_off_at)
        assert ("See it in the portal" in page) is bool(each.link and not each.called_off_at)
    desk = as_(coordinator)
    assert desk.get(f"/staff/messages/to/{person.pk}/").content.decode().count("It no longer counts.") == 1


def test_a_batch_without_them_stays(posted, coordinator):
    other = letters.start_batch(by=coordinator, only=letter())
    withdraw_edition(edition=posted[0], reason="A name", by=coordinator)
    other.refresh_from_db()
    assert other.state == BatchState.MAKING and other.letters.count() == 1


def test_one_who_is_still_writing_letters_writes_no_more(bad, make, coordinator, monkeypatch):
    for _ in range(2):
        ExpertFactory(user=UserFactory(email=None), status=ExpertStatus.ACTIVE)
    make()
    edition = BookletEdition.objects.get()
    job = booklet_post.start_posting(edition=edition, by=coordinator)
    monkeypatch.setattr(booklet_post, "BATCH", 1)

    def progress(done, total):
        withdraw_edition(edition=edition, reason="A name", by=coordinator)

    with pytest.raises(RuleBroken, match="Edition 1 was taken out"):
        booklet_post.do_post(job, progress)
    assert [each.state for each in covers(edition)] == [DeliveryState.CALLED_OFF]


def test_an_advert_that_is_taken_down_is_in_no_new_booklet(bad, make, tmp_path):
    OpportunityFactory(published=True, title="Ward visits")
    make()
    bad.status = OpportunityStatus.CANCELLED
    bad.save()
    make()
    newest = BookletEdition.objects.first()
    assert newest.number == 2 and bad not in newest.adverts.all()
    assert "Carers of Ann" not in str(newest.content) and "Ward visits" in str(newest.content)
    file = tmp_path / "booklet.txt"
    call_command("booklet", "--format", "text", "--output", str(file))
    assert "Carers of Ann" not in file.read_text() and "Ward visits" in file.read_text()


def test_the_command_does_not_write_again_what_was_taken_out(bad, make, coordinator, tmp_path):
    make()
    withdraw_edition(edition=BookletEdition.objects.get(), reason="A name", by=coordinator)
    file = tmp_path / "booklet.txt"
    with pytest.raises(CommandError, match="Edition 1 was taken out"):
        call_command("booklet", "--format", "text", "--output", str(file))
    assert not list(tmp_path.iterdir())
    OpportunityFactory(published=True, title="Ward visits")
    assert content_of(Scope())["chapters"]
    call_command("booklet", "--format", "text", "--output", str(file))
    assert file.exists()


def test_editions_made_before_are_told_which_adverts_they_have(four, bad):
    taken_out = four[2]
    BookletEdition.objects.filter(pk=taken_out.pk).update(content={}, **OUT, withdrawn_by=taken_out.made_by)
    for each in four.values():
        each.adverts.clear()
    import_module("involvement.migrations.0026_adverts_in_editions").fill(apps, None)
    assert {number: each.adverts.count() for number, each in four.items()} == {1: 2, 2: 0, 3: 1, 4: 3}
    assert four[1].adverts.filter(pk=bad.pk).exists() and not four[3].adverts.filter(pk=bad.pk).exists()
