from celery import shared_task

from coproduction.core.jobs import job_doer
from involvement.services import bulk, interests


@shared_task(name="involvement.lapse_offers")
def lapse_offers():
    """Let go of the offers nobody answered in time, and offer what is free to those who wait."""
    interests.lapse_offers()
    interests.pass_on_all()


@job_doer(bulk.JOB)
def bulk_answer(job, progress):
    return bulk.go_on(job.params["answer"], progress)
