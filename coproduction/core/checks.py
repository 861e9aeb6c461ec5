from pathlib import Path

from django.conf import settings
from django.core.checks import Warning, register
from django.utils.translation import to_locale

from coproduction.core import formats, languages, pdf

NO_PDF = (
    "PDFs cannot be made here, so letters cannot be printed and records cannot be downloaded. "
    "Run script/setup again: it installs the typst package and the fonts."
)
NO_BRAILLE = (
    "Braille files cannot be made here, so they are not offered. "
    "Install lou_translate: on Debian and Ubuntu it is in the package liblouis-bin."
)
NO_AUDIO = (
    "Audio cannot be made here, so it is not offered. "
    "Run script/setup again: it installs the packages espeakng-loader and lameenc."
)
NO_WORDS = (
    "The portal is offered in {name}, and its words are not here, so those pages are in English. "
    "Run script/setup again: it makes the catalogues of `locale/`."
)


@register()
def says_when_nothing_can_be_printed(app_configs, **kwargs):
    """Warn where the typst package or the fonts are missing."""
    return [] if pdf.is_ready() else [Warning(NO_PDF, id="core.W001")]


@register()
def says_which_formats_cannot_be_made(app_configs, **kwargs):
    """Warn where the engine of Braille or of audio is missing."""
    ready = [
        (formats.braille_ready(), Warning(NO_BRAILLE, id="core.W002")),
        (formats.audio_ready(), Warning(NO_AUDIO, id="core.W003")),
    ]
    return [warning for is_ready, warning in ready if not is_ready]


@register()
def says_which_languages_cannot_be_read(app_configs, **kwargs):
    """Warn where the catalogue of a language on offer has not been made: its pages would be in English."""
    missing = [name for code, name in languages.offered() if not _has_words(code)]
    return [Warning(NO_WORDS.format(name=name), id="core.W004") for name in missing]


def _has_words(code):
    files = (Path(folder) / to_locale(code) / "LC_MESSAGES/django.mo" for folder in settings.LOCALE_PATHS)
    return code == settings.LANGUAGE_CODE or any(file.exists() for file in files)
