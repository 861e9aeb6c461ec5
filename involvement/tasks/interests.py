from celery import shared_task

from involvement.services import interests


@shared_task(name="involvement.lapse_offers")
def lapse_offers():
    """Let go of the offers nobody answered in time."""
    interests.lapse_offers()
