from celery import shared_task

from quality_mark.services import life


@shared_task(name="quality_mark.move_marks_on")
def move_marks_on():
    life.move_on()


@shared_task(name="quality_mark.remind_of_marks")
def remind_of_marks():
    life.send_reminders()
