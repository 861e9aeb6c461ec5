"""Doing things for a person: an occasion is begun, and is over when the helper stops or goes away."""

from django.db import transaction
from django.utils import timezone

from coproduction.accounts import services as accounts
from coproduction.accounts.models import User
from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from experts.models import Occasion
from experts.notices import acting as notices
from experts.rules import acting as rules
from experts.selectors.people import expert_or_none
from experts.services.details import say_about


@transaction.atomic
def begin(*, person, how, by, agreed=False, comes_back=False):
    """Begin to do things for a person: it ends what the helper did for anyone else. Returns the Occasion.

    `comes_back`: they left, and the first thing done for them, in the same transaction, is to undo that.
    """
    accounts.locked_people(by.pk)
    if refusal := rules.why_not_act_for(by, person, None if comes_back else expert_or_none(person)):
        raise RuleBroken(refusal)
    days = setting("act_for_signed_in_days")
    if rules.must_agree(person, days=days, now=timezone.now()) and not agreed:
        raise RuleBroken(rules.why_not_without_asking(person))
    end(by=by)
    occasion = Occasion.objects.create(person=person, helper=by, how=how, agreed=agreed)
    after = {"person": person.pk, "how": str(how), "agreed": agreed}
    audit.record(actor=by, action="occasion.begun", target=occasion, after=after)
    return occasion


@transaction.atomic
def register(*, name, how, by, phone=""):
    """Make a place in the portal for a person without an e-mail address, and begin to do things for them."""
    person = User.objects.create_user(name=name)
    audit.record(actor=by, action="accounts.registered", target=person)
    say_about(user=person, by=by, name=name, **({"phone": phone} if phone else {}))
    return begin(person=person, how=how, by=by)


@transaction.atomic
def end(*, by, **which):
    """End what this helper does for people now, or `pk=` one occasion of it. Safe to call twice."""
    for occasion in Occasion.objects.select_for_update().filter(helper=by, ended_at__isnull=True, **which):
        occasion.ended_at = timezone.now()
        occasion.save(update_fields=["ended_at", "updated_at"])
        audit.record(actor=by, action="occasion.ended", target=occasion, after={"person": occasion.person_id})


@transaction.atomic
def send_summary(*, occasion, done, by):
    """Send a person what was done with them, to check. A second time sends nothing. `done` is [(moment, sentence)]."""
    audit.record(actor=by, action="occasion.summary_sent", target=occasion, after={"lines": len(done)})
    notices.done_with_you(occasion, done)
