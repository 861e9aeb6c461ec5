"""Panels that still have nobody, some working days before: coordinators hear of it, then recruiters and managers."""

from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.correspondence.services import remind_each
from involvement.enums import Permission
from involvement.notices import panel_offers as notices
from involvement.rules.asking import COORDINATORS, LEADS
from involvement.selectors.asking import escalated

WHO = {COORDINATORS: (Role.COORDINATOR,), LEADS: (Role.RECRUITER, Role.MANAGER)}


def escalate():
    """Tell each person once of each unfilled request, at each step. Returns how many. Running again tells nobody twice."""
    found = escalated()
    people = {far: [person for role in roles for person in holders_of(role)] for far, roles in WHO.items()}
    due = {
        (request.pk, far, person.pk): (request, person, far)
        for request, reached in found
        for far in range(COORDINATORS, reached + 1)
        for person in people[far]
        if _reaches(person, request)
    }
    return remind_each(due.values(), key=_key, outgoing=_outgoing)


def _reaches(person, request):
    """Managers hear of the directorates they read reports of; those who record panels, of the panels they record."""
    word = Permission.RECORD_PANELS if person.has_perm(Permission.RECORD_PANELS) else "reports.read"
    reach = person.directorates_for(word)
    return reach is None or request.panel.activity.directorate_id in reach


def _key(row):
    request, person, far = row
    return notices.unfilled_key(request, person, far=far)


def _outgoing(row):
    request, person, far = row
    return notices.unfilled(request, person, far=far, link=_link(request, person))


def _link(request, person):
    """Lead each person to a page they may open: managers read reports, and record no panels."""
    if person.has_perm(Permission.RECORD_PANELS):
        return reverse("involvement:panel", args=[request.panel_id])
    return reverse("home:start")
