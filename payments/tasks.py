from celery import shared_task

from payments.services import reminders


@shared_task(name="payments.send_reminders")
def send_reminders():
    """Remind people of what they can claim for, and staff of claims that wait."""
    reminders.send_reminders()
