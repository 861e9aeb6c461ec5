from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from coproduction.core import jobs
from coproduction.core.models import Heartbeat, SubmissionToken


@shared_task(name="core.run_job")
def run_job(job_id):
    jobs.run(job_id)


@shared_task(name="core.sweep_jobs")
def sweep_jobs():
    jobs.sweep()


@shared_task(name="core.heartbeat")
def heartbeat():
    """Sent by beat, done by a worker: seen lately means that both are alive."""
    Heartbeat.objects.update_or_create(name="beat and worker", defaults={"seen_at": timezone.now()})


@shared_task(name="core.forget_tokens")
def forget_tokens():
    SubmissionToken.objects.filter(created_at__lt=timezone.now() - timedelta(days=7)).delete()
