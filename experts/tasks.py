from celery import shared_task

from experts.services import equality, reminders


@shared_task(name="experts.count_equality")
def count_equality():
    """Count the equality answers once a quarter is over. Beat asks every night; a quarter is counted once."""
    equality.count_quarter()


@shared_task(name="experts.send_reminders")
def send_reminders():
    """Remind people of checks and training that run out, and to look again at what helps them."""
    reminders.send_reminders()
