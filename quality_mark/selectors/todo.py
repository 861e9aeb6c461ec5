"""What a person needs to do about the quality mark, for the home page."""

from collections import Counter

from django.urls import reverse

from coproduction.core.todo import ToDo
from experts.enums import Permission as ExpertPermission
from quality_mark.enums import Consent, Permission, SubmissionStatus
from quality_mark.models import Contributor, PlanReport, Submission
from quality_mark.selectors.panel import queue_for
from quality_mark.selectors.questions import waiting_for
from quality_mark.selectors.reviews import to_do

AFTER_DECISION = {
    SubmissionStatus.RETURNED: "Start a new version of ‘{}’",
    SubmissionStatus.CONDITIONAL: "Do the action plan of ‘{}’, and tell the panel when it is done",
}


def tasks_for(user):
    """Return this person's ToDos about being named, what they wrote, what they review and what waits for the chair."""
    return [
        *_to_answer(user),
        *_asked_by_the_panel(user),
        *_to_write_again(user),
        *_to_review(user),
        *_to_allocate(user),
        *_plans_to_answer(user),
    ]


def _to_answer(user):
    if not user.has_perm(ExpertPermission.TAKE_PART):
        return
    waiting = Contributor.objects.visible_to(user).filter(consent=Consent.ASKED).count()
    if waiting:
        yield ToDo(
            "Say if you want to be named for your part", reverse("quality_mark:my_namings"), count=waiting
        )


def _asked_by_the_panel(user):
    if not user.has_perm(Permission.SUBMIT):
        return
    asked = Counter(question.version.submission for question in waiting_for(user))
    for submission, number in list(asked.items())[:10]:
        words = f"Answer what the panel asks about ‘{submission}’"
        yield ToDo(words, submission.get_absolute_url(), count=number)


def _to_write_again(user):
    if not user.has_perm(Permission.SUBMIT):
        return
    back = Submission.objects.written_by(user).filter(status__in=AFTER_DECISION)
    for submission in back.order_by("pk")[:10]:
        words = AFTER_DECISION[SubmissionStatus(submission.status)].format(submission)
        yield ToDo(words, submission.get_absolute_url())


def _to_review(user):
    if not user.has_perm(Permission.REVIEW):
        return
    for review in to_do(user)[:10]:
        words = f"Review ‘{review.version.submission}’ for the quality mark"
        yield ToDo(words, reverse("quality_mark:review", args=[review.pk]), due=review.due_on)


def _to_allocate(user):
    if not user.has_perm(Permission.RUN_PANEL):
        return
    waiting = queue_for(user, status=SubmissionStatus.SUBMITTED).count()
    if waiting:
        url = f"{reverse('quality_mark:queue')}?status={SubmissionStatus.SUBMITTED.value}"
        yield ToDo("Ask people to review work for the quality mark", url, count=waiting)


def _plans_to_answer(user):
    if not user.has_perm(Permission.RUN_PANEL):
        return
    mine = Submission.objects.for_chair(user).filter(status=SubmissionStatus.CONDITIONAL)
    waiting = PlanReport.objects.filter(
        answered_at__isnull=True, decision__version__submission__in=mine.values("pk")
    )
    for report in waiting.select_related("decision__version__submission").order_by("pk")[:10]:
        words = f"Say if the action plan of ‘{report.decision.version.submission}’ is done"
        yield ToDo(words, reverse("quality_mark:plan", args=[report.decision_id]))
