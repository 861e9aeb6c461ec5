"""Marks as those concerned see them, and those whose submitters are to be reminded."""

from dataclasses import dataclass
from datetime import timedelta

from coproduction.accounts.models import User
from coproduction.core.dates import days_between, today
from quality_mark.enums import AwardStatus, SubmissionStatus
from quality_mark.models import Award
from quality_mark.rules.awards import due_step
from quality_mark.selectors.register import with_work

LATER_STEPS = (30, 7)  # days before the last day, after the day on which it can first be renewed
TOLD_FOR = timedelta(days=14)  # a mark that ran out longer ago is news to nobody
WITH_PANEL = (SubmissionStatus.SUBMITTED, SubmissionStatus.IN_REVIEW, SubmissionStatus.AWAITING_MEETING)


@dataclass(frozen=True)
class Due:
    """A submitter to be told of a mark that runs out or ran out; `step` is the reminder's, in days, 0 once it ran out."""

    award: Award
    writer: User
    step: int = 0


def awards_for(user):
    """Return the marks this person may see more of than the public, the newest first."""
    return with_work(Award.objects.visible_to(user)).order_by("-awarded_on", "-pk")


def running_out(*, steps):
    """Return a Due for each submitter of each mark that runs out and whose renewal the panel does not have yet."""
    marks = _with_writers(
        Award.objects.filter(
            status__in=(AwardStatus.CURRENT, AwardStatus.EXPIRING),
            expires_on__range=(today(), today() + timedelta(days=max(steps))),
        ).exclude(renewal__status__in=WITH_PANEL)
    )
    return [
        Due(award, writer, due_step(days_between(today(), award.expires_on), steps))
        for award in marks
        for writer in _writers(award)
    ]


def ran_out():
    """Return a Due for each submitter of each mark that ran out in the last fortnight and was not renewed."""
    marks = _with_writers(
        Award.objects.filter(
            status=AwardStatus.EXPIRED, expires_on__gte=today() - TOLD_FOR, renewed_as__isnull=True
        ).exclude(renewal__status__in=WITH_PANEL)
    )
    return [Due(award, writer) for award in marks for writer in _writers(award)]


def _with_writers(awards):
    work = "decision__version__submission"
    return (
        awards.select_related(f"{work}__author")
        .prefetch_related(f"{work}__co_submitters__user")
        .order_by("pk")
    )


def _writers(award):
    submission = award.decision.version.submission
    return [submission.author, *(row.user for row in submission.co_submitters.all())]
