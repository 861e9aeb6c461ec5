"""Who gets a booklet by post, and in which format."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, Value
from django.db.models.functions import Coalesce

from coproduction.correspondence.enums import Channel, MessageFormat
from experts.models import Expert
from experts.selectors.directory import WRITES_TO
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletFile

FORMAT_FOR = {
    MessageFormat.STANDARD: BookletFormat.PDF,
    MessageFormat.LARGE_PRINT: BookletFormat.LARGE_PRINT,
    MessageFormat.BRAILLE: BookletFormat.BRAILLE,
    MessageFormat.AUDIO: BookletFormat.AUDIO,
    MessageFormat.PLAIN_TEXT: BookletFormat.TEXT,
    MessageFormat.EASY_READ: BookletFormat.EASY_READ,
}


@dataclass(frozen=True)
class Copies:
    """How many copies of a format are posted, and the file to make them from: None where there is none yet."""

    format: MessageFormat
    people: int
    file: BookletFile | None


@dataclass(frozen=True)
class Pack:
    """What is posted of an edition: the Copies of each format, and how many people have no address here."""

    copies: list[Copies]
    without_address: int

    @property
    def people(self):
        return sum(each.people for each in self.copies)


def readers_of(edition):
    """Return the people in the network who read an edition on paper, by key, each with their MessageFormat as `format`.

    They asked for letters, or have no e-mail address. An edition of a locality or topic goes to the people of it,
    and one that is not in English to those who asked to be written to in its language.
    """
    on_paper = Q(user__preference__channel=Channel.LETTER) | Q(user__email__isnull=True)
    found = Expert.objects.filter(
        on_paper,
        applied_at__isnull=False,
        merged_into__isnull=True,
        status__in=WRITES_TO,
        user__is_active=True,
    )
    if edition.locality_id:
        found = found.filter(localities=edition.locality_id)
    if edition.topic_id:
        found = found.filter(topics=edition.topic_id)
    if edition.language != settings.LANGUAGE_CODE:
        found = found.filter(user__language=edition.language)
    needed = Coalesce("user__preference__format", Value(MessageFormat.STANDARD.value))
    return found.annotate(format=needed).order_by("pk")


def pack_of(edition):
    """Return the Pack of an edition whose files are fetched, in one query."""
    rows = (
        readers_of(edition)
        .order_by()
        .values("format")
        .annotate(people=Count("pk"), nowhere=Count("pk", filter=Q(user__postal_address__isnull=True)))
    )
    found = {MessageFormat(row["format"]): row for row in rows}
    files = {each.format: each for each in edition.files.all()}
    copies = [
        Copies(each, found[each]["people"], files.get(FORMAT_FOR.get(each, "")))
        for each in MessageFormat
        if each in found
    ]
    return Pack(copies, sum(row["nowhere"] for row in found.values()))
