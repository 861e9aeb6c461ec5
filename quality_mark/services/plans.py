"""The action plan of a conditional decision: its writers say that it is done, a chair agrees, and the mark is awarded."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import remind_each
from coproduction.documents.services import RECEIPT_FILES, keep_upload
from quality_mark.enums import Outcome, SubmissionStatus
from quality_mark.models import Decision, PlanReport
from quality_mark.notices import decisions as notices
from quality_mark.rules import appeals as rules
from quality_mark.selectors.decisions import PLAN_FILE
from quality_mark.selectors.people import writers_of
from quality_mark.selectors.ties import has_tie
from quality_mark.services.awards import give_award
from quality_mark.services.moves import locked, move
from quality_mark.services.voting import TIED, refuse

SOON = timedelta(days=14)


@transaction.atomic
def report_done(*, decision, words, by, document=None):
    """Say that an action plan is done, and how, with a kept file where there is one. Returns the PlanReport."""
    submission = locked(decision.version.submission)
    waits = decision.plan_reports.filter(answered_at__isnull=True).exists()
    refuse(rules.why_not_report(submission.status, waits=waits))
    report = PlanReport.objects.create(
        decision=decision, words=words, document=document, reported_at=timezone.now(), reported_by=by
    )
    audit.record(actor=by, action="quality_plan.reported", target=report, after={"decision": decision.pk})
    notices.plan_reported(report)
    return report


@transaction.atomic
def answer(*, report, is_done, words, by):
    """Answer a report: where the plan is done, the work is awarded. Where it is not, `words` say what is missing."""
    submission = locked(report.decision.version.submission)
    report = PlanReport.objects.select_related("decision__version").get(pk=report.pk)
    refuse(TIED if has_tie(submission, by) else "")
    refuse(rules.why_not_answer(submission.status, is_answered=report.answered_at is not None))
    if not is_done and not words:
        raise RuleBroken(gettext("Say what is missing."))
    report.is_done, report.answer = is_done, words
    report.answered_at, report.answered_by = timezone.now(), by
    report.save(update_fields=["is_done", "answer", "answered_at", "answered_by", "updated_at"])
    audit.record(actor=by, action="quality_plan.answered", target=report, after={"is_done": is_done})
    if is_done:
        move(submission, SubmissionStatus.AWARDED, by=by)
        give_award(decision=report.decision, by=by)
    notices.plan_answered(report)
    return report


def keep_plan_file(upload, *, by, owner=None):
    """Keep a file that shows a plan is done, made safe. Raises FileRefused with the sentence for one we do not take."""
    return keep_upload(upload, purpose=PLAN_FILE, owner=owner, by=by, allowed=RECEIPT_FILES)


def remind_of_plans():
    """Remind writers two weeks before a plan is due and when it is late, and tell the chairs. Each is said once."""
    reported = PlanReport.objects.filter(answered_at__isnull=True)
    waiting = (
        Decision.objects.filter(
            outcome=Outcome.CONDITIONAL, version__submission__status=SubmissionStatus.CONDITIONAL
        )
        .exclude(pk__in=reported.values("decision"))
        .select_related("version__submission__author")
    )
    soon = waiting.filter(action_due__range=(today(), today() + SOON))
    late = list(waiting.filter(action_due__lt=today()))
    return (
        _remind("plan_due_soon", [(each, person) for each in soon for person in _writers(each)])
        + _remind("plan_late", [(each, person) for each in late for person in _writers(each)])
        + _remind("plan_late_chair", [(each, person) for each in late for person in _chairs(each)])
    )


def _remind(kind, rows):
    return remind_each(
        rows,
        key=lambda row: f"quality-{kind}-{notices.plan_key(*row)}",
        outgoing=lambda row: notices.plan_outgoing(kind, *row),
    )


def _writers(decision):
    return writers_of(decision.version.submission)


def _chairs(decision):
    return notices.chairs_for(decision.version.submission)
