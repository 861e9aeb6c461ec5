"""The print queue: what waits, batches being printed, and one letter."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core import formats, pdf
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.correspondence.enums import (
    HOW_TO_MAKE,
    PRINTED,
    BatchState,
    DeliveryState,
    MessageFormat,
    Permission,
)
from coproduction.correspondence.forms.letters import PrintForm
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.selectors import letters as reading
from coproduction.correspondence.services import addresses, letters as services
from coproduction.correspondence.transport.letters import reference_of
from coproduction.reference.selectors import setting

SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PRINT_LETTERS)
@post_once
def queue(request):
    """Show what waits to be printed, and print it."""
    form = PrintForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        batch = services.start_batch(by=request.user, **form.facts())
        return redirect("core:job", batch.job_id)
    show = request.GET.get("show", "")
    page = page_of(request, reading.shown(show))
    context = {
        "form": form,
        "queue": reading.queue(),
        "can_print": pdf.is_ready(),
        "most": setting("letters_in_a_batch"),
        "batches": page_of(request, reading.open_batches(), per_page=10).object_list,
        "show": show if show in reading.SHOWN else "",
        "page": page,
        "rows": [(letter, *_words(letter)) for letter in page.object_list],
    }
    return render(request, "correspondence/letters.html", context, status=422 if form.errors else 200)


def _words(letter):
    return reference_of(letter), MessageFormat(letter.format).label, _what_next(letter)


def _what_next(letter):
    if not hasattr(letter.message.recipient, "postal_address"):
        return ""  # the page asks for their address
    return gettext("Ready to print") if letter.format in PRINTED else gettext("Make by hand")


@require_safe
@needs(Permission.PRINT_LETTERS)
def past_batches(request):
    """List the batches that were posted or put back."""
    return render(
        request, "correspondence/past_batches.html", {"page": page_of(request, reading.past_batches())}
    )


@require_safe
@needs(Permission.PRINT_LETTERS)
def batch(request, pk):
    """Show one batch: its letters, its PDF, and what to do with it."""
    found = _batch(request, pk)
    page = page_of(request, reading.letters(found.letters).order_by("pk"))
    context = {
        "batch": found,
        "is_making": found.state == BatchState.MAKING,
        "is_ready": found.state == BatchState.READY,
        "to_take_out": [(letter, reference_of(letter)) for letter in _to_take_out(found)],
        "page": page,
        "rows": [(letter, *_words(letter)) for letter in page.object_list],
    }
    return render(request, "correspondence/batch.html", context)


def _to_take_out(batch):
    return [] if batch.state == BatchState.POSTED else reading.called_off_in(batch)


@require_safe
@needs(Permission.PRINT_LETTERS)
def batch_pdf(request, pk):
    """Hand over the PDF of a batch."""
    found = _batch(request, pk)
    file = services.open_pdf(batch=found, by=request.user)
    name = f"letters-batch-{found.pk}.pdf"
    return _handed_over(FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf"))


@require_POST
@needs(Permission.PRINT_LETTERS)
def batch_posted(request, pk):
    count = services.post_batch(batch=_batch(request, pk), by=request.user)
    words = ngettext("{count} letter marked as posted.", "{count} letters marked as posted.", count)
    messages.success(request, words.format(count=count))
    return redirect("correspondence:letters")


@require_POST
@needs(Permission.PRINT_LETTERS)
def batch_put_back(request, pk):
    count = services.put_back(batch=_batch(request, pk), by=request.user)
    words = ngettext("{count} letter put back in the queue.", "{count} letters put back in the queue.", count)
    messages.success(request, words.format(count=count))
    return redirect("correspondence:letters")


@require_safe
@needs(Permission.PRINT_LETTERS)
def letter(request, pk):
    """Show one letter: who it is for, where it goes, and what to do next."""
    found = _letter(request, pk)
    waits = found.state == DeliveryState.WAITING
    has_address = hasattr(found.message.recipient, "postal_address")
    in_queue = waits and found.batch_id is None and has_address
    context = {
        "letter": found,
        "reference": reference_of(found),
        "format": MessageFormat(found.format).label,
        "person": found.message.recipient,
        "address": found.message.recipient.postal_address if has_address else None,
        "how_to_make": HOW_TO_MAKE.get(found.format, "") if waits and found.batch_id is None else "",
        "can_braille": found.format == MessageFormat.BRAILLE and formats.braille_ready(),
        "can_speak": found.format == MessageFormat.AUDIO and formats.audio_ready(),
        "can_print": in_queue and found.format in PRINTED and pdf.is_ready(),
        "can_post": in_queue and found.format not in PRINTED,
        "can_settle": waits and found.batch_id is None,
        "can_take_back": found.state == DeliveryState.SENT,
        "can_put_back": waits and found.batch_id and found.batch.state == BatchState.READY,
    }
    addresses.note_reading(user=found.message.recipient, by=request.user)
    return render(request, "correspondence/letter.html", context)


@require_POST
@needs(Permission.PRINT_LETTERS)
@post_once
def letter_print(request, pk):
    started = services.start_batch(by=request.user, only=_letter(request, pk))
    return redirect("core:job", started.job_id)


@require_POST
@needs(Permission.PRINT_LETTERS)
def letter_put_back(request, pk):
    services.put_letter_back(letter=_letter(request, pk), by=request.user)
    messages.success(request, gettext("Letter put back in the queue. Take its pages out of the pile."))
    return redirect("correspondence:letter", pk)


@require_POST
@needs(Permission.PRINT_LETTERS)
def letter_posted(request, pk):
    services.post_letter(letter=_letter(request, pk), by=request.user)
    messages.success(
        request,
        ngettext("{count} letter marked as posted.", "{count} letters marked as posted.", 1).format(count=1),
    )
    return redirect("correspondence:letters")


@require_POST
@needs(Permission.PRINT_LETTERS)
def letter_settled(request, pk):
    services.settle_letter(letter=_letter(request, pk), by=request.user)
    messages.success(request, gettext("Taken out of the queue."))
    return redirect("correspondence:letters")


@require_POST
@needs(Permission.PRINT_LETTERS)
def letter_came_back(request, pk):
    services.take_back(letter=_letter(request, pk), by=request.user)
    messages.success(request, gettext("We have put this letter with the messages that did not arrive."))
    return redirect("correspondence:letter", pk)


@require_safe
@needs(Permission.PRINT_LETTERS)
def letter_words(request, pk):
    """Hand over the words of a letter, for whoever makes it in Braille, audio or easy read."""
    found = _letter(request, pk)
    answer = HttpResponse(
        services.words_to_make(letter=found, by=request.user), content_type="text/plain; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{reference_of(found)}.txt"'
    return _handed_over(answer)


@require_safe
@needs(Permission.PRINT_LETTERS)
def letter_braille(request, pk):
    """Hand over a letter as a Braille file, for the embosser."""
    found = _letter(request, pk)
    return _made(found, services.braille_of(letter=found, by=request.user), "brf", "application/octet-stream")


@require_safe
@needs(Permission.PRINT_LETTERS)
def letter_audio(request, pk):
    """Hand over a letter read aloud, to put on what the person listens with."""
    found = _letter(request, pk)
    return _made(found, services.audio_of(letter=found, by=request.user), "mp3", "audio/mpeg")


def _made(letter, content, ending, kind):
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{reference_of(letter)}.{ending}"'
    return _handed_over(answer)


def _handed_over(answer):
    answer["Content-Security-Policy"] = SEALED_OFF
    answer["Cache-Control"] = "no-store, private"
    return answer


def _batch(request, pk):
    batches = LetterBatch.objects.visible_to(request.user).select_related("made_by", "posted_by", "job")
    return get_object_or_404(batches, pk=pk)


def _letter(request, pk):
    letters = reading.letters(Delivery.objects.letters_for(request.user)).select_related("sent_by", "batch")
    return get_object_or_404(letters, pk=pk)
