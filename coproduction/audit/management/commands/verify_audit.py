from django.core.management.base import BaseCommand, CommandError

from coproduction.audit import selectors, services


class Command(BaseCommand):
    help = "Check the audit trail: finds events that were changed, removed or slipped in, and a tail that was cut off."

    def handle(self, **options):
        found = list(services.problems())
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"The audit trail has {len(found)} problem{'' if len(found) == 1 else 's'}.")
        state = selectors.seal_state()
        self.stdout.write(
            f"The audit trail is whole. {state.seals} seals, {state.waiting} events not sealed yet."
        )
