from celery import shared_task

from coproduction.correspondence import services


@shared_task(name="correspondence.deliver")
def deliver(delivery_id):
    services.deliver(delivery_id)


@shared_task(name="correspondence.sweep")
def sweep():
    services.sweep()
