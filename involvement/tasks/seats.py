from celery import shared_task

from involvement.services import asking, debriefs, escalating, panel_days


@shared_task(name="involvement.fill_panels")
def fill_panels():
    """Let offers run out, ask the next in turn, and escalate panels that still have nobody."""
    asking.go_on()
    escalating.escalate()


@shared_task(name="involvement.remind_about_panels")
def remind_about_panels():
    """Remind people of panels that are near. Beat runs it often; each person is reminded once."""
    panel_days.remind()


@shared_task(name="involvement.ask_how_panels_went")
def ask_how_panels_went():
    """Remind experts and chairs who have not said how a panel went."""
    debriefs.remind()
