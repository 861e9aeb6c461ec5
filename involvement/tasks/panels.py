from celery import shared_task

from coproduction.core.jobs import job_doer
from involvement.services import panel_files


@job_doer(panel_files.CHECK)
def check_panels(job, progress):
    return panel_files.do_check(job, progress)


@job_doer(panel_files.IMPORT)
def import_panels(job, progress):
    return panel_files.do_import(job, progress)


@shared_task(name="involvement.forget_panel_imports")
def forget_panel_imports():
    """Forget what was written down of files of panels from long ago."""
    panel_files.forget_old()
