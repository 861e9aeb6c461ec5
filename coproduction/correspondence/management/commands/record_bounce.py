import sys
from email import message_from_binary_file, policy
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coproduction.correspondence.bounces import bounces_in
from coproduction.correspondence.services import record_bounce


class Command(BaseCommand):
    help = (
        "Note that an e-mail came back. Reads the report the mail server sent (RFC 3464) from files or from its "
        "input, as a mail server's pipe gives it; or takes --address where somebody noticed."
    )

    def add_arguments(self, parser):
        parser.add_argument("reports", nargs="*", type=Path, help="files that each hold one report")
        parser.add_argument("--address", default="", help="the address that does not take our e-mail")

    def handle(self, *, reports, address, **options):
        if address:
            found = [record_bounce(address=address)]
        elif reports:
            found = [each for report in reports for each in self._from_file(report)]
        else:
            found = self._from(sys.stdin.buffer)
        put = sum(each is not None for each in found)
        self.stdout.write(f"{put} of {len(found)} put on the list of messages that did not arrive.")

    def _from_file(self, report):
        try:
            with report.open("rb") as file:
                return self._from(file)
        except OSError as problem:
            raise CommandError(f"We could not read {report}: {problem.strerror}.") from None

    def _from(self, file):
        report = message_from_binary_file(file, policy=policy.default)
        return [record_bounce(**vars(bounce)) for bounce in bounces_in(report)]
