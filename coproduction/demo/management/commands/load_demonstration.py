from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coproduction.demo.history.whole import is_loaded, load
from coproduction.demo.management.commands.demo_accounts import NOT_A_DEMONSTRATION


class Command(BaseCommand):
    help = (
        "Fill an empty database with the demonstration trust and its history up to today. Safe to run twice."
    )

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError(NOT_A_DEMONSTRATION)
        if is_loaded():
            self.stdout.write("The demonstration trust is here already.")
            return
        load()
        self.stdout.write("The demonstration trust is loaded.")
