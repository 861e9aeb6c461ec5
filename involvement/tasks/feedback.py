from celery import shared_task

from involvement.services import feedback, impact


@shared_task(name="involvement.ask_how_it_went")
def ask_how_it_went():
    """Ask those who took part, and hosts, how it went; remind once. Beat runs it daily; each thing is said once."""
    feedback.ask()


@shared_task(name="involvement.chase_reviews")
def chase_reviews():
    """Remind hosts and coordinators of reviews that are due, or late."""
    impact.chase_reviews()
