"""Bring in a table of postcodes: `manage.py load_postcodes FILE`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coproduction.core.exceptions import RuleBroken
from coproduction.reference.services.postcodes import load


class Command(BaseCommand):
    help = "Replace the table of postcodes by a CSV file: postcode, and easting and northing or lat and long."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)

    def handle(self, *, path, **options):
        try:
            with path.open("rb") as file:
                words = load(file=file, name=path.name, by=None, progress=self._progress)
        except OSError as problem:
            raise CommandError(f"We cannot read {path}: {problem.strerror}.") from problem
        except RuleBroken as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(words)

    def _progress(self, done, total):
        self.stderr.write(f"\r{done}%", ending="")
