from celery import shared_task

from coproduction.core.jobs import job_doer
from involvement.services import panel_files


@job_doer(panel_files.CHECK, after_failure=panel_files.page_of_job)
def check_panels(job, progress):
    return panel_files.do_check(job, progress)


@job_doer(panel_files.IMPORT, after_failure=panel_files.page_of_job)
def import_panels(job, progress):
    return panel_files.do_import(job, progress)


@shared_task(name="involvement.forget_panel_imports")
def forget_panel_imports():
    """Forget what was written down of files of panels from long ago."""
    panel_files.forget_old()
