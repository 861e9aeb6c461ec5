"""Decisions as those concerned read them: the outcome, the reasons and what the panel said, without names or scores."""

from dataclasses import dataclass

from django.utils import timezone

from coproduction.core.dates import today
from coproduction.reference.selectors import setting
from quality_mark.enums import ReviewStatus, SubmissionStatus
from quality_mark.models import Criterion, Decision, PlanReport, Score, Submission
from quality_mark.rules import appeals as rules

PLAN_FILE = "quality_plan"


@dataclass(frozen=True)
class Said:
    """What reviewers wrote on one criterion, in no order that would tell who they are."""

    criterion: Criterion
    comments: list[str]


@dataclass(frozen=True)
class Feedback:
    decision: Decision
    criteria: list[Said]


def decisions():
    """Return decisions with all that a page of one reads."""
    return Decision.objects.select_related(
        "version__submission__author", "version__submission__directorate", "version__criteria_set"
    )


def feedback_of(decision):
    """Return the Feedback of a decision."""
    scores = Score.objects.filter(review__version=decision.version, review__status=ReviewStatus.DONE)
    comments: dict[int, list[str]] = {}
    for criterion_id, comment in scores.exclude(comment="").values_list("criterion_id", "comment"):
        comments.setdefault(criterion_id, []).append(comment)
    return Feedback(
        decision,
        [
            Said(criterion, sorted(comments.get(criterion.pk, [])))
            for criterion in decision.version.criteria_set.criteria.all()
        ],
    )


def newest_of(submission):
    """Return the newest version of a submission with its decision, if there is one."""
    return submission.versions.select_related("criteria_set", "decision").order_by("-number").first()


def why_not_appeal(submission, version):
    """Return why the decision on a submission's newest version cannot be appealed now, or ''."""
    decision = getattr(version, "decision", None)
    return rules.why_not_appeal(
        submission.status,
        is_of_an_appeal=version.appeals_id is not None,
        decided_on=timezone.localdate(decision.decided_at) if decision else None,
        days=setting("quality_appeal_days"),
        today=today(),
    )


def last_day_to_appeal(decision):
    """Return the last date on which a decision can be appealed."""
    return rules.last_day(timezone.localdate(decision.decided_at), setting("quality_appeal_days"))


def why_not_report(submission, decision):
    """Return why it cannot be said now that a decision's action plan is done, or ''."""
    waits = PlanReport.objects.filter(decision=decision, answered_at__isnull=True).exists()
    return rules.why_not_report(submission.status, waits=waits)


def after_decision(submission, version):
    """Return what the writers' page shows once a version has been decided."""
    decision = getattr(version, "decision", None)
    if decision is None:
        return {}
    is_conditional = submission.status == SubmissionStatus.CONDITIONAL
    return {
        "decision": decision,
        "may_appeal": not why_not_appeal(submission, version),
        "appeal_until": last_day_to_appeal(decision),
        "may_report": is_conditional and not why_not_report(submission, decision),
        "reports": list(decision.plan_reports.all()) if decision.action_plan else [],
    }


def may_read_plan_file(user, document):
    """Whether this person may open a file of an action plan: those who wrote the work, and its chair."""
    ways = (Submission.objects.written_by(user), Submission.objects.for_chair(user))
    of_it = PlanReport.objects.filter(document=document)
    return any(of_it.filter(decision__version__submission__in=way.values("pk")).exists() for way in ways)
