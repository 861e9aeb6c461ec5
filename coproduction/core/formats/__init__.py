"""The documents of `coproduction.core.pdf` in the other formats people read: the same blocks, never made twice.

    booklet = [front, *chapters]                       # Documents: the front matter, then one for each chapter
    as_text(booklet, title="Opportunities")            # str: lines of about 70 characters, headings marked in words
    as_html(booklet, title="Opportunities")            # bytes: one web page with its style inside, to download
    as_epub(booklet, title="Opportunities", identifier="urn:uuid:…", date=date(2026, 11, 2))   # bytes: EPUB 3
    as_braille(booklet, title="Opportunities")         # bytes: a .brf file, contracted, 40 cells by 25 lines
    as_audio(chapter)                                  # bytes: one MP3 of one Document, read aloud

Every text is plain text: what looks like markup is read as it was typed. The same documents give the same bytes,
all but audio: the voice never says a thing twice alike.
Each is in the language of its Documents; a block in another says in which, and is read aloud or brailled in that one.
`braille_ready()` and `audio_ready()` say whether their engines are here, and with a tag whether they have that language;
without them `as_braille` raises CannotBraille and `as_audio` CannotSpeak, with the sentence to show.

A web page made here has a style element, which our Content-Security-Policy forbids in a page of the portal: send it
as an attachment.
"""

from coproduction.core.formats.audio import CannotSpeak, as_audio, audio_ready
from coproduction.core.formats.braille import CannotBraille, as_braille, braille_ready
from coproduction.core.formats.epub import as_epub
from coproduction.core.formats.plain import as_text
from coproduction.core.formats.webpage import as_html

__all__ = [
    "CannotBraille",
    "CannotSpeak",
    "as_audio",
    "as_braille",
    "as_epub",
    "as_html",
    "as_text",
    "audio_ready",
    "braille_ready",
]
