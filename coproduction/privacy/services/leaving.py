"""Asking to leave, changing one's mind, and being erased when the time for that is over."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coproduction.accounts import services as accounts
from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.privacy import notices, rules
from coproduction.privacy.models import Leaving
from coproduction.privacy.selectors.people import leaving_of, to_erase
from coproduction.privacy.services.people import erase_people
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus
from experts.models import Expert
from experts.rules.people import has_applied
from experts.services import acting, leaving as network

BATCH = 200


@transaction.atomic
def ask_to_leave(*, person, by):
    """End a person's place in the network and set the day they will be erased. Asking twice is asking once.

    Raises RuleBroken with what must be finished first, or for somebody who works here.
    """
    person = accounts.locked_people(person.pk)[person.pk]
    if refusal := rules.why_not_leave(person):
        raise RuleBroken(refusal)
    if asked := leaving_of(person):
        return asked
    leaving = Leaving.objects.create(
        person=person,
        status_before=_leave_the_network(person, by),
        erase_on=today() + timedelta(days=setting("leave_cooling_off_days")),
    )
    after = {"erase_on": leaving.erase_on.isoformat()}
    audit.record(actor=by, action="leaving.asked", target=leaving, after=after)
    notices.leaving(leaving)
    return leaving


@transaction.atomic
def stay(*, person, by):
    """Undo leaving while that can be done. Raises RuleBroken with the sentence where it cannot."""
    person = accounts.locked_people(person.pk)[person.pk]
    leaving = leaving_of(person)
    _undo(leaving, by)
    if leaving.status_before:
        expert = Expert.objects.get(pk=person.pk)
        network.stay(expert=expert, status=leaving.status_before, by=by)
    return leaving


@transaction.atomic
def stay_when_joining(user, *, by):
    """Undo leaving for somebody who joins again meanwhile: they are not to be erased as a member of the network."""
    user = accounts.locked_people(user.pk)[user.pk]
    if leaving := leaving_of(user):
        _undo(leaving, by)


def _undo(leaving, by):
    if refusal := rules.why_not_stay(leaving, today=today()):
        raise RuleBroken(refusal)
    leaving.undone_at = timezone.now()
    leaving.save(update_fields=["undone_at", "updated_at"])
    audit.record(actor=by, action="leaving.undone", target=leaving)


@transaction.atomic
def stay_for(*, person, how, by, agreed=False):
    """Undo leaving for a person who asked a coordinator to, and begin to do things for them. Returns the Occasion."""
    accounts.locked_people(by.pk, person.pk)
    occasion = acting.begin(person=person, how=how, by=by, agreed=agreed, comes_back=True)
    by.acting = occasion
    stay(person=person, by=by)
    return occasion


def erase_those_who_left():
    """Erase everybody whose day has come and whom no legal hold keeps. Returns how many. Safe to run twice."""
    erased = 0
    while batch := list(to_erase(on=today()).values_list("person_id", flat=True)[:BATCH]):
        erased += erase_people(batch, why="leaving")
    return erased


def _leave_the_network(person, by):
    expert = Expert.objects.filter(pk=person.pk).first()
    if not has_applied(expert) or not ExpertStatus(expert.status).may_become(ExpertStatus.LEFT):
        return ""
    network.leave(expert=expert, by=by)
    return expert.status
