from celery import shared_task

from involvement.services import facts, following, weekly


@shared_task(name="involvement.tell_of_new_adverts")
def tell_of_new_adverts():
    """Send the weekly matches. Beat runs it some times on a Monday, so that a run that was stopped is finished."""
    weekly.tell_of_new_adverts()


@shared_task(name="involvement.refresh_facts")
def refresh_facts():
    """Write anew what matching reads."""
    facts.refresh_everything()


@shared_task(name="involvement.follow_entry")
def follow_entry(kind, pk):
    """Bring the adverts up to date that name an entry of the trust's lists which has changed."""
    following.follow_entry(kind=kind, pk=pk)
