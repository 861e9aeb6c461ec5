from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from coproduction.core import sealing


class Command(BaseCommand):
    help = (
        "Seal every encrypted value again with the first of FIELD_ENCRYPTION_KEYS. Put the new key first, restart, "
        "run this, and only then take the old key away. It can be stopped and run again."
    )

    def handle(self, **options):
        for name, reseal in sealing.places():
            try:
                count = reseal()
            except InvalidToken:
                raise CommandError(
                    f"{name} holds a value that none of FIELD_ENCRYPTION_KEYS opens. Put the missing key back."
                ) from None
            self.stdout.write(f"{name}: {count} sealed again")
