"""The print queue on screen: for those who print, and nobody else."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.models import Job
from coproduction.core.submission import new_token
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import LetterBatch
from coproduction.correspondence.services import letters
from tests.core.formats.engines import needs_audio, needs_braille
from tests.factories import letter, reader
from tests.pdfs import text_of
from tests.questions import asks_the_same_whatever_the_rows

pytestmark = pytest.mark.django_db
QUEUE = "/staff/letters/"
HOSTILE = '<script>alert(1)</script> {{ x }} & "quotes"'


def words(answer):
    return answer.content.decode()


def print_all(browser, user, **typed):
    return browser.post(QUEUE, {"submission_token": new_token(user), "sides": "one", **typed})


def made(by):
    batch = letters.start_batch(by=by)
    jobs.run(batch.job_id)
    batch.refresh_from_db()
    return batch


def test_an_empty_queue_says_so(as_, coordinator):
    page = words(as_(coordinator).get(QUEUE))
    assert "No letter is waiting here." in page
    assert "<title>Letters" in page and "Print letters" not in page


def test_the_queue_counts_by_format(as_, coordinator):
    letter()
    letter(format="large_print")
    letter(format="braille")
    letter(address=False)
    page = words(as_(coordinator).get(QUEUE))
    for said in ("Standard print: 1", "Large print: 1", "Braille: 1", "This prints all 2 letters"):
        assert said in page
    assert "Make by hand" in page and "Add an address" in page


@pytest.mark.parametrize(("show", "seen"), [("print", 1), ("by-hand", 1), ("no-address", 1), ("rubbish", 3)])
def test_the_list_shows_one_kind(as_, coordinator, show, seen):
    letter()
    letter(format="audio")
    letter(address=False)
    assert words(as_(coordinator).get(f"{QUEUE}?show={show}")).count("Your session</td>") == seen


def test_pressing_print_leads_to_a_job_that_shows_progress(as_, coordinator):
    letter()
    browser = as_(coordinator)
    answer = print_all(browser, coordinator)
    job = Job.objects.get()
    assert answer.url == f"/my/work/{job.pk}/"
    assert "waiting to start" in words(browser.get(answer.url))
    jobs.run(job.pk)
    assert f"/staff/letters/batches/{LetterBatch.objects.get().pk}/" in words(browser.get(answer.url))


def test_the_same_form_sent_twice_prints_once(as_, coordinator):
    letter()
    token = new_token(coordinator)
    browser = as_(coordinator)
    first = browser.post(QUEUE, {"submission_token": token, "sides": "both"})
    second = browser.post(QUEUE, {"submission_token": token, "sides": "both"})
    assert first.url == second.url
    assert LetterBatch.objects.get().both_sides


def test_the_sides_are_asked_for(as_, coordinator):
    letter()
    answer = print_all(as_(coordinator), coordinator, sides="")
    assert answer.status_code == 422
    assert "<title>Error: Letters" in words(answer)
    assert "Select how your printer prints" in words(answer)


def test_printing_nothing_says_so_kindly(as_, coordinator):
    answer = print_all(as_(coordinator), coordinator)
    assert answer.status_code in (302, 409)
    assert not LetterBatch.objects.exists()


def test_the_pdf_of_a_batch_is_handed_over_and_noted(as_, coordinator):
    letter(name="Ann One")
    batch = made(coordinator)
    browser = as_(coordinator)
    answer = browser.get(f"{QUEUE}batches/{batch.pk}/letters.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store, private"
    assert "Ann One" in text_of(b"".join(answer.streaming_content))
    event = Event.objects.get(action="letters.opened")
    assert (event.actor, event.target_id) == (coordinator, str(batch.pk))


def test_a_pdf_that_is_gone_is_no_broken_page(as_, coordinator):
    letter()
    batch = made(coordinator)
    storages["letters"].delete(batch.stored_as)
    answer = as_(coordinator).get(f"{QUEUE}batches/{batch.pk}/letters.pdf")
    assert answer.status_code < 500
    assert not Event.objects.filter(action="letters.opened").exists()


def test_a_batch_is_marked_as_posted(as_, coordinator):
    waiting = letter()
    batch = made(coordinator)
    browser = as_(coordinator)
    assert "Mark all as posted" in words(browser.get(batch.get_absolute_url()))
    answer = browser.post(f"{batch.get_absolute_url()}posted/", follow=True)
    assert "1 letter marked as posted." in words(answer)
    waiting.refresh_from_db()
    assert waiting.state == DeliveryState.SENT
    assert "Posted by Cora Coordinator" in words(browser.get(f"{QUEUE}batches/"))
    page = words(browser.get(batch.get_absolute_url()))
    assert "Mark all as posted" not in page and "Put all back" not in page


def test_a_batch_is_put_back(as_, coordinator):
    letter()
    batch = made(coordinator)
    answer = as_(coordinator).post(f"{batch.get_absolute_url()}put-back/", follow=True)
    assert "1 letter put back in the queue." in words(answer)
    batch.refresh_from_db()
    assert batch.state == BatchState.PUT_BACK


def test_a_batch_that_could_not_be_made_says_what_to_do(as_, coordinator):
    waiting = letter()
    batch = letters.start_batch(by=coordinator)
    waiting.message.recipient.postal_address.delete()
    jobs.run(batch.job_id)
    page = words(as_(coordinator).get(batch.get_absolute_url()))
    assert "could not be made" in page and "Put all back in the queue" in page


def test_the_page_of_one_letter_follows_it(as_, coordinator):
    waiting = letter()
    url = f"{QUEUE}{waiting.pk}/"
    browser = as_(coordinator)
    assert "In the print queue" in words(browser.get(url))
    answer = browser.post(f"{url}print/", {"submission_token": new_token(coordinator)})
    jobs.run(Job.objects.get().pk)
    assert answer.url == f"/my/work/{Job.objects.get().pk}/"
    assert "Put back in the queue" in words(browser.get(url))
    assert "In the print queue" in words(browser.post(f"{url}put-back/", follow=True))
    assert Event.objects.filter(action="address.opened").count() >= 3


def test_braille_says_how_it_is_made_and_hands_over_its_words(as_, coordinator):
    waiting = letter(format="braille", body="Come at 2pm.")
    url = f"{QUEUE}{waiting.pk}/"
    browser = as_(coordinator)
    page = words(browser.get(url))
    assert "Braille" in page and "Print this letter alone" not in page
    answer = browser.get(f"{url}letter.txt")
    assert "Come at 2pm." in words(answer) and "attachment" in answer["Content-Disposition"]
    assert Event.objects.filter(action="letter.opened").count() == 1
    assert "1 letter marked as posted." in words(browser.post(f"{url}posted/", follow=True))
    assert "Posted by Cora Coordinator" in words(browser.get(url))


@pytest.mark.parametrize(
    "name, ending, begins",
    [
        pytest.param("braille", "brf", b" ", marks=needs_braille),
        pytest.param("audio", "mp3", b"ID3", marks=needs_audio),
    ],
)
def test_a_letter_in_braille_or_audio_is_made_here_and_who_took_it_is_written_down(
    as_, coordinator, name, ending, begins
):
    waiting = letter(format=name, body="Come at 2pm.")
    browser, url = as_(coordinator), f"{QUEUE}{waiting.pk}/"
    assert f"{url}letter.{ending}" in words(browser.get(url))
    answer = browser.get(f"{url}letter.{ending}")
    assert answer.content.startswith(begins) and f'.{ending}"' in answer["Content-Disposition"]
    assert Event.objects.filter(action="letter.opened").count() == 1


def test_a_letter_without_an_address_says_what_to_do(as_, coordinator):
    waiting = letter(address=False)
    browser = as_(coordinator)
    page = words(browser.get(f"{QUEUE}{waiting.pk}/"))
    assert "We do not know where they live" in page and "Print this letter alone" not in page
    assert "Mark as posted" not in page


@pytest.mark.parametrize(
    "path",
    ["", "batches/", "batches/{batch}/", "batches/{batch}/letters.pdf", "{letter}/", "{letter}/letter.txt"],
)
@pytest.mark.parametrize("who", ["expert", "host", "administrator", "nobody"])
def test_nobody_else_sees_letters(as_, request, coordinator, path, who):
    waiting = letter()
    batch = made(coordinator)
    url = QUEUE + path.format(batch=batch.pk, letter=waiting.pk)
    assert as_(request.getfixturevalue(who)).get(url).status_code == 403
    assert as_(coordinator).get(url).status_code == 200


@pytest.mark.parametrize(
    "path", ["batches/9999/", "batches/9999/letters.pdf", "9999/", "9999/letter.txt", "address/9999/"]
)
def test_what_is_not_there_is_not_found(as_, coordinator, path):
    assert as_(coordinator).get(QUEUE + path).status_code == 404


def test_an_email_is_no_letter(as_, coordinator, expert):
    email = letter(to=reader(email="ann@example.org")).message.deliveries.create(channel="email")
    assert as_(coordinator).get(f"{QUEUE}{email.pk}/").status_code == 404


def test_hostile_words_are_only_words(as_, coordinator):
    waiting = letter(name=HOSTILE, subject=HOSTILE)
    batch = made(coordinator)
    for url in (QUEUE, f"{QUEUE}{waiting.pk}/", batch.get_absolute_url()):
        page = words(as_(coordinator).get(url))
        assert "<script>alert(1)" not in page


def test_the_queue_says_when_nothing_can_be_printed(as_, coordinator, settings, tmp_path):
    waiting = letter()
    settings.BASE_DIR = tmp_path
    browser = as_(coordinator)
    page = words(browser.get(QUEUE))
    assert "Letters cannot be printed yet" in page and "Print letters" not in page
    assert "Print this letter alone" not in words(browser.get(f"{QUEUE}{waiting.pk}/"))
    assert print_all(browser, coordinator).status_code < 500


def test_the_lists_ask_the_same_whatever_the_rows(as_, coordinator):
    browser = as_(coordinator)
    asks_the_same_whatever_the_rows(browser, QUEUE, letter, most=16)
    asks_the_same_whatever_the_rows(browser, f"{QUEUE}batches/", lambda: post_one(coordinator))


def post_one(by):
    letter()
    letters.post_batch(batch=made(by), by=by)


def test_the_letters_of_a_batch_ask_the_same_whatever_their_number(as_, coordinator):
    letter()
    batch = made(coordinator)
    asks_the_same_whatever_the_rows(
        as_(coordinator), batch.get_absolute_url(), lambda: type(batch).objects.get().letters.add(letter())
    )


def test_the_home_page_says_what_waits(as_, coordinator, host):
    letter()
    letter(format="braille")
    letter(address=False)
    made(coordinator)
    letter()
    page = words(as_(coordinator).get("/start/"))
    for said in (
        "Print and post letters",
        "Make letters in Braille",
        "Add addresses for",
        "Post the letters that are",
    ):
        assert said in page
    assert "letters" not in words(as_(host).get("/start/")).lower()


def test_a_letter_is_taken_out_or_comes_back(as_, coordinator):
    told, returned = letter(), letter()
    browser = as_(coordinator)
    assert "Taken out of the queue." in words(browser.post(f"{QUEUE}{told.pk}/settled/", follow=True))
    assert "They were told another way" in words(browser.get(f"{QUEUE}{told.pk}/"))
    letters.post_batch(batch=made(coordinator), by=coordinator)
    page = words(browser.post(f"{QUEUE}{returned.pk}/came-back/", follow=True))
    assert "It came back in the post" in page and "This letter came back" not in page
    page = words(browser.get(reverse("home:failed")))
    assert "where they live now" in page and "Send as a letter" not in page
