"""What is in a booklet, and which editions there are."""

import hashlib
import json
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Subquery
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.core.languages import in_language
from coproduction.reference.models import Locality, Topic
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition, BookletFile, Opportunity
from involvement.rules import words
from involvement.selectors.booklet_entries import COLUMNS, entries_of

NO_PLACE = _("Anywhere")


def _english():
    return settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Scope:
    """Which adverts a booklet has: all that are open, those of a locality, about a topic, or both. And in which language."""

    locality: Locality | None = None
    topic: Topic | None = None
    language: str = field(default_factory=_english)

    @property
    def key(self):
        """One word for it, by which the editions of one booklet are known."""
        key = f"{self.locality.pk if self.locality else 0}-{self.topic.pk if self.topic else 0}"
        return key if self.language == _english() else f"{key}-{self.language}"

    @property
    def title(self):
        if self.locality and self.topic:
            said = gettext("Ways to take part in {locality} about {topic}")
        elif self.locality:
            said = gettext("Ways to take part in {locality}")
        elif self.topic:
            said = gettext("Ways to take part about {topic}")
        else:
            return gettext("Ways to take part")
        return said.format(locality=self.locality, topic=self.topic)


def content_of(scope, *, on=None):
    """Return the content of a booklet on a day, in as many queries for two hundred adverts as for one.

    Its shape is in `involvement.booklet.contents`. A whole booklet has a chapter for each locality; one of a locality
    has a chapter for each kind. It is in the language of its scope whoever asks: an edition is the same for everyone, and
    is known by its hash.
    """
    with in_language(scope.language):
        return _content_of(scope, on or today())


def _content_of(scope, day):
    chapters: dict[str, list] = {}
    opened = list(_open(scope, day))
    entries = entries_of(opened, day)
    for advert in opened:
        chapters.setdefault(_chapter_of(advert, scope), []).append(entries[advert.pk])
    # English says nothing of its language: the hashes of editions from before there was another stay what they are.
    language = {} if scope.language == _english() else {"language": scope.language}
    return language | {
        "title": scope.title,
        "chapters": [{"title": title, "entries": chapters[title]} for title in sorted(chapters)],
    }


def adverts_in(content):
    """Return the adverts that a content has, by title."""
    references = [entry["reference"] for chapter in content["chapters"] for entry in chapter["entries"]]
    return Opportunity.objects.filter(reference__in=references).order_by("title", "pk")


def digest_of(content):
    """Return the SHA-256 of a content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _open(scope, day):
    rows = Opportunity.objects.open_on(day)
    if scope.locality:
        rows = rows.filter(locality=scope.locality)
    if scope.topic:
        rows = rows.filter(topics=scope.topic)
    found = rows.select_related("venue", "locality").only(*COLUMNS)
    return found.order_by("closing_date", "title", "pk")


def _chapter_of(opportunity, scope):
    if scope.locality:
        return str(words.KINDS.get(opportunity.kind, ""))
    return opportunity.locality.name if opportunity.locality else str(NO_PLACE)


def editions():
    """Return the editions, the newest first, each with its files and how large they are."""
    files = Prefetch("files", BookletFile.objects.select_related("document").order_by("pk"))
    rows = BookletEdition.objects.defer("content").select_related("made_by", "job", "withdrawn_by")
    return rows.prefetch_related(files)


def latest_of(scope):
    """Return the newest edition of a booklet that is not taken out, or None."""
    return BookletEdition.objects.in_use().filter(scope=scope.key).order_by("-number").first()


def with_words(*digests):
    """Return the editions that say word for word the same as one of these contents, by key."""
    return BookletEdition.objects.filter(content_sha256__in=digests).defer("content").order_by("pk")


def twins_of(edition):
    """Return the other editions in use that say word for word the same: they are taken out with it."""
    return with_words(edition.content_sha256).in_use().exclude(pk=edition.pk)


def adverts_of(edition):
    """Return the adverts in an edition, by title."""
    return edition.adverts.only("title", "reference").order_by("title", "pk")


def with_same_adverts(edition, only=None):
    """Return the other editions in use that have an advert of this one, or `only` that one; each with those as `shared`.

    Word for word the same ones are not among them: they go with it anyhow.
    """
    # Not `edition.adverts` itself: fetched for other editions, it would ask for those of this one and of another at once.
    shared = Opportunity.objects.filter(pk__in=[only.pk] if only else edition.adverts.values("pk"))
    links = BookletEdition.adverts.through.objects.filter(opportunity__in=shared.values("pk"))
    rows = BookletEdition.objects.in_use().filter(pk__in=links.values("bookletedition"))
    rows = rows.exclude(content_sha256=edition.content_sha256).defer("content").order_by("-number")
    return rows.prefetch_related(
        Prefetch("adverts", shared.only("title").order_by("title", "pk"), to_attr="shared")
    )


def is_withdrawn(number):
    """Return whether the edition of this number was taken out."""
    return BookletEdition.objects.filter(number=number, withdrawn_at__isnull=False).exists()


def newest():
    """Return the newest edition of each booklet that can be downloaded, the whole one first."""
    same = BookletEdition.objects.public().filter(scope=OuterRef("scope")).order_by("-number")
    return editions().filter(pk=Subquery(same.values("pk")[:1])).order_by("scope")


def previous():
    """Return the editions that can be downloaded and are not the newest of their booklet."""
    return editions().filter(pk__in=BookletEdition.objects.public()).exclude(pk__in=newest().values("pk"))


def file_called(number, name):
    """Return the BookletFile of an edition by what its file is called, or None."""
    from_edition = BookletFile.objects.filter(edition__number=number).select_related("edition", "document")
    return next((each for each in from_edition if each.name == name), None)


def read_aloud(number):
    """Return the BookletFile of an edition that holds it read aloud, or None."""
    files = BookletFile.objects.filter(edition__number=number, format=BookletFormat.AUDIO)
    return files.select_related("edition", "document").first()
