"""The audio, its MP3 frames read by hand, and what the voice is given to say."""

import pytest

from coproduction.core.checks import says_which_formats_cannot_be_made
from coproduction.core.formats import CannotSpeak, as_audio, audio_ready, voice
from coproduction.core.formats.spoken import as_said
from coproduction.core.pdf import Document, Paragraph
from tests.core.formats.booklets import chapter, hostile_booklet
from tests.core.formats.engines import needs_audio

KILOBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]  # of MPEG 2, layer III
SAMPLES = 576  # a frame of MPEG 2, layer III


def seconds_of(mp3):
    """Return how long an MP3 of 22,050 samples a second lasts, from its frames. Fails where one does not follow another."""
    assert mp3[:3] == b"ID3"
    at = 10 + sum((mp3[6 + place] & 0x7F) << shift for place, shift in enumerate((21, 14, 7, 0)))
    frames = 0
    while at < len(mp3):
        assert mp3[at] == 0xFF and mp3[at + 1] & 0xFE == 0xF2, at
        kilobits, padding = KILOBITS[mp3[at + 2] >> 4], mp3[at + 2] >> 1 & 1
        at += 72 * kilobits * 1000 // 22050 + padding
        frames += 1
    assert at == len(mp3)
    return frames * SAMPLES / 22050


@needs_audio
def test_a_chapter_lasts_as_long_as_its_words():
    mp3 = as_audio(chapter())
    assert "Ward design".encode("utf-16") in mp3[:100]
    assert 25 < seconds_of(mp3) < 70
    words = " ".join(["people"] * 60)
    short, long = (seconds_of(as_audio(Document("T", [Paragraph(words)] * times))) for times in (1, 2))
    assert 15 < long - short < 40  # sixty words more, at about 155 words a minute


@needs_audio
def test_no_text_breaks_the_voice():
    shortened = [block for block in hostile_booklet()[0].blocks if "W" * 99 not in str(block)]
    assert seconds_of(as_audio(Document("\x00", shortened))) > 10
    assert seconds_of(as_audio(Document("", []))) < 10


@pytest.mark.parametrize(
    "written, said",
    [
        ("£25.50", "25 pounds and 50 pence"),
        ("£1, £0.50 or £1,250", "1 pound, 50 pence or 1250 pounds"),
        ("£20–£25", "20 pounds to 25 pounds"),
        ("2 November 2026", "2nd November 2026"),
        ("01/02/2026", "1st February 2026"),
        ("31/02/2026", "31/02/2026"),
        ("9:30am to 12.05 p.m.", "9 30 am to 12 oh 5 pm"),
        ("14:00", "2 pm"),
        ("Write to a.b@example.nhs.uk.", "Write to a dot b at example dot nhs dot uk."),
        ("See https://p.example.nhs.uk/o/12/.", "See p dot example dot nhs dot uk slash o slash 12."),
        ("Call 020 7946 0000", "Call 0 2 0, 7 9 4 6, 0 0 0 0"),
        ("CP-000123 at LS1 4AB", "C P, 0 0 0 1 2 3 at L S 1, 4 A B"),
        ("10–12 people", "10 to 12 people"),
        ("Room 4.30 costs 3.14", "Room 4.30 costs 3.14"),
        ("\U0001f600", "(grinning face)"),
    ],
)
def test_numbers_and_addresses_are_said_so_that_a_listener_can_follow(written, said):
    assert as_said(written) == said


@pytest.mark.parametrize(
    "written, said",
    [
        ("£25.50", "25 punt a 50 ceiniog"),
        ("£20–£25", "20 punt i 25 punt"),
        ("8 Rhagfyr 2026", "8 Rhagfyr 2026"),
        ("a.b@example.nhs.uk", "a dot b at example dot nhs dot uk"),
        ("https://p.example.nhs.uk/o/12/", "p dot example dot nhs dot uk blaenslaes o blaenslaes 12"),
        ("020 7946 0000", "0 2 0, 7 9 4 6, 0 0 0 0"),
    ],
)
def test_in_welsh_they_are_said_in_welsh(written, said):
    assert as_said(written, "cy") == said


@needs_audio
def test_each_language_has_its_own_voice_and_english_stands_in_for_one_without():
    words = "Mae llwybr gwastad i’r drws. Ffoniwch ni. " * 5

    def sounds(language):
        heard = []
        voice.say(words, heard.append, language)
        return len(b"".join(heard))

    english, welsh, other, again = (sounds(each) for each in ("en-GB", "cy", "xx", "en-GB"))
    assert abs(english - welsh) > english / 10 and abs(english - again) < english / 20
    assert abs(english - other) < english / 20
    assert audio_ready("cy") and not audio_ready("xx")


def test_without_the_voice_it_says_so(monkeypatch):
    monkeypatch.setattr(voice, "espeakng_loader", None)
    with pytest.raises(CannotSpeak):
        as_audio(chapter())
    assert "core.W003" in [each.id for each in says_which_formats_cannot_be_made(None)]
