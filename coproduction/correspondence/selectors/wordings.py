"""The words of notices: ours, from files, or the trust's own, kept by version."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max

from coproduction.correspondence.kinds import Notice
from coproduction.correspondence.models import Wording

CACHE_KEY = "correspondence.wordings"
CACHED_FOR = 60  # seconds
FOLDER = Path(settings.BASE_DIR) / "templates" / "notices"


def words_of(notice: Notice):
    """Return (subject, body) of a Notice as it is sent now, with its placeholders in braces."""
    return own_words().get(notice.template) or our_words(notice)


def own_words():
    """Return {template: (subject, body)} of all that the trust says in its own words. Asked at most once a minute."""
    kept = cache.get(CACHE_KEY)
    if kept is None:
        kept = {each.template: (each.subject, each.body) for each in _newest() if not each.is_ours}
        cache.set(CACHE_KEY, kept, CACHED_FOR)
    return kept


def our_words(notice):
    """Return (subject, body) as they came with the portal."""
    return notice.subject, _file(notice.template)


def versions_of(notice):
    """Return the Wordings there have been, the newest first."""
    return Wording.objects.filter(template=notice.template).select_related("written_by").order_by("-number")


def _newest():
    newest = Wording.objects.values("template").annotate(last=Max("number"))
    last = {row["template"]: row["last"] for row in newest}
    rows = Wording.objects.filter(number__in=set(last.values()))
    return [each for each in rows if each.number == last[each.template]]


@lru_cache
def _file(template):
    return (FOLDER / f"{template}.txt").read_text(encoding="utf-8").strip()
