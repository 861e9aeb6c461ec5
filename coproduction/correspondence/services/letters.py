"""Printing and posting: letters are chosen once into a batch, printed, and marked as posted or put back in the queue."""

from datetime import timedelta
from secrets import token_hex

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.audit.services import record
from coproduction.core import formats, jobs, pdf
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.enums import PRINTED, BatchState, DeliveryState, MessageFormat, Trouble
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.selectors import letters as reading
from coproduction.correspondence.transport.letters import document_of, unaddressed, words_of
from coproduction.reference.selectors import setting

JOB = "correspondence.print_letters"
NOTHING = _(
    "There is no letter to print now. Somebody else may have started printing. Look at the batches below."
)
PROGRESS_EACH = 25


@transaction.atomic
def start_batch(*, by, both_sides=False, only=None):
    """Choose the letters that waited longest, or `only` that one, and make their PDF in a job. Returns the LetterBatch.

    What two people choose at the same moment never overlaps: each takes rows that nobody else has locked.
    """
    if not pdf.is_ready():
        raise RuleBroken(pdf.CANNOT_PRINT)
    queue = reading.to_print().filter(pk=only.pk) if only else reading.to_print()
    chosen = list(
        queue.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)[
            : setting("letters_in_a_batch")
        ]
    )
    if not chosen:
        raise RuleBroken(NOTHING)
    batch = LetterBatch.objects.create(
        made_by=by, both_sides=both_sides, size=len(chosen), stored_as=_new_name()
    )
    Delivery.objects.filter(pk__in=chosen).update(batch=batch, updated_at=timezone.now())
    batch.job = _job_for(batch, len(chosen))
    batch.save(update_fields=["job", "updated_at"])
    record(actor=by, action="letters.printed", target=batch, after={"letters": chosen})
    return batch


def _new_name():
    return f"{token_hex(20)}.pdf"


def _job_for(batch, count):
    title = ngettext("Print {count} letter", "Print {count} letters", count).format(count=count)
    return jobs.start(kind=JOB, by=batch.made_by, title=title, batch=batch.pk)


def make_batch(job, progress):
    """Make the PDF that a job is for. Done again, it makes the same file in the same place."""
    batch = LetterBatch.objects.get(pk=job.params["batch"])
    if batch.state == BatchState.MAKING:
        content = _content(batch, progress)
        _keep(batch, content)
    return {"words": gettext("Your letters are ready to print."), "url": batch.get_absolute_url()}


def _content(batch, progress):
    found = list(reading.letters().filter(batch=batch, state=DeliveryState.WAITING).order_by("pk"))
    documents = []
    for number, letter in enumerate(found, start=1):
        documents.append(_document(letter))
        if number % PROGRESS_EACH == 0 or number == len(found):
            progress(number, len(found))
    if not documents:
        raise RuleBroken(gettext("There is no letter left in this batch. Put it back in the queue."))
    return pdf.render_together(
        documents,
        title=gettext("Letters of batch {batch}").format(batch=batch.pk),
        both_sides=batch.both_sides,
    )


def _document(letter):
    address = getattr(letter.message.recipient, "postal_address", None)
    if address is None:
        raise RuleBroken(
            gettext("A person in this batch has no address now. Put the batch back in the queue.")
        )
    return document_of(letter, address=address, format=MessageFormat(letter.format))


@transaction.atomic
def _keep(begun, content):
    batch = _locked(begun)
    # Put back, made by another worker, or to be made without a letter called off, while we made it.
    if batch.state != BatchState.MAKING or batch.stored_as != begun.stored_as:
        return
    store = storages["letters"]
    store.delete(batch.stored_as)
    store.save(batch.stored_as, ContentFile(content))
    _move(batch, BatchState.READY)


def _locked(batch):
    return LetterBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)


def _move(batch, target, **values):
    if not BatchState(batch.state).may_become(target):
        raise RuleBroken(
            gettext("This batch is {state}. Reload the page to see it as it is.").format(
                state=BatchState(batch.state).label.lower()
            )
        )
    batch.state = target
    for name, value in values.items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", *values, "updated_at"])


@transaction.atomic
def post_batch(*, batch, by):
    """Mark the letters of a batch as posted, by this person, now. Returns how many there were."""
    batch = _locked(batch)
    now = timezone.now()
    _move(batch, BatchState.POSTED, posted_at=now, posted_by=by)
    sent = _sent(batch.letters, by, now)
    record(actor=by, action="letters.posted", target=batch, after={"letters": sent})
    return sent


def _sent(letters, by, now):
    return letters.filter(state=DeliveryState.WAITING).update(
        state=DeliveryState.SENT, sent_at=now, sent_by=by, updated_at=now
    )


@transaction.atomic
def put_back(*, batch, by):
    """Put every letter of a batch back in the queue, and delete its PDF. Returns how many letters there were."""
    batch = _locked(batch)
    stored_as = batch.stored_as
    _move(batch, BatchState.PUT_BACK, stored_as="")
    waiting = batch.letters.filter(state=DeliveryState.WAITING)
    count = waiting.update(batch=None, updated_at=timezone.now())
    record(actor=by, action="letters.put_back", target=batch, after={"letters": count})
    transaction.on_commit(lambda: storages["letters"].delete(stored_as))
    return count


