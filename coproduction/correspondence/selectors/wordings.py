"""The words of notices in each language: ours, from files, or the trust's own, kept by version."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max
from django.utils.translation import get_language, to_locale

from coproduction.correspondence.kinds import Notice
from coproduction.correspondence.models import Wording

CACHE_KEY = "correspondence.wordings"
CACHED_FOR = 60  # seconds
FOLDER = Path(settings.BASE_DIR) / "templates" / "notices"  # in English: the others have theirs in `locale/`


def words_of(notice: Notice):
    """Return (subject, body) of a Notice as it is sent now in the language of now, with its placeholders in braces.

    A trust that says it in its own words has said what is true there: those stand in for a language it has said nothing
    about. Where it went back to our words in a language, they are ours in that language.
    """
    kept, here = _kept(), (notice.template, get_language())
    theirs = kept[here] if here in kept else kept.get((notice.template, settings.LANGUAGE_CODE))
    return theirs or our_words(notice)


def is_own(notice):
    """Return whether the trust has written words of its own for a Notice in the language of now."""
    return (notice.template, get_language()) in own_words()


def own_words():
    """Return {(template, language): (subject, body)} of what the trust says itself."""
    return {place: words for place, words in _kept().items() if words}


def _kept():
    """Return what the trust said last for each (template, language), None for our words. Asked at most once a minute."""
    kept = cache.get(CACHE_KEY)
    if kept is None:
        kept = {
            (each.template, each.language): None if each.is_ours else (each.subject, each.body)
            for each in _newest()
        }
        cache.set(CACHE_KEY, kept, CACHED_FOR)
    return kept


def our_words(notice):
    """Return (subject, body) as they came with the portal."""
    return str(notice.subject), _file(notice.template, get_language())


def versions_of(notice):
    """Return the Wordings there have been in the language of now, the newest first."""
    here = Wording.objects.filter(template=notice.template, language=get_language())
    return here.select_related("written_by").order_by("-number")


def _newest():
    newest = Wording.objects.values("template", "language").annotate(last=Max("number"))
    last = {(row["template"], row["language"]): row["last"] for row in newest}
    rows = Wording.objects.filter(number__in=set(last.values()))
    return [each for each in rows if each.number == last.get((each.template, each.language))]


@lru_cache(maxsize=1000)
def _file(template, language):
    folders = [Path(path) / to_locale(language) / "notices" for path in settings.LOCALE_PATHS]
    files = (folder / f"{template}.txt" for folder in [*folders, FOLDER])
    return next(file for file in files if file.exists()).read_text(encoding="utf-8").strip()
