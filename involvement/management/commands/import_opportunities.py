"""Import adverts from a CSV or XLSX file: `manage.py import_opportunities PATH`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User
from involvement.imports.reader import read
from involvement.imports.refusals import FileRefused
from involvement.services.imports import import_rows, in_words


class Command(BaseCommand):
    help = "Import adverts from a CSV or XLSX file. What can be published waits to be published; the rest are drafts."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--host", help="E-mail address of the person the adverts belong to (the first coordinator)"
        )

    def handle(self, *, path, host, **options):
        by = self._host(host)
        try:
            with path.open("rb") as file:
                rows = read(file)
        except OSError as problem:
            raise CommandError(f"We cannot read {path}: {problem.strerror}.") from problem
        except FileRefused as refusal:
            raise CommandError(refusal.sentence) from refusal
        outcomes = import_rows(rows, by=by)
        for outcome in outcomes:
            self.stdout.write(f"{outcome.reference:<12} {outcome.state:<18} {outcome.title}")
            for words in outcome.missing:
                self.stdout.write(f"{'':<12} - {words}")
        self.stdout.write(in_words(outcomes))

    def _host(self, email):
        if email:
            user = User.objects.filter(email__iexact=email, is_active=True).first()
            if user is None:
                raise CommandError(f"Nobody here has the e-mail address {email}.")
            return user
        grant = (
            RoleGrant.objects.in_force()
            .filter(role=Role.COORDINATOR, user__is_active=True)
            .order_by("pk")
            .first()
        )
        if grant is None:
            raise CommandError(
                "There is no coordinator yet. Say whose the adverts are: --host name@example.com."
            )
        return grant.user
