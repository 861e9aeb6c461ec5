from celery import shared_task

from quality_mark.services import allocation, reminding


@shared_task(name="quality_mark.remind_reviewers")
def remind_reviewers():
    reminding.remind_reviewers()


@shared_task(name="quality_mark.stand_down_tied")
def stand_down_tied():
    """Stand down reviewers whom the data now shows a tie of. Their pages answer 404 from the moment it does."""
    allocation.stand_down_tied()
