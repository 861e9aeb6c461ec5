"""Training done elsewhere: a person tells us, with a certificate where they have one, and a coordinator confirms it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import months_after, today
from coproduction.core.exceptions import RuleBroken
from coproduction.documents.services import RECEIPT_FILES, keep_upload
from experts.enums import ToldState
from experts.models import Qualification, ToldTraining
from experts.notices import standing as notices
from experts.rules.welcome import why_not_dated
from experts.selectors.standing import CERTIFICATE, told_training_of
from experts.services.changes import changed
from experts.services.locking import locked_expert, locked_whole

MOST_WAITING = 20
HAS_IT = _("This training with this date is recorded already.")
NOT_YOUR_OWN = _("You cannot do this for yourself. Ask another coordinator.")


@transaction.atomic
def tell_training(*, expert, kind, gained_on, elsewhere, by, upload=None):
    """Keep what a person says of training they did. It counts once confirmed. Raises FileRefused for a file we do not take."""
    expert = locked_expert(expert)
    _refuse_date(gained_on)
    if told_training_of(expert).filter(state=ToldState.TOLD).count() >= MOST_WAITING:
        raise RuleBroken(
            gettext("You have told us about a lot of training. Wait until we have looked at it.")
        )
    document = _kept(upload, expert, by) if upload else None
    told = ToldTraining.objects.create(
        expert=expert, kind=kind, gained_on=gained_on, elsewhere=elsewhere, document=document
    )
    audit.record(
        actor=by, action="training.told", target=told, after={"kind": kind.pk, "gained_on": gained_on}
    )
    return told


@transaction.atomic
def confirm_training(*, told, by, expires_on=None):
    """Confirm what a person told: from now on it counts. Without `expires_on` its kind says how long. Returns a Qualification."""
    told = _undecided(told, by)
    qualification = _keep(told.expert, told.kind, told.gained_on, told.elsewhere, by, expires_on)
    _decide(told, ToldState.CONFIRMED, by, qualification=qualification)
    return qualification


@transaction.atomic
def turn_down_training(*, told, reason, by):
    """Say that we could not confirm it, with the reason the person reads."""
    return _decide(_undecided(told, by), ToldState.TURNED_DOWN, by, reason=reason)


@transaction.atomic
def record_training(*, expert, kind, gained_on, by, elsewhere="", expires_on=None):
    """Record training a coordinator knows of. It counts at once. Raises RuleBroken where it is there already."""
    expert = locked_expert(expert)
    if by.pk == expert.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    return _keep(expert, kind, gained_on, elsewhere, by, expires_on)


@transaction.atomic
def earn_training(*, expert, kind, gained_on, by):
    """Let training given here count from the day it was attended. What is recorded already is left as it is."""
    expert = locked_expert(expert)
    if by.pk == expert.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    had = Qualification.objects.filter(expert=expert, kind=kind, gained_on=gained_on).first()
    return had or _keep(expert, kind, gained_on, "", by, None)


def _kept(upload, expert, by):
    return keep_upload(upload, purpose=CERTIFICATE, by=by, allowed=RECEIPT_FILES, owner=expert.user)


def _keep(expert, kind, gained_on, elsewhere, by, expires_on):
    _refuse_date(gained_on)
    if expires_on and expires_on < gained_on:
        raise RuleBroken(gettext("The day it runs out must be after the date of the training."))
    expires_on = expires_on or (months_after(gained_on, kind.months) if kind.months else None)
    try:
        with transaction.atomic():
            qualification = Qualification.objects.create(
                expert=expert,
                kind=kind,
                gained_on=gained_on,
                expires_on=expires_on,
                elsewhere=elsewhere,
                recorded_by=by,
            )
    except IntegrityError as error:
        raise RuleBroken(HAS_IT) from error
    changed(expert.pk)
    after = {"kind": kind.pk, "gained_on": gained_on, "expires_on": expires_on}
    audit.record(actor=by, action="training.recorded", target=qualification, after=after)
    return qualification


def _undecided(told, by):
    locked_whole(told.expert_id)
    told = (
        ToldTraining.objects.select_for_update(of=("self",))
        .select_related("expert__user", "kind")
        .get(pk=told.pk)
    )
    if by.pk == told.expert_id:
        raise RuleBroken(NOT_YOUR_OWN)
    if told.state != ToldState.TOLD:
        raise RuleBroken(gettext("Someone has decided about this already."))
    return told


def _decide(told, state, by, *, reason="", qualification=None):
    told.state, told.reason, told.qualification = state, reason, qualification
    told.decided_at, told.decided_by = timezone.now(), by
    told.save(update_fields=["state", "reason", "qualification", "decided_at", "decided_by", "updated_at"])
    event = audit.record(
        actor=by,
        action="training.decided",
        target=told,
        before={"state": "told"},
        after={"state": str(state)},
    )
    notices.training_decided(told, event)
    return told


def _refuse_date(gained_on):
    if refusal := why_not_dated(gained_on, on=today(), noun=gettext("The date of the training")):
        raise RuleBroken(refusal)
