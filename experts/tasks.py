from celery import shared_task

from experts.services import equality


@shared_task(name="experts.count_equality")
def count_equality():
    """Count the equality answers once a quarter is over. Beat asks every night; a quarter is counted once."""
    equality.count_quarter()
