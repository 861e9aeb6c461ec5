from celery import shared_task

from coproduction.core.jobs import job_doer
from coproduction.correspondence import services
from coproduction.correspondence.services import letters


@shared_task(name="correspondence.deliver")
def deliver(delivery_id):
    services.deliver(delivery_id)


@shared_task(name="correspondence.sweep")
def sweep():
    services.sweep()


@shared_task(name="correspondence.send_gathered")
def send_gathered():
    """Send the daily and the weekly messages. Beat runs it often; each person gets one."""
    services.send_gathered()


@job_doer(letters.JOB)
def make_batch(job, progress):
    return letters.make_batch(job, progress)


@shared_task(name="correspondence.forget_letters")
def forget_letters():
    letters.forget_old()
