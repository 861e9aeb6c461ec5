import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coproduction.core import jobs
from coproduction.core.models import Job
from coproduction.core.submission import FIELD, new_token
from involvement.models import Opportunity

pytestmark = pytest.mark.usefixtures("still_clock", "trust")
URL = "/staff/adverts/import/"


def send(client, user, content, name="adverts.csv", token=None):
    return client.post(URL, {FIELD: token or new_token(user), "file": SimpleUploadedFile(name, content)})


def test_a_file_is_imported_by_a_job_and_the_result_says_what_is_missing(
    as_, coordinator, adverts_file, django_capture_on_commit_callbacks
):
    client = as_(coordinator)
    assert "ladder_rung" in client.get(URL).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, coordinator, adverts_file.read_bytes())
    job = Job.objects.get()
    assert answer.url == reverse("core:job", args=[job.pk])
    assert (job.state, job.result["words"]) == ("done", "Ready to publish: 9. Draft: 5.")
    page = client.get(reverse("involvement:import_result", args=[job.pk])).content.decode()
    assert "WLT-002" in page and "Say what support people will have." in page


def test_the_same_form_twice_is_one_job_and_a_job_run_again_changes_nothing(as_, coordinator, adverts_file):
    client, token = as_(coordinator), new_token(coordinator)
    for _ in range(2):
        send(client, coordinator, adverts_file.read_bytes(), token=token)
    job = Job.objects.get()
    jobs.run(job.pk)
    Job.objects.update(state="waiting")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert Opportunity.objects.count() == 14
    assert job.result["words"] == "Already here: 14."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in it"),
        (b"reference,title\nA,B\n", "Line 1: the file has no columns organisation"),
        (b"reference,title\nA,caf\xe9\n", "Line 2, column title: the letters are saved in the Windows way"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_nothing_is_imported(as_, coordinator, content, words):
    answer = send(as_(coordinator), coordinator, content)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Opportunity.objects.exists() and not Job.objects.exists()


def test_no_file_at_all(as_, coordinator):
    answer = as_(coordinator).post(URL, {FIELD: new_token(coordinator)})
    assert answer.status_code == 422 and "Choose a spreadsheet" in answer.content.decode()


def test_only_the_person_who_imported_reads_the_result(as_, coordinator, host, adverts_file):
    send(as_(coordinator), coordinator, adverts_file.read_bytes())
    job = Job.objects.get()
    url = reverse("involvement:import_result", args=[job.pk])
    assert as_(coordinator).get(url).status_code == 404
    assert as_(host).get(url).status_code == 403
