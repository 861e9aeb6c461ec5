"""A payment run from opening to sending. The claims are gathered and moved in a few statements, however many they are."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from payments import notices
from payments.enums import ClaimStatus, PaymentState, RunStatus
from payments.models import Claim, PaymentRun
from payments.rules import runs as rules
from payments.selectors import runs as selectors
from payments.services.run_files import keep_file_of
from payments.services.statements import move_claims_of, take_into

ALREADY_OPEN = _("There is an open run already. Lock it or undo it before you open another.")
NOTHING_TO_PAY = _("There is no approved claim that you can pay now.")


def open_run(*, by, pay_on):
    """Open a run and take into it every approved claim that this payer can pay, in one transaction."""
    try:
        return _open_run(by, pay_on)
    except IntegrityError as taken:
        if selectors.open_run() is None:
            raise
        raise RuleBroken(ALREADY_OPEN) from taken


@transaction.atomic
def _open_run(by, pay_on):
    run = PaymentRun.objects.create(payer=by, pay_on=pay_on)
    taken = take_into(run)
    if not taken:
        raise RuleBroken(NOTHING_TO_PAY)
    audit.record_many(
        actor=by,
        action="claim.in_run",
        targets=[Claim(pk=pk) for pk in taken],
        before={"status": str(ClaimStatus.APPROVED)},
        after={"status": str(ClaimStatus.IN_RUN), "run": run.pk},
    )
    _add_up(run)
    audit.record(actor=by, action="run.opened", target=run, after=_figures(run))
    return run


@transaction.atomic
def take_out(*, payment, by):
    """Take one claim out of an open run: it waits, approved, for a later one."""
    run = locked_run(payment.run, by)
    if run.status != RunStatus.OPEN:
        raise RuleBroken(gettext("A claim can be taken out only while its run is open."))
    pending = run.payments.filter(pk=payment.pk, state=PaymentState.PENDING)
    move_claims_of(pending, ClaimStatus.APPROVED, by=by)
    pending.update(state=PaymentState.UNDONE, updated_at=timezone.now())
    _add_up(run)
    return run


@transaction.atomic
def lock_run(*, run, by):
    """Fix the figures of a run for good and make its file for finance, which is kept with its hash."""
    run = locked_run(run, by)
    refuse_move(run, RunStatus.LOCKED)
    _add_up(run)
    if not run.count:
        raise RuleBroken(gettext("There is no claim in this run. Undo it instead."))
    run.file = keep_file_of(run, by=by)
    run.locked_at, run.locked_by = timezone.now(), by
    return move_run(run, RunStatus.LOCKED, by=by, fields=["file", "locked_at", "locked_by"])


@transaction.atomic
def undo_run(*, run, by):
    """Undo a run that has not been sent: its claims wait, approved, for a later one."""
    run = locked_run(run, by)
    refuse_move(run, RunStatus.UNDONE)
    pending = run.payments.filter(state=PaymentState.PENDING)
    move_claims_of(pending, ClaimStatus.APPROVED, by=by)
    pending.update(state=PaymentState.UNDONE, updated_at=timezone.now())
    return move_run(run, RunStatus.UNDONE, by=by)


@transaction.atomic
def send_run(*, run, by):
    """Record that the file went to finance, and tell each person what is on its way to them."""
    run = locked_run(run, by)
    refuse_move(run, RunStatus.SENT)
    run.sent_at, run.sent_by = timezone.now(), by
    move_run(run, RunStatus.SENT, by=by, fields=["sent_at", "sent_by"])
    notices.run_sent(run, selectors.remittances_of(run))
    return run


def locked_run(run, by):
    """Return the run as it is now, locked, for someone who may act on it. Raises RuleBroken for anyone else."""
    run = PaymentRun.objects.select_for_update().get(pk=run.pk)
    if refusal := rules.why_not_take_part(by, **selectors.part_in(run, by)):
        raise RuleBroken(refusal)
    return run


def refuse_move(run, target):
    if refusal := rules.why_not_move(run, target):
        raise RuleBroken(refusal)


def move_run(run, target, *, by, fields=()):
    before = run.status
    run.status = target
    run.save(update_fields=["status", *fields, "updated_at"])
    audit.record(
        actor=by,
        action=f"run.{target}",
        target=run,
        before={"status": str(before)},
        after={"status": str(target), **_figures(run)},
    )
    return run


def _add_up(run):
    run.count, run.total = selectors.figures_of(run)
    run.save(update_fields=["count", "total", "updated_at"])


def _figures(run):
    return {"count": run.count, "total": str(run.total)}
