from celery import shared_task

from coproduction.documents import services


@shared_task(name="documents.scan")
def scan(document_id):
    services.scan(document_id)


@shared_task(name="documents.sweep_scans")
def sweep_scans():
    services.sweep_scans()


@shared_task(name="documents.forget_orphans")
def forget_orphans():
    services.forget_orphans()
