"""What a person needs to do about the quality mark, for the home page."""

from datetime import timedelta

from django.db.models import Count, Min, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from coproduction.core.todo import ToDo, counted, listed, todos_of
from coproduction.reference.selectors import setting
from experts.enums import Permission as ExpertPermission
from experts.selectors.needs import how_many_left
from quality_mark.enums import Consent, MeetingStatus, Permission, SubmissionStatus
from quality_mark.models import Contributor, Meeting, PlanReport, Question, Submission
from quality_mark.selectors.panel import queue_for
from quality_mark.selectors.questions import waiting_for
from quality_mark.selectors.reviews import to_do

AFTER_DECISION = {
    SubmissionStatus.RETURNED: _("Start a new version of ‘{}’"),
    SubmissionStatus.CONDITIONAL: _("Do the action plan of ‘{}’, and tell the panel when it is done"),
}
MOST_TODOS = 10


def tasks_for(user):
    """Return this person's ToDos about being named, what they wrote, what they review and what waits for the chair."""
    kinds = [_namings(user)] if user.has_perm(ExpertPermission.TAKE_PART) else []
    if user.has_perm(Permission.SUBMIT):
        kinds += [_asked_by_the_panel(user), _returned(user)]
    if user.has_perm(Permission.REVIEW):
        kinds.append(_reviews(user))
    if user.has_perm(Permission.RUN_PANEL):
        kinds += [_submitted(user), _plans(user), _needs()]
    return todos_of(kinds)


def _namings(user):
    asked = Contributor.objects.visible_to(user).filter(consent=Consent.ASKED)
    return counted(asked, _to_be_named)


def _to_be_named(namings):
    words = gettext("Say if you want to be named for your part")
    return ToDo(words, reverse("quality_mark:my_namings"), count=namings.number)


def _asked_by_the_panel(user):
    waiting = Question.objects.filter(pk__in=waiting_for(user).values("pk"))
    asked = waiting.filter(version__submission=OuterRef("pk")).order_by().values("version__submission")
    rows = Submission.objects.annotate(
        asked=Subquery(asked.annotate(asked=Count("pk")).values("asked")),
        first=Subquery(asked.annotate(first=Min("pk")).values("first")),
    )
    rows = rows.filter(asked__gt=0).order_by("first")
    return listed(rows, _to_answer, most=MOST_TODOS, key="pk", title="title", number="asked")


def _to_answer(submission):
    words = gettext("Answer what the panel asks about ‘{submission}’").format(submission=submission.title)
    return ToDo(words, _page_of(submission), count=submission.number)


def _returned(user):
    back = Submission.objects.written_by(user).filter(status__in=AFTER_DECISION).order_by("pk")
    return listed(back, _to_write_again, most=MOST_TODOS, key="pk", title="title", more="status")


def _to_write_again(submission):
    words = AFTER_DECISION[SubmissionStatus(submission.more)].format(submission.title)
    return ToDo(words, _page_of(submission))


def _page_of(submission):
    return Submission(pk=submission.key).get_absolute_url()


def _reviews(user):
    review = {"key": "pk", "title": "version__submission__title", "due": "due_on"}
    return listed(to_do(user), _to_review, most=MOST_TODOS, **review)


def _to_review(review):
    words = gettext("Review ‘{submission}’ for the quality mark").format(submission=review.title)
    return ToDo(words, reverse("quality_mark:review", args=[review.key]), due=review.due)


def _submitted(user):
    return counted(queue_for(user, status=SubmissionStatus.SUBMITTED), _to_allocate)


def _to_allocate(submissions):
    url = f"{reverse('quality_mark:queue')}?status={SubmissionStatus.SUBMITTED.value}"
    return ToDo(gettext("Ask people to review work for the quality mark"), url, count=submissions.number)


def _plans(user):
    mine = Submission.objects.for_chair(user).filter(status=SubmissionStatus.CONDITIONAL)
    reports = PlanReport.objects.filter(
        answered_at__isnull=True, decision__version__submission__in=mine.values("pk")
    )
    plan = {"key": "decision_id", "title": "decision__version__submission__title"}
    return listed(reports.order_by("pk"), _to_say_done, most=MOST_TODOS, **plan)


def _to_say_done(plan):
    words = gettext("Say if the action plan of ‘{submission}’ is done").format(submission=plan.title)
    return ToDo(words, reverse("quality_mark:plan", args=[plan.key]))


def _needs():
    """Return the needs at meetings that are near, which whoever runs the panel has still to answer."""
    now = timezone.now()
    near = Meeting.objects.filter(
        status=MeetingStatus.PLANNED,
        activity__starts_at__gt=now,
        activity__starts_at__lte=now + timedelta(days=setting("access_answer_days")),
    )
    asked = near.annotate(left=how_many_left("activity")).exclude(left=0)
    meeting = {"key": "pk", "at": "activity__starts_at", "number": "left"}
    return listed(asked.order_by("activity__starts_at", "pk"), _to_meet, most=MOST_TODOS, **meeting)


def _to_meet(meeting):
    day = timezone.localdate(meeting.at)
    words = gettext("Answer access needs for the quality mark panel, {day}").format(day=say_date(day))
    return ToDo(
        words, reverse("quality_mark:meeting_needs", args=[meeting.key]), count=meeting.number, due=day
    )
