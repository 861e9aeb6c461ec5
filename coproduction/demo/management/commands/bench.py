from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from coproduction.demo.benchmark.booklet import ADVERTS, take_booklet
from coproduction.demo.benchmark.coverage import take_coverage
from coproduction.demo.benchmark.matching import take_matching
from coproduction.demo.benchmark.measure import measure
from coproduction.demo.benchmark.pages import pages
from coproduction.demo.benchmark.panels import MOST_MORE_MB, MOST_SECONDS, take_import
from coproduction.demo.benchmark.report import compare
from coproduction.demo.benchmark.server import running_server
from involvement.models import Opportunity

MOST_QUERIES = 15
PANELS_IMPORTED = 50_000
MOST_MEMORY_MB = 150
MOST_BOOKLET_SECONDS, MOST_BOOKLET_MB = 20, 500
REPORT_TIMES, REPORT_MORE_MS = 1.5, 50
LINE = "{:<22}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}{:>9}{:>6}{:>9}"


class Command(BaseCommand):
    help = "Measure the portal's main pages against a plain Django view, on PostgreSQL, in one run."

    def add_arguments(self, parser):
        parser.add_argument("--experts", type=int, default=100_000)
        parser.add_argument("--opportunities", type=int, default=10_000, help="Half of them are open")
        parser.add_argument("--claims", type=int, default=200_000)
        parser.add_argument("--panels", type=int, default=50_000)

    def handle(self, *, experts, opportunities, claims, panels, **options):
        if connection.vendor != "postgresql" or not settings.BENCH:
            raise CommandError("Run script/bench: it makes a PostgreSQL database for this and nothing else.")
        self.missed = []
        if not Opportunity.objects.exists():
            call_command(
                "seed",
                experts=experts,
                opportunities=opportunities,
                claims=claims,
                panels=panels,
                seed=1,
                stderr=self.stderr,
            )
        with running_server() as server:
            self._measure_pages(server)
            self._bound("largest worker, MB", server.most_memory_mb(), MOST_MEMORY_MB)
        self._measure_report()
        self._measure_booklet()
        self._measure(take_coverage())
        self._measure(take_matching())
        self._measure_import()  # last: it adds as many panels again
        if self.missed:
            raise CommandError("Over the bound: " + "; ".join(self.missed))

    def _measure_pages(self, server):
        self.stdout.write(
            LINE.format(
                "page", "CPU ms", "ratio", "bound", "a sec", "p50 ms", "p99 ms", "bytes", "rows", "queries"
            )
        )
        control, *others = pages()
        for page in (control, *others):
            cost = measure(server, page, control)
            self.stdout.write(
                LINE.format(
                    page.name, f"{cost.cpu:.1f}", f"{cost.ratio:.2f}", page.most or "-", f"{cost.a_second:.0f}",
                    f"{cost.p50:.1f}", f"{cost.p99:.1f}", cost.size, cost.rows, cost.queries,
                )
            )  # fmt: skip
            self._check(page, cost)

    def _check(self, page, cost):
        if cost.status not in (200, 304):
            self.missed.append(f"{page.name} answered {cost.status}")
        if cost.rows < page.rows:
            self.missed.append(f"{page.name} lists {cost.rows} rows, not {page.rows}")
        if page.most and cost.ratio > page.most:
            self.missed.append(f"{page.name} costs {cost.ratio:.2f} times the control, not {page.most}")
        if cost.queries > MOST_QUERIES:
            self.missed.append(f"{page.name} asks {cost.queries} queries, not {MOST_QUERIES}")

    def _measure_report(self):
        report, raw = compare()
        self.stdout.write(f"report {report:.0f} ms, its raw SQL {raw:.0f} ms")
        self._bound("report, ms", report, raw * REPORT_TIMES + REPORT_MORE_MS)

    def _measure_booklet(self):
        for name, taken in take_booklet().items():
            self._bound(f"booklet of {ADVERTS} adverts as {name}, s", taken.seconds, MOST_BOOKLET_SECONDS)
            self._bound(f"booklet of {ADVERTS} adverts as {name}, MB", taken.memory_mb, MOST_BOOKLET_MB)

    def _measure(self, figures):
        for taken in figures:
            self.stdout.write(
                f"{taken.name}: {taken.ratio:.1f} times its control of {taken.control_ms:.1f} ms"
            )
            self._bound(f"{taken.name}, ms", taken.ms, taken.most)

    def _measure_import(self):
        taken = take_import(PANELS_IMPORTED)
        self.stdout.write(
            f"{taken.panels:,} panels are new; the same file again: {taken.again_seconds:.0f} s"
        )
        self._bound("import of panels, s", taken.seconds, MOST_SECONDS)
        self._bound("more memory than for 5,000 panels, MB", taken.more_mb, MOST_MORE_MB)

    def _bound(self, words, value, most):
        self.stdout.write(f"{words}: {value:.0f} (at most {most:.0f})")
        if value > most:
            self.missed.append(words)
