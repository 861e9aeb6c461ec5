from celery import shared_task

from involvement.services import attendance


@shared_task(name="involvement.remind_of_sessions")
def remind_of_sessions():
    """Remind people of sessions that are near. Beat runs it often; each person is reminded once."""
    attendance.remind_of_sessions()
