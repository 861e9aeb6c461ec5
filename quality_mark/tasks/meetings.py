from celery import shared_task

from quality_mark.services import plans, seats


@shared_task(name="quality_mark.remind_members")
def remind_members():
    """Remind members of a meeting the day before it."""
    seats.remind_members()


@shared_task(name="quality_mark.remind_of_plans")
def remind_of_plans():
    plans.remind_of_plans()
