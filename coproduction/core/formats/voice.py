"""The voice: eSpeak NG's library, called directly. Its interface is in espeak-ng's speak_lib.h.

The library keeps one state for the whole process, so one text is spoken at a time.
"""

import ctypes
from functools import cache
from pathlib import Path
from threading import Lock

from coproduction.core.languages import short_tag

try:
    import espeakng_loader
except ImportError:  # a computer its wheel was not made for: the portal runs, and says that it cannot speak
    espeakng_loader = None

RATE = 22050  # samples a second, of 16 bits, one channel: what its voices are made for
ENGLISH = "en"
VOICES = {  # their names in the files; 'en-gb' is found only after all 141 are read
    ENGLISH: b"English (Great Britain)",
    "cy": b"Welsh",
}
RETRIEVE_NOW = (
    2  # AUDIO_OUTPUT_SYNCHRONOUS: sound goes to our function, and espeak_Synth returns when all is said
)
DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: a missing file must not end our process
PLAIN_UTF8 = 1  # espeakCHARS_UTF8 without espeakSSML: what looks like markup is read as it was typed
BY_CHARACTER = 1  # POS_CHARACTER
SPEED, SPEED_PARAMETER = 155, 1  # words a minute: a little slower than its usual 175
HEAR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
GO_ON, STOP = 0, 1
BYTES_PER_SAMPLE = 2

_one_at_a_time = Lock()


class Lost(Exception):
    """The library is here but does not speak."""


def is_here():
    """Return whether the library and its data are on this computer."""
    return espeakng_loader is not None and Path(espeakng_loader.get_library_path()).exists()


def speaks(language):
    """Return whether there is a voice for a language, by its tag."""
    return short_tag(language) in VOICES


def say(text, hear, language=ENGLISH):
    """Speak one text; `hear(sound)` is given it piece by piece, as bytes of 16-bit samples. Raises Lost.

    `language` is the tag of the one it is in: without a voice for it, it is read in English.
    """
    content = text.encode("utf-8", "replace").replace(b"\0", b"")
    problems = []

    def on_sound(sound, samples, _events):
        try:
            if sound and samples > 0:
                hear(ctypes.string_at(sound, samples * BYTES_PER_SAMPLE))
        except Exception as problem:  # an exception cannot pass through C: it is raised again below
            problems.append(problem)
            return STOP
        return GO_ON

    with _one_at_a_time:
        library, heard = _library(), HEAR(on_sound)
        _take_voice(library, language)
        library.espeak_SetSynthCallback(heard)
        failed = library.espeak_Synth(
            content, ctypes.c_size_t(len(content) + 1), 0, BY_CHARACTER, 0, PLAIN_UTF8, None, None
        )
        library.espeak_Synchronize()
    if problems:
        raise problems[0]
    if failed:
        raise Lost("espeak_Synth")


@cache
def _library():
    """Return the library, awake."""
    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
    except (OSError, RuntimeError) as problem:
        raise Lost("no library") from problem  # English: for the log
    if library.espeak_Initialize(RETRIEVE_NOW, 0, data, DO_NOT_EXIT) != RATE:
        raise Lost("no sound")  # English: for the log
    return library


def _take_voice(library, language):
    name = VOICES.get(short_tag(language), VOICES[ENGLISH])
    if library.espeak_SetVoiceByName(name):
        raise Lost("no voice")  # English: for the log
    library.espeak_SetParameter(SPEED_PARAMETER, SPEED, 0)
