"""A worker killed while it brings in a file of panels: nothing of it is there, and another brings in all of it once."""

from datetime import timedelta

import pytest
from django.conf import settings as conf
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from experts.models import Activity, Contribution
from involvement.enums import PanelImportState
from involvement.models import Panel, PanelImport, PanelImportRow, PanelSeat
from involvement.services import panel_files
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    QualificationFactory,
    TrainingKindFactory,
    UserFactory,
    person,
)
from tests.involvement.panels.conftest import csv_of
from tests.kill.killing import kill_at, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not conf.REDIS_URL or connection.vendor != "postgresql", reason="needs REDIS_URL and PostgreSQL"
    ),
]
PANELS = 1200  # more than one slice


def checked(recruiter):
    day = today() - timedelta(days=20)
    rows = [
        {
            "Vacancy reference": f"v{number}",
            "Locality": "",
            "Interview date": (day + timedelta(days=number % 15)).isoformat(),
            "Expert emails": "expert1@example.org" if number < 15 else "",
            "Candidates who met an expert": "",
            "Reason no expert": "" if number < 15 else "Not asked in time",
        }
        for number in range(PANELS)
    ]
    file = ContentFile(csv_of(*rows).read())
    job = panel_files.start_check(file=file, name="panels.csv", by=recruiter)
    panel_files.do_check(job, lambda done, total: None)
    job.delete()
    return PanelImport.objects.get()


@pytest.mark.parametrize("place", ["involvement.import_panels-1000", "involvement.import_panels-1200"])
def test_panels_come_in_whole_and_once(worker, tmp_path, settings, place):
    where = {"location": tmp_path / "documents"}
    kept = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": where}
    settings.STORAGES = {**settings.STORAGES, "documents": kept}
    recruiter = person(Role.RECRUITER)
    DirectorateFactory(name="Adult Acute")
    expert = ExpertFactory(user=UserFactory(email="expert1@example.org"))
    kind = TrainingKindFactory(name="Values Based Recruitment")
    QualificationFactory(expert=expert, kind=kind, gained_on=today() - timedelta(days=100))
    found = checked(recruiter)
    kill_at(worker, tmp_path, place, lambda: panel_files.start_import(panel_import=found, by=recruiter))
    assert not any(model.objects.exists() for model in (Panel, PanelSeat, Activity, Contribution))
    assert PanelImportRow.objects.count() == PANELS
    long_ago = timezone.now() - timedelta(minutes=10)
    Job.objects.update(heartbeat_at=long_ago, created_at=long_ago)
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get().state == JobState.DONE, "done")
    assert (Panel.objects.count(), PanelSeat.objects.count(), Contribution.objects.count()) == (
        PANELS,
        15,
        15,
    )
    found.refresh_from_db()
    assert (found.state, found.states) == (PanelImportState.IMPORTED, {"new": PANELS})
