"""Files of the directory: only what was chosen, harmless in a spreadsheet, for who asked, gone after some days."""

import csv
import io
import time
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.models import Job
from coproduction.core.submission import FIELD, new_token
from coproduction.documents.models import Document
from experts.selectors.directory import Wanted
from experts.services.exports import EXPORT, forget_exports, start_export
from tests.factories import ExpertFactory, LocalityFactory, person

FILE = "/staff/network/file/"
EVIL = '=HYPERLINK("http://evil","x")'


@pytest.fixture
def two(db):
    mary = ExpertFactory(user=person(Role.EXPERT, name=EVIL, email=None), phone="+447700900982")
    mary.localities.add(LocalityFactory(name="+Norwich"))
    return [
        mary,
        ExpertFactory(user=person(Role.EXPERT, name="Ann Lee", email="ann@example.org"), status="paused"),
    ]


@pytest.fixture
def cora(as_, coordinator):
    browser = as_(coordinator)
    session = browser.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(coordinator.pk)
    session.save()
    return browser


def made(coordinator, columns=("name", "phone", "localities"), kind="csv", **wanted):
    job = start_export(
        wanted=Wanted(**wanted), columns=list(columns), format=kind, reason="A mailing", by=coordinator
    )
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "done", job.problem
    return job


def rows_of(browser, job):
    content = b"".join(browser.get(job.result["url"]).streaming_content)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_it_asks_who_you_are_first(as_, coordinator, two):
    answer = as_(coordinator).get(FILE)
    assert answer.status_code == 302 and "reauthenticate" in answer.url


@pytest.mark.parametrize("who", ["host", "expert", "administrator", "manager"])
def test_only_coordinators_make_files(as_, request, two, who):
    assert as_(request.getfixturevalue(who)).get(FILE).status_code == 403


def test_only_what_was_chosen_and_nothing_a_spreadsheet_runs(cora, coordinator, two):
    page = cora.post(
        f"{FILE}?q=",
        {FIELD: new_token(coordinator), "columns": ["name", "localities"], "format": "csv", "reason": "x"},
    )
    job = Job.objects.get()
    assert page.url == reverse("core:job", args=[job.pk])
    jobs.run(job.pk)
    job.refresh_from_db()
    assert rows_of(cora, job) == [["Name", "Places"], [f"'{EVIL}", "'+Norwich"], ["Ann Lee", ""]]
    assert (
        cora.post(FILE, {FIELD: new_token(coordinator), "columns": ["password"], "format": "csv"}).status_code
        == 422
    )


def test_an_excel_file_holds_words_and_no_formulas(cora, coordinator, two):
    job = made(coordinator, kind="xlsx")
    content = b"".join(cora.get(job.result["url"]).streaming_content)
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "07700 900982" in sheet


def test_the_search_and_the_name_of_the_file(cora, coordinator, two):
    job = made(coordinator, columns=["name", "status"], status="paused")
    assert rows_of(cora, job)[1:] == [["Ann Lee", "Taking a break"]]
    assert "Ann" not in Document.objects.get().name


def test_done_twice_there_is_one_file(coordinator, two):
    job = made(coordinator)
    Job.objects.update(state="waiting")
    jobs.run(job.pk)
    assert Document.objects.filter(purpose=EXPORT).count() == 1


def test_nobody_else_opens_it_and_it_is_written_down(as_, coordinator, two):
    job = made(coordinator)
    assert as_(person(Role.COORDINATOR)).get(job.result["url"]).status_code == 404
    assert as_(coordinator).get(job.result["url"]).status_code == 200
    coordinator.role_grants.all().delete()
    assert as_(coordinator).get(job.result["url"]).status_code == 404
    exported = Event.objects.get(action="network.exported")
    assert exported.after["rows"] == 2 and exported.after["columns"] == ["name", "phone", "localities"]
    assert Event.objects.filter(action="document.opened").count() == 1
    assert EVIL not in str(list(Event.objects.values("after")))


def test_it_is_deleted_after_some_days(coordinator, two):
    made(coordinator)
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        forget_exports()
        assert Document.objects.filter(purpose=EXPORT).exists()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        forget_exports()
        forget_exports()
    assert not Document.objects.filter(purpose=EXPORT).exists()


@pytest.mark.parametrize("people", [1, 3])
def test_it_asks_no_more_for_more_people(coordinator, people, django_assert_max_num_queries):
    ExpertFactory.create_batch(people)
    job = start_export(
        wanted=Wanted(), columns=["name", "topics", "channel"], format="csv", reason="x", by=coordinator
    )
    with django_assert_max_num_queries(32):
        jobs.run(job.pk)
