"""Make the booklet of what is open now: `manage.py booklet --format large-print --locality Norwich --output FILE`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import offered
from coproduction.reference.models import Locality, Topic
from involvement.booklet import formats as making
from involvement.booklet.contents import Booklet
from involvement.booklet.enums import BookletFormat
from involvement.selectors.booklet import Scope, content_of, digest_of, with_words
from involvement.services.booklet_withdrawal import refuse_withdrawn


class Command(BaseCommand):
    help = (
        "Make one file of all open adverts, or of those in a locality or about a topic. It is not kept as an edition. "
        "Audio is a zip file with one MP3 for each chapter."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", required=True, choices=BookletFormat.values)
        parser.add_argument("--locality", default="", help="Only adverts in the locality of this name")
        parser.add_argument("--topic", default="", help="Only adverts about the topic of this name")
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            choices=[code for code, _name in offered()],
            help="English where you do not say; adverts that nobody translated stay in English",
        )
        parser.add_argument("--output", required=True, type=Path, help="The file to write")

    def handle(self, *, format, locality, topic, language, output, **options):
        if output.is_dir():
            raise CommandError(f"{output} is a folder. Name the file to write, such as {output / 'booklet'}.")
        scope = Scope(_named(Locality, locality, "locality"), _named(Topic, topic, "topic"), language)
        content = content_of(scope)
        if not content["chapters"]:
            raise CommandError("No advert is open for this booklet now.")
        booklet = Booklet(content, 0, today(), tuple(making.ready()))
        try:
            refuse_withdrawn(with_words(digest_of(content)))
            _write(booklet, BookletFormat(format), output)
        except RuleBroken as refusal:
            raise CommandError(refusal.sentence) from refusal
        except OSError as problem:
            raise CommandError(f"We cannot write {output}: {problem.strerror}.") from problem
        adverts = sum(len(each["entries"]) for each in content["chapters"])
        self.stdout.write(f"{output}: {adverts} adverts")


def _write(booklet, format, output):
    """Write the file whole: what was there before stays until the new one is ready."""
    unfinished = output.with_name(f"{output.name}.part")
    try:
        with unfinished.open("wb") as file:
            making.write(booklet, format, file, lambda: None)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)


def _named(model, name, noun):
    if not name:
        return None
    found = model.objects.in_use().named(name)
    if found is None:
        known = ", ".join(str(each) for each in model.objects.in_use())
        raise CommandError(f"There is no {noun} called {name}. There are: {known or 'none yet'}.")
    return found
