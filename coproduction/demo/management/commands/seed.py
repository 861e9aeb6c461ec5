import time
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from coproduction.core.dates import today
from coproduction.demo.seeding import Plan, seed


class Command(BaseCommand):
    help = "Fill the database with a large, coherent, made-up history: the same for the same numbers, seed and day."

    def add_arguments(self, parser):
        parser.add_argument("--experts", type=int, default=200)
        parser.add_argument("--opportunities", type=int, default=100)
        parser.add_argument("--claims", type=int, default=1000)
        parser.add_argument("--panels", type=int, default=200)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--today", type=date.fromisoformat, help="The day the history is seen from: 2026-11-23."
        )

    def handle(self, *, experts, opportunities, claims, panels, **options):
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError(
                "This makes up people, so it runs only in a demonstration. Set DEMO=1 to mean that."
            )
        if min(experts, opportunities, claims, panels) < 0 or (claims and not experts * opportunities):
            raise CommandError("Claims need people and opportunities: give at least one of each.")
        plan = Plan(experts, opportunities, claims, options["seed"], options["today"] or today(), panels)
        self._fill(plan)

    def _fill(self, plan):
        started, rows = time.monotonic(), 0
        with tqdm(total=plan.rows, unit=" rows", unit_scale=True, file=self.stderr, mininterval=1) as bar:

            def told(written):
                nonlocal rows
                rows += written
                bar.update(written)

            seed(plan, told=told)
        seconds = max(time.monotonic() - started, 0.001)
        self.stdout.write(f"{rows:,} rows in {seconds:.1f} seconds: {rows / seconds:,.0f} rows a second.")
