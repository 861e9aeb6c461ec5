"""How we ask people after a panel. A chair may have no account: their link opens without one, and holds no name."""

from django.conf import settings
from django.urls import reverse

from coproduction.core.languages import in_english, in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from involvement.enums import DebriefSide
from involvement.rules.links import token_for


def ask_chair(debrief):
    """E-mail the chair of a panel the link to three questions."""
    _to_chair(debrief, "debrief_chair", debrief.panel.chair_email)


def reminder_key(debrief):
    return f"debrief_reminder-{debrief.pk}"


def reminder(debrief):
    """Return the reminder to an expert that we would like to know how it went."""
    person = debrief.expert.user
    with in_language_of(person):
        said = correspondence.say("involvement/debrief_reminder", name=person.name, panel=debrief.panel)
    return Outgoing(
        to=person,
        kind="debrief_reminder",
        key=reminder_key(debrief),
        subject=said.subject,
        body=said.body,
        link=reverse("involvement:my_debrief", args=[debrief.panel_id]),
    )


def remind_chair(debrief):
    """Remind the chair of the same questions."""
    _to_chair(debrief, "debrief_chair_reminder", debrief.panel.chair_email)


def is_for_chair(debrief):
    return debrief.side == DebriefSide.CHAIR


def _to_chair(debrief, kind, address):
    # The link alone opens the questions, so the message is blanked once it is sent, as a sign-in code is.
    # A chair is known by an address alone, which says nothing of a language.
    with in_english():
        said = correspondence.say(f"involvement/{kind}", name=debrief.panel.chair_name, panel=debrief.panel)
    link = reverse("involvement:chair_debrief", args=[token_for("debrief", debrief.pk)])
    correspondence.send_code(
        to_address=address,
        key=f"{kind}-{debrief.pk}",
        subject=said.subject,
        body=f"{said.body}\n\n{settings.BASE_URL}{link}",
    )
