"""A test of a format whose engine is missing is skipped here, and never where changes are passed."""

import os

import pytest

from coproduction.core.formats import audio_ready, braille_ready

PASSED_HERE = os.environ.get("CI") == "true"
needs_braille = pytest.mark.skipif(
    not PASSED_HERE and not braille_ready(), reason="needs lou_translate: apt-get install liblouis-bin"
)
needs_audio = pytest.mark.skipif(
    not PASSED_HERE and not audio_ready(),
    reason="needs the packages espeakng-loader and lameenc: script/setup",
)
