"""What is too old: proposed at night, signed off by an administrator, then erased in batches by a job."""

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.background import run_after_commit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.documents.models import Document
from coproduction.documents.services.erasing import delete_unused
from coproduction.privacy import rules
from coproduction.privacy.enums import RetentionKind, RetentionState
from coproduction.privacy.models import RetentionRun
from coproduction.privacy.selectors import retention
from coproduction.privacy.services.people import erase_people
from involvement.services.panel_names import forget_names
from payments.services.erasing import delete_claims, delete_empty_runs

JOB = "privacy.retention"
BATCH = 200


def propose():
    """Write tonight's list of each kind in place of last night's, and ring for those erased without asking."""
    for kind in RetentionKind:
        _propose(kind, on=today())
    for run in RetentionRun.objects.filter(state=RetentionState.SIGNED_OFF, is_automatic=True):
        with transaction.atomic():
            run_after_commit("privacy.carry_out", run_id=run.pk)


@transaction.atomic
def sign_off(*, run, by):
    """Have everything on a list erased by a job. Returns the Job. Raises RuleBroken where it is too late for that."""
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if refusal := rules.why_not_sign_off(run):
        raise RuleBroken(refusal)
    run.signed_at, run.signed_by = timezone.now(), by
    run.job = jobs.start(
        kind=JOB,
        by=by,
        title=gettext("Erase: {kind}").format(kind=run.get_kind_display().lower()),
        run=run.pk,
    )
    _move(run, RetentionState.SIGNED_OFF, by=by, fields=["signed_at", "signed_by", "job"])
    return run.job


def carry_out(run, progress):
    """Erase what a signed-off run lists, a batch a transaction. Begun again after a death, it goes on where it was."""
    progress(run.erased, run.count)
    while _erase_batch(run):
        run.refresh_from_db()
        progress(min(run.erased, run.count), run.count)
    _finish(run)


@jobs.job_doer(JOB)
def _do(job, progress):
    run = RetentionRun.objects.get(pk=job.params["run"])
    carry_out(run, progress)
    run.refresh_from_db()
    return {
        "words": gettext("{erased:,} erased.").format(erased=run.erased),
        "url": reverse("privacy:run", args=[run.pk]),
    }


@transaction.atomic
def _propose(kind, *, on):
    for old in RetentionRun.objects.select_for_update().filter(kind=kind, state=RetentionState.PROPOSED):
        _move(old, RetentionState.REPLACED, by=None)
    older_than = retention.KEPT[kind].older_than(on)
    free = retention.free_to_erase(kind, older_than).count()
    if not free:
        return
    held = retention.past_keeping(kind, older_than).count() - free
    run = RetentionRun.objects.create(kind=kind, older_than=older_than, count=free, held=held)
    after = {"kind": str(kind), "older_than": older_than.isoformat(), "count": free, "held": held}
    audit.record(actor=None, action="retention.proposed", target=run, after=after)
    if retention.is_automatic(kind):
        run.is_automatic = True
        _move(run, RetentionState.SIGNED_OFF, by=None, fields=["is_automatic"])


@transaction.atomic
def _erase_batch(run):
    """Erase the next rows of a run. Returns how many: none when there is no more."""
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.state != RetentionState.SIGNED_OFF:
        return 0
    ids = list(retention.rows_of(run).values_list("pk", flat=True)[:BATCH])
    if ids:
        ERASERS[RetentionKind(run.kind)](run, ids)
        RetentionRun.objects.filter(pk=run.pk).update(
            erased=F("erased") + len(ids), updated_at=timezone.now()
        )
    return len(ids)


@transaction.atomic
def _finish(run):
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.state != RetentionState.SIGNED_OFF:
        return
    if run.kind == RetentionKind.CLAIMS:
        delete_empty_runs(paid_before=run.older_than)
    run.finished_at = timezone.now()
    _move(run, RetentionState.DONE, by=run.signed_by, fields=["finished_at"], erased=run.erased)


def _erase_people(run, ids):
    erase_people(ids, why=run.kind, by=run.signed_by)


def _erase_messages(run, ids):
    Message.objects.filter(pk__in=ids).delete()
    audit.record(actor=run.signed_by, action="messages.erased", target=run, after={"count": len(ids)})


def _erase_files(run, ids):
    delete_unused(Document.objects.filter(pk__in=ids))


def _erase_claims(run, ids):
    delete_claims(ids, by=run.signed_by)


def _erase_panels(run, ids):
    forget_names(panel_ids=ids, by=run.signed_by)


ERASERS = {
    **dict.fromkeys(retention.PEOPLE, _erase_people),
    RetentionKind.MESSAGES: _erase_messages,
    RetentionKind.FILES: _erase_files,
    RetentionKind.CLAIMS: _erase_claims,
    RetentionKind.PANELS: _erase_panels,
}


def _move(run, target, *, by, fields=(), **after):
    before = run.state
    run.state = target
    run.save(update_fields=["state", *fields, "updated_at"])
    after = {"state": str(target), **after}
    audit.record(actor=by, action="retention.moved", target=run, before={"state": before}, after=after)
