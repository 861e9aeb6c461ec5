"""A trust whose lists hold what the shared file of panels names, with its experts trained."""

import io
from datetime import date
from pathlib import Path

import pytest

from coproduction.accounts.enums import Role
from involvement.services.panel_imports import import_file, judge_file
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    LocalityFactory,
    QualificationFactory,
    TrainingKindFactory,
    UserFactory,
    person,
)

FILE = Path(__file__).resolve().parents[2] / "data" / "panels.csv"
HEADER = FILE.read_text().splitlines()[0]
NAMES = HEADER.split(",")
GOOD = {
    "Vacancy reference": "846-1",
    "Job title": "Staff Nurse",
    "Band": "5",
    "Directorate": "Adult Acute",
    "Locality": "Norwich",
    "Interview date": "05/10/2026",
    "Start": "09:00",
    "Finish": "12:30",
    "Chair email": "chair@example.nhs.uk",
    "Other panel emails": "panel1@example.nhs.uk; panel2@example.nhs.uk",
    "Expert emails": "expert1@example.org",
    "Experts had equal vote": "Yes",
    "Candidates interviewed": "3",
    "Candidates who met an expert": "3",
    "Reason no expert": "",
    "Outcome": "Appointed",
}
DIRECTORATES = (
    "Adult Acute", "Adult Community", "Children Families and Young People", "Corporate", "Older People",
    "Recovery College", "Secure and Forensic",
)  # fmt: skip
LOCALITIES = (
    "Bury St Edmunds", "Great Yarmouth and Waveney", "Ipswich", "North Norfolk", "Norwich", "West Norfolk",
)  # fmt: skip


@pytest.fixture
def recruiter(db, still_clock):
    return person(Role.RECRUITER, name="Rita Recruiter")


@pytest.fixture
def trust(db, still_clock):
    """The lists, and experts 1 to 12 with training from January 2026 on. Returns {number: Expert}."""
    for name in DIRECTORATES:
        DirectorateFactory(name=name)
    for name in LOCALITIES:
        LocalityFactory(name=name)
    kind = TrainingKindFactory(name="Values Based Recruitment")
    experts = {}
    for number in range(1, 13):
        user = UserFactory(email=f"expert{number}@example.org")
        experts[number] = ExpertFactory(user=user)
        QualificationFactory(
            expert=experts[number], kind=kind, gained_on=date(2026, 1, 5), expires_on=date(2028, 1, 5)
        )
    return experts


def csv_of(*rows, more=()):
    """Return a file of rows: each is what differs from a good one, by column name."""
    names = [*NAMES, *more]
    lines = [",".join(names)]
    for row in rows:
        values = {**GOOD, **row}
        lines.append(",".join(f'"{values.get(name, "")}"' for name in names))
    return io.BytesIO("\n".join(lines).encode())


def look(file, by, **kwargs):
    """Return every Judged of a file."""
    return [judged for part in judge_file(file, by=by, **kwargs) for judged in part]


def bring_in(file, by, **kwargs):
    """Import a file. Returns ({state: how many}, [Judged])."""
    seen = Seen()
    states = import_file(file, by=by, tell=seen, **kwargs)
    return {str(state): number for state, number in states.items()}, seen.rows


class Seen:
    def start_afresh(self):
        self.rows = []

    def add(self, judged):
        self.rows.append(judged)
