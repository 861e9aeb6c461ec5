"""What it costs to import fifty thousand panels from a file: the time, and how much more memory than a tenth of them."""

import csv
import resource
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant
from coproduction.core.dates import today
from coproduction.reference.models import Directorate, Locality
from experts.enums import ExpertStatus
from involvement.enums import NoExpertReason, PanelOutcome, PanelState
from involvement.imports.panels.columns import COLUMNS
from involvement.selectors.panels import training_between
from involvement.services.panel_imports import import_file

MOST_SECONDS, MOST_MORE_MB = 60, 30
FEW = 5_000
DAYS = 200
PEOPLE = 400
HALF_DAYS = (("09:00", "12:30"), ("13:00", "16:30"))


@dataclass(frozen=True)
class Imported:
    """How many panels were new, in how many seconds; and the same file again, where all are unchanged.

    `more_mb` is how far the highest mark of memory rose beyond that of a file of five thousand.
    """

    panels: int
    seconds: float
    again_seconds: float
    more_mb: float


def take_import(panels):
    """Import a file of a few panels, then one of many, twice. Writes to the bench's database."""
    by = RoleGrant.objects.in_force().filter(role=Role.RECRUITER).select_related("user").first().user
    _import("FEW", FEW, by, days_before=DAYS // 2)
    before = _memory_mb()
    states, seconds, again = _import("MANY", panels, by)
    return Imported(states[PanelState.NEW], seconds, again, _memory_mb() - before)


def _import(mark, panels, by, *, days_before=0):
    with tempfile.NamedTemporaryFile("w+b", suffix=".csv") as file:
        _write(file.name, mark, panels, days_before)
        begun = time.perf_counter()
        states = import_file(file, by=by)
        taken = time.perf_counter()
        import_file(file, by=by)
        return states, taken - begun, time.perf_counter() - taken


def _write(path, mark, panels, days_before):
    directorates = list(Directorate.objects.in_use().values_list("name", flat=True))
    localities = list(Locality.objects.in_use().values_list("name", flat=True))
    people = _people()
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, [each.words for each in COLUMNS if each.needed], restval="")
        rows.writeheader()
        for number in range(panels):
            rows.writerow(_row(mark, number, days_before, directorates, localities, people))


def _people():
    """Return addresses of people whose training counts all the time, and who are at nothing else."""
    last = today() - timedelta(days=1)
    trained = training_between(last - timedelta(days=DAYS), last).filter(
        expert__status=ExpertStatus.ACTIVE, expert__user__email__isnull=False, gained_on__lte=last - timedelta(days=DAYS)
    )  # fmt: skip
    found = trained.filter(expires_on__isnull=True) | trained.filter(expires_on__gte=last)
    addresses = found.order_by("pk").values_list("expert__user__email", flat=True).distinct()
    return list(islice(addresses.iterator(), PEOPLE))


def _row(mark, number, days_before, directorates, localities, people):
    """Each person sits on one panel a half day at most: the days go by as the people come round again."""
    turn, place = divmod(number, PEOPLE)
    day: date = today() - timedelta(days=1 + days_before + turn // len(HALF_DAYS))
    start, end = HALF_DAYS[turn % len(HALF_DAYS)]
    has_expert = bool(people) and number % 3 != 0
    return {
        "Vacancy reference": f"{mark}-{number:06d}",
        "Job title": "Staff Nurse",
        "Band": "5",
        "Directorate": directorates[number % len(directorates)],
        "Locality": localities[number % len(localities)],
        "Interview date": day.isoformat(),
        "Start": start,
        "Finish": end,
        "Chair email": f"chair{number % 50}@example.nhs.uk",
        "Other panel emails": f"panel{number % 60}@example.nhs.uk; panel{number % 70 + 100}@example.nhs.uk",
        "Expert emails": people[place % len(people)] if has_expert else "",
        "Experts had equal vote": "Yes" if has_expert else "",
        "Candidates interviewed": "3",
        "Candidates who met an expert": "3" if has_expert else "0",
        "Reason no expert": "" if has_expert else NoExpertReason.NOBODY_AVAILABLE.label,
        "Outcome": PanelOutcome.APPOINTED.label,
    }


def _memory_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
