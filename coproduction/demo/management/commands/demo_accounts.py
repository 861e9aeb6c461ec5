import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coproduction.accounts.models import User
from coproduction.demo.people import ACCOUNTS, PASSWORD

NOT_A_DEMONSTRATION = (
    "This is not a demonstration, so it has no accounts to show. Start one with script/server, or set DEMO=1."
)
NOT_LOADED = "The demonstration trust is not loaded yet. Load it with: manage.py load_demonstration"


class Command(BaseCommand):
    help = "Print who can be signed in as in the demonstration, as JSON: {role: {email, password}}."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError(NOT_A_DEMONSTRATION)
        emails = {account.email for account in ACCOUNTS.values()}
        if User.objects.filter(email__in=emails).count() < len(emails):
            raise CommandError(NOT_LOADED)
        said = {key: {"email": account.email, "password": PASSWORD} for key, account in ACCOUNTS.items()}
        self.stdout.write(json.dumps(said, indent=2))
