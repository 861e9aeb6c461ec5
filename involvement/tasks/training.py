from celery import shared_task

from involvement.services import training_places, training_reminders


@shared_task(name="involvement.remind_of_training")
def remind_of_training():
    """Remind people of training that is near. Beat runs it often; each person is reminded once."""
    training_reminders.remind_of_training()


@shared_task(name="involvement.remind_about_training")
def remind_about_training():
    """Remind staff and partners' people of training that runs out, and those who run it to say who came.

    Experts hear from the network.
    """
    training_reminders.remind_staff_to_renew()
    training_reminders.remind_partners_to_renew()
    training_reminders.remind_to_record()


@shared_task(name="involvement.pass_places_on")
def pass_places_on():
    """Let go of the places that were kept for people who did not answer, and keep them for the next."""
    training_places.lapse()


@shared_task(name="involvement.forget_partners")
def forget_partners():
    """Forget who came from partner organisations once the time we said is over."""
    training_reminders.forget_partners()
