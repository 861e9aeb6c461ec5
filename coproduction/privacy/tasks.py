from celery import shared_task

from coproduction.privacy.models import RetentionRun
from coproduction.privacy.services import downloads, leaving, retention


@shared_task(name="privacy.erase_those_who_left")
def erase_those_who_left():
    leaving.erase_those_who_left()


@shared_task(name="privacy.forget_downloads")
def forget_downloads():
    downloads.forget_old()


@shared_task(name="privacy.propose_retention")
def propose_retention():
    retention.propose()


@shared_task(name="privacy.carry_out")
def carry_out(run_id):
    run = RetentionRun.objects.filter(pk=run_id, is_automatic=True).first()
    if run:
        retention.carry_out(run, lambda done, total: None)