@transaction.atomic
def make_again(*, batch, by):
    """Make the PDF of a batch anew, without the letters called off since: what was printed stays good but for those.

    Its file has another name, so that whoever is making the one before keeps nothing. A batch with no other letter is put
    back.
    """
    batch = _locked(batch)
    count, before = batch.letters.filter(state=DeliveryState.WAITING).count(), batch.stored_as
    if not count:
        put_back(batch=batch, by=by)
        return
    _move(batch, BatchState.MAKING, stored_as=_new_name(), job=_job_for(batch, count))
    record(actor=by, action="letters.made_again", target=batch, after={"letters": count})
    transaction.on_commit(lambda: storages["letters"].delete(before))


@transaction.atomic
def put_letter_back(*, letter, by):
    """Put one letter of a batch that was printed, but not posted, back in the queue."""
    letter = _locked_letter(letter)
    if letter.state != DeliveryState.WAITING or letter.batch_id is None:
        raise RuleBroken(
            gettext(
                "This letter is not in a batch that waits to be posted. Reload the page to see where it is."
            )
        )
    batch, letter.batch = letter.batch_id, None
    letter.save(update_fields=["batch", "updated_at"])
    record(actor=by, action="letter.put_back", target=letter, before={"batch": batch})
    return letter


@transaction.atomic
def post_letter(*, letter, by):
    """Mark one letter that was made by hand as posted."""
    letter = _in_queue(letter)
    if letter.format in PRINTED:
        raise RuleBroken(gettext("Print this letter first. You can then mark it as posted."))
    _sent(Delivery.objects.filter(pk=letter.pk), by, timezone.now())
    record(actor=by, action="letter.posted", target=letter)
    return letter


@transaction.atomic
def settle_letter(*, letter, by):
    """Take a letter out of the queue: the person was told another way, such as by telephone."""
    return _move_letter(_in_queue(letter), DeliveryState.SETTLED, "letter.settled", by=by)


@transaction.atomic
def take_back(*, letter, by):
    """Note that a letter came back in the post. It is then among the messages that did not arrive."""
    letter = _locked_letter(letter)
    if letter.state != DeliveryState.SENT:
        raise RuleBroken(gettext("This letter has not been posted. Reload the page to see where it is."))
    letter.trouble, letter.batch = Trouble.BOUNCED, None
    return _move_letter(letter, DeliveryState.SET_ASIDE, "letter.came_back", by=by)


def _locked_letter(letter):
    return reading.letters().select_for_update(of=("self",)).get(pk=letter.pk)


def _in_queue(letter):
    letter = _locked_letter(letter)
    if letter.state != DeliveryState.WAITING or letter.batch_id is not None:
        raise RuleBroken(gettext("This letter is not in the queue now. Reload the page to see where it is."))
    return letter


def _move_letter(letter, state, action, *, by):
    letter.state = state
    letter.save(update_fields=["state", "trouble", "batch", "updated_at"])
    record(actor=by, action=action, target=letter)
    return letter


@transaction.atomic
def open_pdf(*, batch, by):
    """Return the open PDF file of a batch, and write down who opened it. Raises RuleBroken where it has been deleted."""
    if batch.state == BatchState.MAKING or not batch.stored_as:
        raise RuleBroken(
            gettext("These letters are not kept here. They may have been put back, or posted a while ago.")
        )
    try:
        file = storages["letters"].open(batch.stored_as)
    except FileNotFoundError as gone:
        raise RuleBroken(
            gettext("The file of these letters is gone. Put the batch back in the queue and print it again.")
        ) from gone
    record(actor=by, action="letters.opened", target=batch)
    return file


@transaction.atomic
def words_to_make(*, letter, by):
    """Return the words of a letter that is made by hand, and write down who read them."""
    record(actor=by, action="letter.opened", target=letter)
    return words_of(letter)


def braille_of(*, letter, by):
    """Return a letter as a Braille file (.brf), and write down who took it. Raises CannotBraille."""
    document = unaddressed(letter)
    made = formats.as_braille([document], document.title)
    record(actor=by, action="letter.opened", target=letter)
    return made


def audio_of(*, letter, by):
    """Return a letter read aloud (.mp3), and write down who took it. Raises CannotSpeak."""
    made = formats.as_audio(unaddressed(letter))
    record(actor=by, action="letter.opened", target=letter)
    return made


def forget_old():
    """Delete the PDFs of batches posted longer ago than the trust keeps them. Returns how many there were."""
    before = timezone.now() - timedelta(days=setting("printed_letters_kept_days"))
    old = LetterBatch.objects.filter(state=BatchState.POSTED, posted_at__lt=before).exclude(stored_as="")
    names = list(old.values_list("stored_as", flat=True))
    for name in names:
        storages["letters"].delete(name)
    LetterBatch.objects.filter(stored_as__in=names).update(stored_as="", updated_at=timezone.now())
    return len(names)
