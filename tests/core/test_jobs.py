"""Long work shows how far it is, survives its worker, and gives up with a sentence."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job

LONG_AGO = timedelta(minutes=10)


class WorkerDies(BaseException):
    """Like kill -9: nothing after it runs."""


@pytest.fixture
def doer(monkeypatch):
    """Register what a job of kind 'test' does, for one test."""

    def register(do):
        monkeypatch.setitem(jobs._doers, "test", do)

    return register


@pytest.fixture
def job(nobody):
    return jobs.start(kind="test", by=nobody, title="Make a list", colour="red")


def fails_with(problem):
    def do(job, progress):
        raise problem

    return do


def later():
    Job.objects.update(heartbeat_at=timezone.now() - LONG_AGO, created_at=timezone.now() - LONG_AGO)


def test_a_job_is_done_once_after_commit(doer, nobody, django_capture_on_commit_callbacks):
    runs = []
    doer(lambda job, progress: runs.append(job.params) or {"words": "3 rows"})
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.start(kind="test", by=nobody, title="Make a list", colour="red")
        assert runs == []
    jobs.run(job.pk)
    job.refresh_from_db()
    assert runs == [{"colour": "red"}]
    assert (job.state, job.result, job.tries) == (JobState.DONE, {"words": "3 rows"}, 1)
    assert job.finished_at


def test_progress_is_saved_for_the_page(doer, job, as_, nobody):
    pages = []

    def do(job, progress):
        progress(2, 5)
        pages.append(as_(nobody).get(f"/my/work/{job.pk}/"))
        progress(5, 5)

    doer(do)
    jobs.run(job.pk)
    words = pages[0].content.decode()
    assert "2 of 5 done." in words
    assert '<progress class="app-progress" value="2" max="5"' in words
    assert pages[0]["Refresh"] == "3"
    job.refresh_from_db()
    assert (job.done, job.total) == (5, 5)


def test_the_page_of_a_finished_job_shows_the_result_and_stays(doer, job, as_, nobody):
    doer(lambda job, progress: {"url": "/files/1/", "words": "3 rows"})
    jobs.run(job.pk)
    page = as_(nobody).get(f"/my/work/{job.pk}/")
    assert "Refresh" not in page
    assert 'href="/files/1/"' in page.content.decode()


def test_another_persons_job_is_not_found(job, as_, host):
    assert as_(host).get(f"/my/work/{job.pk}/").status_code == 404


def test_a_job_nobody_has_heard_of_is_waiting_to_start(job, as_, nobody):
    assert "waiting to start" in as_(nobody).get(f"/my/work/{job.pk}/").content.decode()


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (RuleBroken("Line 3 has no title."), "Line 3 has no title."),
        (ValueError("secret"), jobs.GAVE_UP),
        (KeyError("x"), jobs.GAVE_UP),
    ],
)
def test_a_job_that_cannot_be_done_says_why(doer, job, as_, nobody, problem, words):
    doer(fails_with(problem))
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.problem) == (JobState.FAILED, words)
    page = as_(nobody).get(f"/my/work/{job.pk}/")
    assert str(words) in page.content.decode()
    assert "Refresh" not in page


def test_a_kind_nobody_does_fails_and_does_not_wait_for_ever(job):
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_a_result_that_cannot_be_kept_fails(doer, job):
    doer(lambda job, progress: {"when": object()})
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED


@pytest.mark.parametrize("problem", [OperationalError("database is locked"), ConnectionError("gone")])
def test_what_passes_is_tried_three_times(doer, job, problem):
    doer(fails_with(problem))
    for state in (JobState.WAITING, JobState.WAITING, JobState.FAILED):
        jobs.run(job.pk)
        job.refresh_from_db()
        assert job.state == state


def test_a_dead_workers_job_is_started_again_by_the_sweep(doer, job, django_capture_on_commit_callbacks):
    doer(fails_with(WorkerDies()))
    with pytest.raises(WorkerDies):
        jobs.run(job.pk)
    doer(lambda job, progress: {"words": "done"})
    with django_capture_on_commit_callbacks(execute=True):
        jobs.sweep()
    job.refresh_from_db()
    assert job.state == JobState.RUNNING, "the dead worker may still be alive"
    later()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.sweep()
    job.refresh_from_db()
    assert (job.state, job.tries) == (JobState.DONE, 2)


def test_a_job_that_kills_each_worker_is_given_up(doer, job, django_capture_on_commit_callbacks):
    doer(fails_with(WorkerDies()))
    for _ in range(jobs.MOST_TRIES):
        with pytest.raises(WorkerDies):
            jobs.run(job.pk)
        later()
        jobs.sweep()
    job.refresh_from_db()
    assert (job.state, job.problem, job.tries) == (JobState.FAILED, jobs.GAVE_UP, jobs.MOST_TRIES)


def test_a_bell_that_was_not_heard_is_rung_by_the_sweep(doer, job, django_capture_on_commit_callbacks):
    doer(lambda job, progress: None)
    later()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.sweep()
    job.refresh_from_db()
    assert job.state == JobState.DONE


def test_a_worker_whose_job_was_given_to_another_stops_and_changes_nothing(doer, job):
    went_on = []

    def do(job, progress):
        Job.objects.update(tries=job.tries + 1)
        progress(5, 5)
        went_on.append(True)

    doer(do)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert went_on == []
    assert (job.state, job.done) == (JobState.RUNNING, 0)


def test_progress_costs_two_writes_a_second(doer, job, django_assert_max_num_queries):
    def do(job, progress):
        with django_assert_max_num_queries(3):
            for number in range(1, 1001):
                progress(number, 1000)

    doer(do)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == (JobState.DONE, 1000)


@pytest.mark.parametrize("state", JobState)
def test_only_a_waiting_job_is_run(doer, job, state):
    runs = []
    doer(lambda job, progress: runs.append(1))
    Job.objects.update(state=state)
    jobs.run(job.pk)
    assert bool(runs) is (state == JobState.WAITING)


def test_a_job_that_is_gone_is_left_alone(db):
    jobs.run(999)


ALLOWED = {
    ("waiting", "running"),
    ("waiting", "failed"),
    ("running", "waiting"),
    ("running", "done"),
    ("running", "failed"),
    ("failed", "waiting"),
}


@pytest.mark.parametrize("before", JobState)
@pytest.mark.parametrize("after", JobState)
def test_every_pair_of_states(before, after):
    assert before.may_become(after) is ((before.value, after.value) in ALLOWED)
