"""Import interview panels from a CSV or XLSX file: `manage.py import_panels FILE`."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User
from involvement.enums import PanelState, Permission
from involvement.imports.refusals import FileRefused
from involvement.services.panel_imports import import_file, in_words, judge_file


class Command(BaseCommand):
    help = (
        "Import interview panels from a CSV or XLSX file. Importing a file again changes nothing that is the same. "
        "Rows that are refused are listed with the reason; the others are brought in, all of them or none."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen, and change nothing"
        )
        parser.add_argument(
            "--override-reason",
            default="",
            help="Seat experts without Values Based Recruitment training in date all the same, for this reason. It is kept "
            "with each seat, under the name of --by",
        )
        parser.add_argument(
            "--by", help="E-mail address of the person who records them (the first recruiter or coordinator)"
        )

    def handle(self, *, path, dry_run, override_reason, by, **options):
        recorder = self._recorder(by)
        try:
            with path.open("rb") as file:
                states = self._do(file, dry_run, recorder, override_reason.strip())
        except OSError as problem:
            raise CommandError(f"We cannot read {path}: {problem.strerror}.") from problem
        except FileRefused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(in_words(states))
        if dry_run:
            self.stdout.write("Nothing was changed: this was a look at the file.")

    def _do(self, file, dry_run, recorder, override):
        if not dry_run:
            return import_file(file, by=recorder, override=override, tell=self)
        states = Counter()
        for slice_of_judged in judge_file(file, by=recorder, override=override):
            for judged in slice_of_judged:
                states[judged.state] += 1
                self.add(judged)
        return states

    def start_afresh(self):
        """What was said before was taken back: somebody else recorded the same panels at the same moment."""

    def add(self, judged):
        if not judged.words and judged.state in (PanelState.NEW, PanelState.UNCHANGED):
            return
        told = judged.told
        self.stdout.write(f"Line {told.line:,}, {told.reference or 'no reference'}: {judged.state.label}")
        for words in judged.words:
            self.stdout.write(f"  - {words}")

    def _recorder(self, email):
        if email:
            user = User.objects.filter(email__iexact=email, is_active=True).first()
            if user is None or not user.has_perm(Permission.RECORD_PANELS):
                raise CommandError(f"Nobody with the e-mail address {email} records panels here.")
            return user
        grants = RoleGrant.objects.in_force().filter(directorate__isnull=True, user__is_active=True)
        for role in (Role.RECRUITER, Role.COORDINATOR):
            grant = grants.filter(role=role).order_by("pk").select_related("user").first()
            if grant:
                return grant.user
        raise CommandError("There is no recruiter yet. Say who records the panels: --by name@example.com.")
