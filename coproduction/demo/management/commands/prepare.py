"""Brings the database up to date, and fills an empty one when this is the demonstration."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Migrate the database. With DEMO=1 and nobody in it yet, load the demonstration trust."

    def handle(self, *, verbosity, **options):
        call_command("migrate", interactive=False, verbosity=verbosity)
        if settings.DEMO and not get_user_model().objects.exists():
            self.stdout.write("Loading the demonstration trust. This happens once.")
            self.stdout.flush()
            call_command("load_demonstration")
