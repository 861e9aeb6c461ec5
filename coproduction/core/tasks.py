from celery import shared_task
from celery.signals import task_postrun
from celery.states import SUCCESS

from coproduction.core import jobs, schedule, submission


@shared_task(name="core.run_job")
def run_job(job_id):
    jobs.run(job_id)


@shared_task(name="core.sweep_jobs")
def sweep_jobs():
    jobs.sweep()


@shared_task(name="core.heartbeat")
def heartbeat():
    """Sent by beat, done by a worker: seen lately means that both are alive."""
    schedule.beat(schedule.BEAT_AND_WORKER)


@shared_task(name="core.forget_tokens")
def forget_tokens():
    submission.forget_old()


@task_postrun.connect
def note_scheduled_task(task=None, state=None, **kwargs):
    if state == SUCCESS:
        schedule.saw(task.name)
