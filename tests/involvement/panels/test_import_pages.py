"""Importing in the browser: a look first, then a yes; nothing before, and once whatever is pressed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from coproduction.core.submission import new_token
from involvement.forms import panel_imports
from involvement.models import Panel, PanelImport, PanelImportRow, PanelSeat
from involvement.services import panel_files
from involvement.tasks.panels import forget_panel_imports
from tests.involvement.panels.conftest import FILE, csv_of

START = reverse("involvement:panel_import_start")


def send(client, user, content, **more):
    file = SimpleUploadedFile("panels.csv", content)
    return client.post(START, {"file": file, "submission_token": new_token(user), **more})


@pytest.fixture
def bring(as_, recruiter, trust, django_capture_on_commit_callbacks):
    """Return `bring(content, **more)`: the preview of a file, as (client, PanelImport, words of the page)."""
    client = as_(recruiter)

    def begin(content, **more):
        with django_capture_on_commit_callbacks(execute=True):
            answer = send(client, recruiter, content, **more)
        assert answer.status_code == 302, answer.text
        found = PanelImport.objects.latest("pk")
        return client, found, client.get(reverse("involvement:panel_import", args=[found.pk])).text

    return begin


@pytest.fixture
def press(recruiter, django_capture_on_commit_callbacks):
    def post(client, name, found, **values):
        url = reverse(f"involvement:{name}", args=[found.pk])
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, {"submission_token": new_token(recruiter), **values})

    return post


def test_a_month_is_looked_at_and_brought_in(bring, press, django_assert_max_num_queries):
    client, found, page = bring(FILE.read_bytes())
    assert found.states == {"new": 25, "unchanged": 1, "refused": 5}
    assert "Import 26 panels" not in page and "Import 25 panels" in page
    assert "We cannot read ‘many’." in page and not Panel.objects.exists()
    url = reverse("involvement:panel_import", args=[found.pk])
    with django_assert_max_num_queries(15):
        refused = client.get(url, {"state": "refused"}).text
    assert "5 rows" in refused and "Staff Nurse" not in refused
    press(client, "panel_import_confirm", found)
    assert Panel.objects.count() == 25
    assert "What was imported" in client.get(url).text
    again = press(client, "panel_import_confirm", found)
    assert again.status_code != 302 and "has been brought in" in again.text
    assert Panel.objects.count() == 25


def test_what_would_change_is_said(bring, press):
    client, found, _ = bring(csv_of({"Outcome": ""}).read())
    press(client, "panel_import_confirm", found)
    client, found, page = bring(csv_of({"Job title": "Ward Manager", "Candidates interviewed": "4"}).read())
    assert found.states == {"changed": 1}
    for words in ("Job title: ‘Ward Manager’ in place of ‘Staff Nurse’", "Candidates: ‘4’ in place of ‘3’",
                  "Outcome: ‘Appointed’ in place of nothing"):  # fmt: skip
        assert words in page
    press(client, "panel_import_confirm", found)
    panel = Panel.objects.select_related("activity").get()
    assert (panel.activity.title, panel.candidates, panel.outcome) == ("Ward Manager", 4, "appointed")
    _, found, _ = bring(
        csv_of({"Outcome": "", "Job title": "Ward Manager", "Candidates interviewed": ""}).read()
    )
    assert found.states == {"refused": 1}  # three candidates met an expert, of an unknown number


def test_a_reason_seats_somebody_without_training(bring, press, trust, recruiter):
    trust[1].qualifications.all().delete()
    client, found, page = bring(csv_of({}).read())
    assert "has no Values Based Recruitment training in date on 5 October 2026" in page
    press(client, "panel_import_again", found, override="Nobody else was free")
    url = reverse("involvement:panel_import", args=[found.pk])
    assert "is seated without training in date: Nobody else was free" in client.get(url).text
    press(client, "panel_import_confirm", found)
    seat = PanelSeat.objects.get()
    assert (seat.override_reason, seat.override_by) == ("Nobody else was free", recruiter)


def test_a_file_that_is_no_file_of_panels_is_refused_beside_the_field(as_, recruiter):
    client = as_(recruiter)
    for content, words in (
        (b"a,b\n1,2", "we do not know columns a, b"),
        (b"%PDF-1.7", "This is not a spreadsheet we can read."),
        (csv_of().read(), "no panels under them"),
        (csv_of({"Job title": "caf\xe9"}).read().decode().encode("latin-1"), "are not saved as UTF-8"),
        (csv_of({}).read() + b'\n"never closed', "the quotation marks of a cell are not closed"),
    ):
        answer = send(client, recruiter, content)
        assert answer.status_code == 422 and words in answer.text
    assert not Job.objects.exists()


def test_the_job_tells_what_is_wrong_far_down_in_a_file(
    bring, as_, recruiter, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(panel_imports, "ROWS_READ_HERE", 1)
    client = as_(recruiter)
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, recruiter, csv_of({}, {}).read() + b'\n"never closed')
    found = PanelImport.objects.get()
    page = client.get(answer["Location"]).text
    assert "the quotation marks of a cell are not closed" in page
    assert reverse("involvement:panel_import", args=[found.pk]) in page
    page = client.get(reverse("involvement:panel_import", args=[found.pk])).text
    for words in ("the quotation marks of a cell are not closed", "no panel was changed", START):
        assert words in page
    assert reverse("involvement:panel_import_again", args=[found.pk]) in page
    assert not PanelImportRow.objects.exists()


def give_up_on(job):
    for _each in range(jobs.MOST_TRIES):
        jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED


@pytest.fixture
def lost_file(recruiter, trust):
    """A file of one panel that cannot be reached, as when the storage is down; `put_back()` mends it."""
    job = panel_files.start_check(file=csv_of({}), name="panels.csv", by=recruiter)
    found = PanelImport.objects.get()
    storage, name = storages["documents"], found.document.stored_as

    def put_back():
        assert storage.save(name, ContentFile(csv_of({}).read())) == name

    def take():
        storage.delete(name)

    return SimpleNamespace(found=found, job=job, take=take, put_back=put_back)


def test_a_look_that_failed_can_be_tried_again(lost_file, as_, recruiter, press):
    client, found = as_(recruiter), lost_file.found
    url = reverse("involvement:panel_import", args=[found.pk])
    page = client.get(url).text
    assert reverse("core:job", args=[lost_file.job.pk]) in page and "try again" not in page
    before = press(client, "panel_import_again", found)
    assert before.status_code == 409 and "is being looked at" in before.text
    lost_file.take()
    give_up_on(lost_file.job)
    assert "We have been told." in client.get(url).text
    lost_file.put_back()
    press(client, "panel_import_again", found, override="Nobody else")
    page = client.get(url).text
    assert "Import 1 panel" in page and "What happened" not in page
    found.refresh_from_db()
    assert (found.states, found.override_reason) == ({"new": 1}, "Nobody else")


def test_an_import_that_failed_changed_nothing_and_can_be_tried_again(lost_file, as_, recruiter, press):
    client, found = as_(recruiter), lost_file.found
    url = reverse("involvement:panel_import", args=[found.pk])
    jobs.run(lost_file.job.pk)
    lost_file.take()
    give_up_on(panel_files.start_import(panel_import=found, by=recruiter))
    page = client.get(url).text
    for words in ("The file was not imported", "no panel was changed", "Import 1 panel"):
        assert words in page
    assert not Panel.objects.exists()
    lost_file.put_back()
    press(client, "panel_import_confirm", found)
    assert Panel.objects.count() == 1
    assert "What was imported" in client.get(url).text


def test_a_file_is_its_bringers_alone(bring, as_, coordinator, nobody):
    _, found, _ = bring(csv_of({}).read())
    url = reverse("involvement:panel_import", args=[found.pk])
    assert as_(coordinator).get(url).status_code == 404
    assert as_(nobody).get(START).status_code == 403


def test_the_night_forgets_what_was_read_of_a_file(bring):
    _, found, _ = bring(csv_of({}).read())
    forget_panel_imports()
    assert found.rows.exists()
    PanelImport.objects.update(created_at=timezone.now() - timedelta(days=31))
    nightly = {each["task"] for each in settings.CELERY_BEAT_SCHEDULE.values()}
    assert forget_panel_imports.name in nightly
    forget_panel_imports()
    forget_panel_imports()
    assert not PanelImport.objects.exists()
