from celery import shared_task

from coproduction.correspondence import services


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
