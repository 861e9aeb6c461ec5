"""Checks of a person, such as DBS: asked for, then clear or not, until a date. Each asking is a row, so history is kept."""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import months_after, today
from coproduction.core.exceptions import RuleBroken
from experts.enums import CheckState
from experts.models import Check
from experts.notices import standing as notices
from experts.rules.welcome import why_not_dated
from experts.services.changes import changed
from experts.services.locking import locked_expert

NOT_YOUR_OWN = _("You cannot do this for yourself. Ask another coordinator.")


@transaction.atomic
def ask_for_check(*, expert, kind, by):
    """Ask for a check of a kind. Raises RuleBroken while one of the same kind is still waiting for its answer."""
    expert = locked_expert(expert)
    if by.pk == expert.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    if Check.objects.filter(expert=expert, kind=kind, state=CheckState.ASKED).exists():
        raise RuleBroken(
            gettext("This check has been asked for already, and its answer is not recorded yet.")
        )
    check = Check.objects.create(expert=expert, kind=kind, recorded_by=by)
    changed(expert.pk)
    event = audit.record(actor=by, action="check.asked", target=check, after={"kind": kind.pk})
    notices.check_asked(check, event)
    return check


@transaction.atomic
def record_check(*, check, state, decided_on, by, expires_on=None):
    """Record the answer to a check, or put a recorded one right. Without `expires_on` its kind says how long it counts.

    A check that is not clear never expires. The person is told of a clear one; of another a coordinator tells them.
    """
    expert = locked_expert(check.expert)
    if by.pk == expert.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    check = (
        Check.objects.select_for_update(of=("self",)).select_related("kind", "expert__user").get(pk=check.pk)
    )
    if refusal := why_not_dated(decided_on, on=today(), noun=gettext("The date of the answer")):
        raise RuleBroken(refusal)
    before = _facts(check)
    check.state, check.decided_on, check.recorded_by = state, decided_on, by
    check.expires_on = _expiry(check, state, decided_on, expires_on)
    check.save(update_fields=["state", "decided_on", "expires_on", "recorded_by", "updated_at"])
    changed(expert.pk)
    event = audit.record(actor=by, action="check.recorded", target=check, before=before, after=_facts(check))
    if state == CheckState.CLEAR and before["state"] != CheckState.CLEAR:
        notices.check_clear(check, event)
    return check


def _expiry(check, state, decided_on, expires_on):
    if state != CheckState.CLEAR:
        return None
    if expires_on and expires_on < decided_on:
        raise RuleBroken(gettext("The day it runs out must be after the date of the answer."))
    return expires_on or (months_after(decided_on, check.kind.months) if check.kind.months else None)


def _facts(check):
    return {"state": check.state, "decided_on": check.decided_on, "expires_on": check.expires_on}
