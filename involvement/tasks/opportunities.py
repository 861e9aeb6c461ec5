from celery import shared_task

from coproduction.core.jobs import job_doer
from involvement.services import imports, publication


@shared_task(name="involvement.close_adverts")
def close_adverts():
    publication.close_due()


@job_doer(imports.JOB)
def import_opportunities(job, progress):
    return imports.do_import(job, progress)
