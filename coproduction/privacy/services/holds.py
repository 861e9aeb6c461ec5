"""Holding a person's data, or all of a directorate, back from being erased."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.privacy import rules
from coproduction.privacy.models import ErasedPerson, LegalHold

HELD_ALREADY = _("There is a hold on this already. End that one first if you want to change its reason.")


@transaction.atomic
def place_hold(*, reason, by, person=None, directorate=None):
    """Keep everything about a person, or everything of a directorate, until the hold is ended. Returns the LegalHold."""
    if person and ErasedPerson.objects.filter(pk=person.pk).exists():
        raise RuleBroken(rules.ERASED)
    try:
        with transaction.atomic():
            hold = LegalHold.objects.create(
                person=person, directorate=directorate, reason=reason, placed_by=by
            )
    except IntegrityError as held:
        raise RuleBroken(HELD_ALREADY) from held
    audit.record(actor=by, action="hold.placed", target=hold, after=_facts(hold))
    return hold


@transaction.atomic
def end_hold(*, hold, by):
    """Let what was held be erased when its time has come. What was proposed while it was held waits for the next list."""
    hold = LegalHold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    if hold.ended_at:
        raise RuleBroken(gettext("This hold has ended already."))
    hold.ended_at, hold.ended_by = timezone.now(), by
    hold.save(update_fields=["ended_at", "ended_by", "updated_at"])
    audit.record(actor=by, action="hold.ended", target=hold, before=_facts(hold))
    return hold


def _facts(hold):
    return {"person": hold.person_id, "directorate": hold.directorate_id}
