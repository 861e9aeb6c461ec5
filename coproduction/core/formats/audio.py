"""A document read aloud as an MP3, by a voice on this computer: nothing is sent to anyone to be spoken."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.core.formats import voice
from coproduction.core.formats.characters import clean
from coproduction.core.formats.flow import Style, groups_of
from coproduction.core.formats.spoken import as_said

try:
    import lameenc
except ImportError:  # a computer its wheel was not made for: the portal runs, and says that it cannot speak
    lameenc = None

KILOBITS = 32  # a second: clear for one voice, and an hour is 14 MB
QUICKEST = 7  # of LAME's qualities: with one voice nobody hears the difference
BYTES_PER_SAMPLE = 2
AFTER_TITLE, BEFORE_HEADING, AFTER_HEADING, BETWEEN, AFTER_PIECE, AT_END = (
    1.2,
    1.0,
    0.6,
    0.5,
    0.3,
    1.5,
)  # seconds
CANNOT_SPEAK = _("This computer cannot make audio yet. Ask your administrator to run 'manage.py check'.")


class Said(NamedTuple):
    """One sentence, and the tag of the language it is said in."""

    text: str
    language: str


class CannotSpeak(RuleBroken):
    """Audio cannot be made here: the espeakng-loader or lameenc package is missing, or did not do what it is for."""


def audio_ready(language=voice.ENGLISH):
    """Return whether what makes audio is here: a voice for a language, by its tag, and the encoder."""
    return lameenc is not None and voice.is_here() and voice.speaks(language)


def as_audio(document):
    """Return one Document read aloud, as the bytes of an MP3 with its title as a tag. Raises CannotSpeak.

    What is said is encoded as it is spoken, so that a long chapter takes no more memory than its MP3.
    """
    if not audio_ready():
        raise CannotSpeak(CANNOT_SPEAK)
    mp3 = bytearray(_tag(document.title))
    encoder = _encoder()

    def hear(sound):
        mp3.extend(encoder.encode(sound))

    try:
        for part in _script(document):
            if isinstance(part, Said):
                voice.say(part.text, hear, part.language)
            else:
                hear(bytes(int(voice.RATE * part) * BYTES_PER_SAMPLE))
    except voice.Lost as problem:
        raise CannotSpeak(CANNOT_SPEAK) from problem
    mp3.extend(encoder.flush())
    return bytes(mp3)


def _encoder():
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(voice.RATE)
    encoder.set_bit_rate(KILOBITS)
    encoder.set_quality(QUICKEST)
    return encoder


def _script(document):
    """Return what is said and, in seconds, the silences between."""
    language = document.language
    script = [_sentence(document.title, language), AFTER_TITLE]
    for group in groups_of(document):
        for piece in group:
            heading = piece.style in (Style.HEADING, Style.SUBHEADING)
            script += [BEFORE_HEADING] if heading else []
            script += [
                _sentence(piece.text, piece.language or language),
                AFTER_HEADING if heading else AFTER_PIECE,
            ]
        script.append(BETWEEN)
    return [*script, AT_END]


def _sentence(text, language):
    said = as_said(text, language)
    return Said(said if said.endswith((".", "!", "?", ":")) else f"{said}.", language)


def _tag(title):
    """Return the title as an ID3 tag of version 2.3, for the player to show. Source: id3.org, id3v2.3.0."""
    text = b"\x01" + " ".join(clean(title).split())[:200].encode("utf-16")
    frame = b"TIT2" + len(text).to_bytes(4, "big") + b"\0\0" + text
    size = len(frame)
    seven_bits = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + seven_bits + frame
