"""Letters are chosen once, printed once however often the job runs, and marked as posted by someone at some time."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.selectors import letters as reading
from coproduction.correspondence.services import deliveries, failed, letters
from coproduction.reference.services import change_setting
from tests.factories import letter
from tests.pdfs import pages_of, text_of

pytestmark = pytest.mark.django_db
ALLOWED = {
    ("making", "ready"), ("making", "making"), ("making", "put_back"),
    ("ready", "posted"), ("ready", "making"), ("ready", "put_back"),
}  # fmt: skip


def stored(batch):
    with storages["letters"].open(batch.stored_as) as file:
        return file.read()


def printed(by, **more):
    batch = letters.start_batch(by=by, **more)
    jobs.run(batch.job_id)
    batch.refresh_from_db()
    return batch


@pytest.mark.parametrize("before", BatchState)
@pytest.mark.parametrize("after", BatchState)
def test_every_pair_of_states(before, after):
    assert before.may_become(after) is ((before, after) in ALLOWED)


def test_a_batch_is_printed_and_posted(coordinator, still_clock):
    waiting = [letter(name="Ann One"), letter(name="Bob Two", format="large_print")]
    batch = printed(coordinator)
    assert (batch.state, batch.size, batch.made_by) == (BatchState.READY, 2, coordinator)
    words = text_of(stored(batch))
    assert words.count("Ann One") >= 1 and words.count("Bob Two") >= 1
    assert letters.post_batch(batch=batch, by=coordinator) == 2
    for each in waiting:
        each.refresh_from_db()
        assert (each.state, each.sent_by, each.sent_at) == (DeliveryState.SENT, coordinator, timezone.now())
    assert Event.objects.get(action="letters.posted").after == {"letters": 2}
    assert reading.queue().total == 0


def test_each_person_gets_their_own_size_of_print(coordinator):
    letter(name="Small")
    letter(name="Large", format="large_print")
    pages = pages_of(stored(printed(coordinator)))
    assert len(pages) == 2
    assert min(pages[0].sizes) >= 12 and "Small" in pages[0].text
    assert min(pages[1].sizes) >= 18 and "Large" in pages[1].text


def test_on_both_sides_each_letter_begins_on_an_odd_page(coordinator):
    letter(name="Ann")
    letter(name="Bob")
    pages = pages_of(stored(printed(coordinator, both_sides=True)))
    assert ["Ann" in pages[0].text, pages[1].text, "Bob" in pages[2].text] == [True, "", True]


def test_only_what_can_be_printed_is_chosen(coordinator):
    ready = letter()
    others = [letter(format=format) for format in ("braille", "audio", "easy_read")] + [letter(address=False)]
    batch = letters.start_batch(by=coordinator)
    assert list(batch.letters.all()) == [ready]
    assert {each.pk for each in reading.to_make()} == {each.pk for each in others[:3]}
    assert [each.pk for each in reading.without_address()] == [others[3].pk]


def test_a_batch_holds_the_oldest_up_to_the_setting(coordinator, administrator):
    change_setting("letters_in_a_batch", 2, by=administrator)
    waiting = [letter() for _ in range(3)]
    first, second = letters.start_batch(by=coordinator), letters.start_batch(by=coordinator)
    assert list(first.letters.order_by("pk")) == waiting[:2]
    assert list(second.letters.all()) == waiting[2:]
    with pytest.raises(RuleBroken):
        letters.start_batch(by=coordinator)


def test_a_job_that_runs_twice_makes_one_file(coordinator):
    letter()
    batch = printed(coordinator)
    first = stored(batch)
    Job.objects.update(state=JobState.WAITING)
    jobs.run(batch.job_id)
    assert stored(batch) == first
    assert len(storages["letters"].listdir("")[1]) >= 1
    assert LetterBatch.objects.get().state == BatchState.READY


@pytest.mark.parametrize("step", ["_content", "_keep", "_move"])
def test_a_worker_that_dies_at_any_step_leaves_the_same_file(coordinator, monkeypatch, step):
    class WorkerDies(BaseException):
        pass

    done = getattr(letters, step)

    def then_die(*args, **kwargs):
        done(*args, **kwargs)
        raise WorkerDies

    waiting = [letter() for _ in range(3)]
    batch = letters.start_batch(by=coordinator)
    monkeypatch.setattr(letters, step, then_die)
    with pytest.raises(WorkerDies):
        jobs.run(batch.job_id)
    monkeypatch.undo()
    Job.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=10))
    jobs.sweep()
    jobs.run(batch.job_id)
    batch.refresh_from_db()
    assert batch.state == BatchState.READY and batch.job.state == JobState.DONE
    assert len(pages_of(stored(batch))) == 3
    assert letters.post_batch(batch=batch, by=coordinator) == len(waiting)


def test_marking_and_putting_back_ask_as_much_for_many_as_for_one(coordinator, django_assert_max_num_queries):
    for _ in range(30):
        letter()
    batch = printed(coordinator)
    with django_assert_max_num_queries(9):
        letters.post_batch(batch=batch, by=coordinator)


def test_a_batch_is_posted_once(coordinator):
    letter()
    batch = printed(coordinator)
    letters.post_batch(batch=batch, by=coordinator)
    for again in (letters.post_batch, letters.put_back):
        with pytest.raises(RuleBroken):
            again(batch=batch, by=coordinator)
    assert Event.objects.filter(action="letters.posted").count() == 1


def test_what_is_still_being_made_cannot_be_posted(coordinator):
    letter()
    batch = letters.start_batch(by=coordinator)
    with pytest.raises(RuleBroken):
        letters.post_batch(batch=batch, by=coordinator)


def test_letters_put_back_can_be_printed_again(coordinator, django_capture_on_commit_callbacks):
    waiting = letter()
    batch = printed(coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        assert letters.put_back(batch=batch, by=coordinator) == 1
    assert not storages["letters"].exists(batch.stored_as)
    assert list(reading.to_print()) == [waiting]
    again = printed(coordinator)
    assert list(again.letters.all()) == [waiting]


def test_a_batch_put_back_while_it_is_made_stays_put_back(coordinator):
    waiting = letter()
    batch = letters.start_batch(by=coordinator)
    letters.put_back(batch=batch, by=coordinator)
    jobs.run(batch.job_id)
    batch.refresh_from_db()
    assert batch.state == BatchState.PUT_BACK and batch.stored_as == ""
    assert list(reading.to_print()) == [waiting]


def test_one_spoilt_letter_goes_back_alone(coordinator):
    spoilt, good = letter(), letter()
    batch = printed(coordinator)
    letters.put_letter_back(letter=spoilt, by=coordinator)
    assert letters.post_batch(batch=batch, by=coordinator) == 1
    spoilt.refresh_from_db()
    good.refresh_from_db()
    assert (spoilt.state, spoilt.batch, good.state) == (DeliveryState.WAITING, None, DeliveryState.SENT)
    with pytest.raises(RuleBroken):
        letters.put_letter_back(letter=good, by=coordinator)


def test_one_letter_is_printed_alone(coordinator):
    letter()
    wanted = letter(name="Urgent Una")
    batch = printed(coordinator, only=wanted)
    assert list(batch.letters.all()) == [wanted]


def test_a_letter_made_by_hand_is_marked_as_posted(coordinator):
    braille, plain = letter(format="braille"), letter()
    letters.post_letter(letter=braille, by=coordinator)
    braille.refresh_from_db()
    assert (braille.state, braille.sent_by) == (DeliveryState.SENT, coordinator)
    for refused in (braille, plain):
        with pytest.raises(RuleBroken):
            letters.post_letter(letter=refused, by=coordinator)


def test_an_address_lost_while_waiting_stops_the_batch_with_words(coordinator):
    waiting = letter()
    batch = letters.start_batch(by=coordinator)
    waiting.message.recipient.postal_address.delete()
    jobs.run(batch.job_id)
    job = Job.objects.get()
    assert (job.state, "no address now" in job.problem) == (JobState.FAILED, True)
    letters.put_back(batch=batch, by=coordinator)
    assert reading.queue().without_address == 1


def test_the_sweep_leaves_letters_alone(coordinator):
    waiting = letter()
    Delivery.objects.update(created_at=timezone.now() - timedelta(days=3))
    deliveries.sweep()
    deliveries.deliver(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == DeliveryState.WAITING


def test_printed_letters_are_forgotten_after_the_settings_days(coordinator, still_clock):
    letter()
    letter()
    posted, waiting = printed(coordinator, only=reading.to_print()[0]), printed(coordinator)
    letters.post_batch(batch=posted, by=coordinator)
    still_clock.shift(timedelta(days=14))
    assert letters.forget_old() == 0
    still_clock.shift(timedelta(minutes=1))
    assert letters.forget_old() == 1
    assert letters.forget_old() == 0
    assert not storages["letters"].exists(posted.stored_as)
    assert storages["letters"].exists(waiting.stored_as)
    posted.refresh_from_db()
    with pytest.raises(RuleBroken):
        letters.open_pdf(batch=posted, by=coordinator)


def test_without_the_means_to_print_nothing_is_chosen(coordinator, settings, tmp_path):
    letter()
    settings.BASE_DIR = tmp_path
    with pytest.raises(RuleBroken, match="cannot make PDFs"):
        letters.start_batch(by=coordinator)
    assert reading.queue().to_print == 1


def test_who_was_told_another_way_gets_no_letter(coordinator):
    told, printing = letter(address=False), letter()
    letters.start_batch(by=coordinator)
    letters.settle_letter(letter=told, by=coordinator)
    told.refresh_from_db()
    assert told.state == DeliveryState.SETTLED and reading.queue().total == 0
    for refused in (told, printing):
        with pytest.raises(RuleBroken):
            letters.settle_letter(letter=refused, by=coordinator)


def test_a_letter_that_came_back_is_tried_again_from_the_list_of_failed_messages(coordinator):
    returned = letter()
    with pytest.raises(RuleBroken):
        letters.take_back(letter=returned, by=coordinator)
    letters.post_batch(batch=printed(coordinator), by=coordinator)
    letters.take_back(letter=returned, by=coordinator)
    returned.refresh_from_db()
    assert (returned.state, returned.trouble, returned.batch) == (DeliveryState.SET_ASIDE, "bounced", None)
    failed.try_again(delivery=returned, by=coordinator)
    assert list(reading.to_print()) == [returned]
