"""What we tell people of the panel's decisions, of action plans and of appeals. No score is in any of it."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from quality_mark.enums import Permission
from quality_mark.selectors.people import contributors_of, holders_of, writers_of
from quality_mark.selectors.ties import ties_of


def decided(decision, event):
    """Tell the writers, and those who agreed to be named, what was decided and why."""
    submission = decision.version.submission
    for writer in writers_of(submission):
        link = reverse("quality_mark:feedback", args=[submission.pk, decision.version.number])
        _tell(writer, "decided", f"{event.pk}-{writer.pk}", link, decision)
    for contributor in contributors_of(submission).agreed():
        link = reverse("quality_mark:named_feedback", args=[contributor.pk, decision.version.number])
        user = contributor.expert.user
        _tell(user, "decided_contributor", f"{event.pk}-{user.pk}", link, decision)


def plan_reported(report):
    """Tell the chairs that an action plan is said to be done."""
    decision = report.decision
    link = reverse("quality_mark:plan", args=[decision.pk])
    for chair in chairs_for(decision.version.submission):
        _tell(chair, "plan_reported", f"{report.pk}-{chair.pk}", link, decision)


def plan_answered(report):
    """Tell the writers what the chair makes of what they reported."""
    decision = report.decision
    submission = decision.version.submission
    for writer in writers_of(submission):
        key = f"{report.pk}-{writer.pk}"
        _tell(writer, "plan_answered", key, submission.get_absolute_url(), decision, report=report)


def plan_outgoing(kind, decision, person):
    """Return the reminder of an action plan's date: once for each person and date."""
    link = decision.version.submission.get_absolute_url()
    if kind == "plan_late_chair":
        link = reverse("quality_mark:panel_submission", args=[decision.version.submission_id])
    return _outgoing(person, kind, plan_key(decision, person), link, decision)


def plan_key(decision, person):
    return f"{decision.pk}-{decision.action_due.isoformat()}-{person.pk}"


def appealed(version, event):
    """Tell the chairs that a decision is appealed, and the writers that we have it."""
    submission = version.submission
    for writer in writers_of(submission):
        key = f"{event.pk}-{writer.pk}"
        _tell(writer, "appeal_kept", key, submission.get_absolute_url(), version.appeals)
    for chair in chairs_for(submission):
        _tell(chair, "appealed", f"{event.pk}-{chair.pk}", reverse("quality_mark:queue"), version.appeals)


def chairs_for(submission):
    """Return the chairs who have no tie to a submission."""
    chairs = list(holders_of(Permission.RUN_PANEL))
    tied = ties_of(submission, [chair.pk for chair in chairs])
    return [chair for chair in chairs if chair.pk not in tied]


def _tell(*args, **words):
    return correspondence.send(**vars(_outgoing(*args, **words)))


def _outgoing(to, kind, key, link, decision, **words):
    with in_language_of(to):
        said = correspondence.say(
            f"quality_mark/{kind}",
            name=to.name,
            decision=decision,
            submission=decision.version.submission,
            **words,
        )
    return Outgoing(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{key}",
        subject=said.subject[:200],
        body=said.body,
        link=link,
    )
