from celery import shared_task

from coproduction.audit import services


@shared_task(name="audit.seal")
def seal():
    services.seal()
