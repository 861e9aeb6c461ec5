from django.core.management.base import BaseCommand

from coproduction.policy.services.loading import load_policies, scheme_keys


class Command(BaseCommand):
    help = "Enter payment schemes, mileage, allowances and time limits from the portal's data file. Safe to run twice."

    def add_arguments(self, parser):
        parser.add_argument(
            "--scheme",
            action="append",
            choices=scheme_keys(),
            help="Only this scheme; may be given more than once.",
        )

    def handle(self, *, scheme, **options):
        new = load_policies(schemes=scheme)
        self.stdout.write(f"{new} new rows of the payment policy." if new else "Nothing new to enter.")
