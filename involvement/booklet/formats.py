"""Making a booklet in a format: which engines are here, and what a file of each is called."""

import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core import formats, pdf
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import english_tag, in_language, tag_of
from involvement.booklet.contents import CONTENTS, chapters_of, documents_of
from involvement.booklet.enums import BookletFormat


@dataclass(frozen=True)
class Kind:
    """The media type of a format, and functions that say whether its engine is here, and has a language by its tag."""

    media_type: str
    is_ready: Callable[[], bool]
    has: Callable[[str], bool] = lambda tag: True


def _always():
    return True


def _is_english(tag):
    return tag == english_tag()


KINDS = {
    BookletFormat.PDF: Kind("application/pdf", pdf.is_ready),
    BookletFormat.LARGE_PRINT: Kind("application/pdf", pdf.is_ready),
    BookletFormat.TEXT: Kind("text/plain; charset=utf-8", _always),
    BookletFormat.BRAILLE: Kind("application/x-brf", formats.braille_ready, formats.braille_ready),
    BookletFormat.AUDIO: Kind("application/zip", formats.audio_ready, formats.audio_ready),
    BookletFormat.EPUB: Kind("application/epub+zip", _always),
    BookletFormat.HTML: Kind("text/html; charset=utf-8", _always),
    BookletFormat.EASY_READ: Kind("application/pdf", pdf.is_ready, _is_english),
}
NO_EASY_READ = _(
    "No advert of this booklet has an easy read that is approved, so it cannot be made in easy read yet."
)
ALWAYS_THAT_DAY = (1980, 1, 1, 0, 0, 0)  # the same booklet gives the same bytes


def ready():
    """Return the BookletFormats that can be made here."""
    return [each for each in BookletFormat if KINDS[each].is_ready()]


def missing():
    """Return the BookletFormats that cannot be made here, since their engine is missing."""
    return [each for each in BookletFormat if not KINDS[each].is_ready()]


def english_only(language):
    """Return the BookletFormats that are made here in English, and not in a language, by its code."""
    return [each for each in ready() if not KINDS[each].has(tag_of(language))]


def say_english_only(chosen):
    """Say of formats that they are made in English only."""
    words = ", ".join(str(each.label) for each in chosen)
    return gettext("We make this in English only: {words}. Make the booklet in English for it.").format(
        words=words
    )


def refuse_english_only(chosen, language):
    """Raise RuleBroken where formats are chosen that are all made in English only."""
    only = english_only(language)
    if chosen and set(chosen) <= set(only):
        raise RuleBroken(say_english_only(chosen))


def refuse_missing(chosen):
    """Raise RuleBroken where a format is chosen that cannot be made here."""
    gone = [each.label for each in missing() if each in chosen]
    if gone:
        words = ", ".join(map(str, gone))
        raise RuleBroken(
            gettext(
                "This computer cannot make this yet: {words}. Choose another format, or ask your "
                "administrator."
            ).format(words=words)
        )


def steps_of(content, format):
    """Return in how many steps a format of a content is made: audio takes one for each chapter."""
    return len(content["chapters"]) + 1 if format == BookletFormat.AUDIO else 1


def write(booklet, format, file, tick):
    """Write a Booklet in a BookletFormat to an open binary file; `tick()` is called after each step. Raises RuleBroken.

    It is in the language of its content whoever asks for it: an edition is kept for every reader.
    """
    refuse_missing([format])
    refuse_english_only([format], booklet.language)
    if not chapters_of(booklet.content, format):
        raise RuleBroken(NO_EASY_READ)
    with in_language(booklet.language):
        documents = documents_of(booklet, format, english_only(booklet.language))
        if format == BookletFormat.AUDIO:
            _write_audio(documents, file, tick)
            return
        file.write(_MAKERS[format](documents, booklet))
        tick()


def _write_audio(documents, file, tick):
    """One MP3 for each chapter, numbered in reading order, in a zip file that only packs them: MP3 is small already."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for number, document in enumerate(documents):
            name = "".join(each if each.isalnum() else "-" for each in document.title.lower())[:60]
            entry = zipfile.ZipInfo(f"{number:02d}-{name}.mp3", ALWAYS_THAT_DAY)
            packed.writestr(entry, formats.as_audio(document))
            tick()


def _pdf(documents, booklet):
    return pdf.render_booklet(documents, title=booklet.title, contents=str(CONTENTS))


def _text(documents, booklet):
    return formats.as_text(documents, title=booklet.title).encode()


def _braille(documents, booklet):
    return formats.as_braille(documents, title=booklet.title)


def _html(documents, booklet):
    return formats.as_html(documents, title=booklet.title)


def _epub(documents, booklet):
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{booklet.title} {booklet.edition}")
    return formats.as_epub(
        documents, title=booklet.title, identifier=f"urn:uuid:{name}", date=booklet.made_on
    )


_MAKERS = {
    BookletFormat.PDF: _pdf,
    BookletFormat.LARGE_PRINT: _pdf,
    BookletFormat.TEXT: _text,
    BookletFormat.BRAILLE: _braille,
    BookletFormat.HTML: _html,
    BookletFormat.EASY_READ: _pdf,
    BookletFormat.EPUB: _epub,
}
