"""Long work that shows progress and can be left and come back to.

`start` writes the Job and queues it; the function registered for its kind with `job_doer` does it, told to make
the same result when it runs twice. A sweep by beat starts again what stalled, and gives up after three tries.
"""

import time
from datetime import timedelta

import structlog
from django.db import OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from coproduction.core.background import run_after_commit
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_language
from coproduction.core.models import Job

log = structlog.get_logger("portal.jobs")
STALLED_AFTER = timedelta(minutes=3)
UNHEARD_AFTER = timedelta(minutes=1)
SAVED_EVERY = 0.5  # seconds
MOST_TRIES = 3
RINGS_A_SWEEP = 100
GAVE_UP = _("This could not be finished. We have been told. You can start it again.")
PASSING = (OperationalError, OSError)  # a busy database, a network that is down: worth another try

_doers = {}
_pages_after_failure = {}


class TakenOver(Exception):
    """This job was given to another worker while this one said nothing: stop here."""


def job_doer(kind, *, after_failure=None):
    """Register the function that does jobs of a kind: `do(job, progress)` returns the result, a JSON-able dict.

    It calls `progress(done, total)` at least every two minutes, or the sweep thinks its worker has died.
    `after_failure(job)` returns the address of the page that says what to do next, where a kind has one.
    """

    def register(do):
        _doers[kind] = do
        if after_failure:
            _pages_after_failure[kind] = after_failure
        return do

    return register


def page_after_failure(job):
    """Return the address of the page that says what to do next about a job that failed, or ''."""
    find = _pages_after_failure.get(job.kind)
    return find(job) if find and job.state == JobState.FAILED else ""


@transaction.atomic
def start(*, kind, by, title, **params):
    """Write a job for this person and queue it once the transaction has committed."""
    asked = {"title": title, "params": params, "language": get_language() or ""}
    job = Job.objects.create(kind=kind, owner=by, **asked)
    run_after_commit("core.run_job", job_id=job.pk)
    return job


def run(job_id):
    """Do a waiting job. A job that is running, done or gone is left alone, so that running it twice is safe."""
    job = _take(job_id)
    if job is None:
        return
    with in_language(job.language):
        _do(job)


def _do(job):
    try:
        result = _doers[job.kind](job, progress_of(job))
        _finish(job, JobState.DONE, result=result or {})
    except TakenOver:
        log.warning("job_taken_over", job=job.pk)
    except RuleBroken as refusal:
        _finish(job, JobState.FAILED, problem=refusal.sentence)
    except PASSING:
        log.exception("job_interrupted", job=job.pk, kind=job.kind)
        _wait_or_give_up(job)
    except Exception:
        log.exception("job_failed", job=job.pk, kind=job.kind)
        _finish(job, JobState.FAILED, problem=GAVE_UP)


def _take(job_id):
    now = timezone.now()
    taken = Job.objects.filter(pk=job_id, state=JobState.WAITING).update(
        state=JobState.RUNNING, heartbeat_at=now, tries=F("tries") + 1, done=0, total=0, updated_at=now
    )
    return Job.objects.get(pk=job_id) if taken else None


def _held(job):
    # A job taken over by a later try is that try's to change.
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, tries=job.tries)


def progress_of(job):
    """Return the function a doer calls with how many are done, of how many: it saves at most twice a second."""
    saved_at = 0.0

    def progress(done, total):
        nonlocal saved_at
        if done < total and time.monotonic() - saved_at < SAVED_EVERY:
            return
        saved_at = time.monotonic()
        if not _held(job).update(done=done, total=total, heartbeat_at=timezone.now()):
            raise TakenOver

    return progress


@transaction.atomic
def _finish(job, state, **values):
    now = timezone.now()
    _held(job).update(state=state, finished_at=now, updated_at=now, **values)


def _wait_or_give_up(job):
    if job.tries >= MOST_TRIES:
        _finish(job, JobState.FAILED, problem=GAVE_UP)
    else:
        _held(job).update(state=JobState.WAITING, updated_at=timezone.now())


@transaction.atomic
def sweep():
    """Queue again the jobs whose bell was not heard or whose worker died; give up on those tried too often."""
    now = timezone.now()
    stalled = Q(state=JobState.RUNNING, heartbeat_at__lt=now - STALLED_AFTER)
    lost = Job.objects.filter(stalled, tries__gte=MOST_TRIES)
    for language in lost.values_list("language", flat=True).distinct():
        with in_language(language):  # of whoever asked for it
            lost.filter(language=language).update(
                state=JobState.FAILED, problem=GAVE_UP, finished_at=now, updated_at=now
            )
    Job.objects.filter(stalled).update(state=JobState.WAITING, updated_at=now)
    unheard = Job.objects.filter(state=JobState.WAITING, created_at__lt=now - UNHEARD_AFTER).order_by("pk")
    for job_id in unheard.values_list("pk", flat=True)[:RINGS_A_SWEEP]:
        run_after_commit("core.run_job", job_id=job_id)
