"""Long work that shows progress and can be left and come back to.

`start` writes the Job and queues it; the function registered for its kind with `job_doer` does it, told to make the
same result when it runs twice. A sweep by beat starts again what stalled, and gives up after three tries with a sentence.
"""

from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from coproduction.core.background import run_after_commit
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job

log = structlog.get_logger("portal.jobs")
STALLED_AFTER = timedelta(minutes=3)
MOST_TRIES = 3
GAVE_UP = "This could not be finished. We have been told. You can start it again."

_doers = {}


def job_doer(kind):
    """Register the function that does jobs of a kind: `do(job, progress)` returns the result, a JSON-able dict."""

    def register(do):
        _doers[kind] = do
        return do

    return register


@transaction.atomic
def start(*, kind, by, title, **params):
    """Write a job for this person and queue it once the transaction has committed."""
    job = Job.objects.create(kind=kind, owner=by, title=title, params=params)
    run_after_commit("core.run_job", job_id=job.pk)
    return job


def run(job_id):
    """Do a waiting job. A job that is running, done or gone is left alone, so that running it twice is safe."""
    job = _take(job_id)
    if job is None:
        return
    try:
        result = _doers[job.kind](job, progress_of(job))
    except RuleBroken as refusal:
        _finish(job, JobState.FAILED, problem=refusal.sentence)
    except Exception:
        log.exception("job_failed", job=job.pk, kind=job.kind)
        _finish(job, JobState.FAILED, problem=GAVE_UP)
    else:
        _finish(job, JobState.DONE, result=result or {})


def _take(job_id):
    now = timezone.now()
    taken = Job.objects.filter(pk=job_id, state=JobState.WAITING).update(
        state=JobState.RUNNING, heartbeat_at=now, tries=F("tries") + 1, updated_at=now
    )
    return Job.objects.get(pk=job_id) if taken else None


def progress_of(job):
    """Return the function a doer calls with how many are done, of how many."""

    def progress(done, total):
        Job.objects.filter(pk=job.pk, tries=job.tries).update(done=done, total=total, heartbeat_at=timezone.now())

    return progress


def _finish(job, state, **values):
    # A job taken over by a later try is that try's to finish.
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING, tries=job.tries).update(
        state=state, finished_at=timezone.now(), updated_at=timezone.now(), **values
    )


@transaction.atomic
def sweep():
    """Queue again the jobs whose bell was not heard or whose worker died; give up on those tried too often."""
    stale = timezone.now() - STALLED_AFTER
    stalled = Q(state=JobState.RUNNING, heartbeat_at__lt=stale)
    Job.objects.filter(stalled, tries__gte=MOST_TRIES).update(
        state=JobState.FAILED, problem=GAVE_UP, finished_at=timezone.now()
    )
    Job.objects.filter(stalled).update(state=JobState.WAITING, updated_at=timezone.now())
    for job_id in Job.objects.filter(state=JobState.WAITING, created_at__lt=stale).values_list("pk", flat=True)[:100]:
        run_after_commit("core.run_job", job_id=job_id)
