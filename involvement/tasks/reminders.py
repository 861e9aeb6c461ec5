from celery import shared_task

from involvement.services import reminders


@shared_task(name="involvement.send_reminders")
def send_reminders():
    """Remind people of offers, hosts of adverts that close, of answers people wait for, and of who came."""
    reminders.send_reminders()
