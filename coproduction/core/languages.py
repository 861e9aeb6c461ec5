"""Which language pages and messages are in. The words are gettext's, in `locale/`; English needs no catalogue."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = str  # text, or text that is said in the reader's language when it is read

CHOSEN = "language"  # in the session: what a person picked since they signed in


def offered():
    """Return [(code, its own name)] of the languages of the portal's own words, English first."""
    return settings.LANGUAGES


def is_offered(code):
    """Return whether the portal's own words are to be had in a language."""
    return code in dict(settings.LANGUAGES)


def name_of(code):
    """Return what a language calls itself: 'Cymraeg'."""
    return dict(settings.LANGUAGES)[code]


def language_of(user):
    """Return the code of the language a person wants to be written to in."""
    wanted = getattr(user, "language", "")
    return wanted if is_offered(wanted) else settings.LANGUAGE_CODE


def in_language(code):
    """Put words together in a language, or in English where the portal does not have it: `with in_language("cy"): ...`."""
    return translation.override(code if is_offered(code) else settings.LANGUAGE_CODE)


def in_language_of(user):
    """Put words together as this person reads them, whoever causes them."""
    return in_language(language_of(user))


def in_english():
    """Put words together in English whoever asks: what other systems read, and what is kept for every reader."""
    return in_language(settings.LANGUAGE_CODE)


def tag_of(code):
    """Return a code as pages and documents name it: 'en-GB', 'cy'."""
    return translation.to_locale(code).replace("_", "-")


def short_tag(tag):
    """Return the language of a tag without its country, 'en' of 'en-GB': how fonts, voices and Braille tables are named."""
    return tag.partition("-")[0]


def page_language():
    """Return the tag of the language words are put together in now."""
    return tag_of(translation.get_language() or settings.LANGUAGE_CODE)


def is_english():
    """Return whether words are put together in English now, the language that the trust writes in."""
    return (translation.get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE


def english_tag():
    """Return the tag of the language that the trust writes in: 'en-GB'."""
    return tag_of(settings.LANGUAGE_CODE)
