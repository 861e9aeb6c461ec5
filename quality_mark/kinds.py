"""What this app says to people, by group, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices
from quality_mark.kinds_of_meetings import declare_kinds_of_meetings

NAME = Placeholder("name", _("the name of the person we write to"), "Esther", '{{ name|default:"there" }}')
TITLE = Placeholder("title", _("what the work is called"), _("Leaving hospital policy"), "{{ title }}")
NUMBER = Placeholder("number", _("the number of the mark"), "CPM-2026-0001", "{{ number }}")
REASON = Placeholder(
    "reason", _("why the mark was withdrawn"), _("The policy was changed without people."), "{{ reason }}"
)
DAY = Placeholder("day", _("the last day the mark counts"), _("7 December 2028"), "{{ day }}")


def _notice(template, group, title, subject, *more):
    return Notice(
        f"quality_mark/{template}",
        f"quality_{template}",
        group,
        title,
        subject,
        placeholders=(NAME, TITLE, NUMBER, *more),
    )


AWARDS = (
    _notice(
        "award_given",
        Group.WORK,
        _("Work is awarded the quality mark"),
        _("Awarded the quality mark: {title}"),
        DAY,
    ),
    _notice(
        "award_given_contributor",
        Group.ACCOUNT,
        _("Work is awarded the quality mark: to contributors"),
        _("Work you took part in has the quality mark"),
        DAY,
    ),
    _notice(
        "award_withdrawn",
        Group.WORK,
        _("A quality mark is withdrawn"),
        _("The quality mark of ‘{title}’ was withdrawn"),
        REASON,
    ),
    _notice(
        "award_withdrawn_contributor",
        Group.ACCOUNT,
        _("A quality mark is withdrawn: to contributors"),
        _("The quality mark of work you took part in was withdrawn"),
        REASON,
    ),
    _notice(
        "mark_expiring",
        Group.REMINDERS,
        _("A quality mark runs out soon"),
        _("Runs out on {day}: {title}"),
        DAY,
    ),
    _notice(
        "mark_expired",
        Group.REMINDERS,
        _("A quality mark has run out"),
        _("The quality mark ran out: {title}"),
        DAY,
    ),
)
SUBMISSION = Placeholder(
    "submission", _("what the work is called"), _("Welcome leaflet for the ward"), "{{ submission }}"
)
DUE = Placeholder(
    "due",
    _("the day the review is due"),
    _("7 December 2026"),
    "{% load words %}{{ review.due_on|say_date }}",
)
PERSON = Placeholder("person", _("the name of the person who answers"), _("Omar Other"), "{{ person }}")
ASKED_BY = Placeholder("asked_by", _("the name of who asks"), _("Hana Host"), "{{ contributor.asked_by }}")
WHAT_THEY_DID = Placeholder(
    "what_they_did",
    _("what they did for it"),
    _("You read it and told us."),
    "{{ contributor.what_they_did }}",
)
ANSWERED = Placeholder(
    "answered",
    _("‘has agreed to be named in’ or ‘does not want to be named in’"),
    _("has agreed to be named in"),
    '{% include "notices/quality_mark/_answered.txt" %}',
)
WHAT_NOW = Placeholder(
    "what_now",
    _("what the panel sees"),
    _("The panel will see their name as they chose."),
    '{% include "notices/quality_mark/_what_now.txt" %}',
)
BY = Placeholder("by", _("the name of who asks for help"), _("Hana Host"), "{{ by }}")
REFERENCE = Placeholder(
    "reference", _("the number of the submission"), "QM-2026-0007", "{{ submission.reference }}"
)
VERSION = Placeholder("version", _("the number of the version"), "2", "{{ version.number }}")


def _about(kind, group, title, subject, *more, urgent=False):
    return Notice(
        f"quality_mark/{kind}", f"quality_{kind}", group, title, subject, (NAME, *more), urgent=urgent
    )


def _work(kind, title, subject, *more):
    return _about(kind, Group.WORK, title, subject, *more)


def _due(kind, title, subject):
    # A review has a day by which it is due: an expert on the panel is not to read of it a week later.
    return _about(kind, Group.REMINDERS, title, subject, SUBMISSION, DUE, urgent=True)


FOR_EXPERTS = (
    _about(
        "contributor_asked",
        Group.ACCOUNT,  # goes at once, whatever they chose for other messages
        _("Someone is asked if we may name them"),
        _("Do you want to be named for your part in ‘{submission}’?"),
        ASKED_BY,
        SUBMISSION,
        WHAT_THEY_DID,
    ),
)
FOR_REVIEWERS = (
    _about(
        "review_asked",
        Group.ACCOUNT,  # the same
        _("To a reviewer: please review"),
        _("Please review some work for the quality mark"),
        SUBMISSION,
        DUE,
    ),
    _due(
        "review_moved",
        _("To a reviewer: a review is due on another day"),
        _("Your review for the quality mark is due on another day"),
    ),
    _due(
        "review_due_soon",
        _("To a reviewer: a review is due soon"),
        _("Your review for the quality mark is due soon"),
    ),
    _about(
        "papers_by_post",
        Group.ACCOUNT,  # they asked for it
        _("To a reviewer: the papers, in the post"),
        _("The papers for your review"),
        SUBMISSION,
        DUE,
    ),
    _due("review_late", _("To a reviewer: a review is late"), _("Your review for the quality mark is late")),
)
FOR_WRITERS = (
    _work(
        "contributor_answered",
        _("To the writer: someone answers about being named"),
        _("An answer about being named in ‘{submission}’"),
        PERSON,
        ANSWERED,
        SUBMISSION,
        WHAT_NOW,
    ),
    _work(
        "co_submitter_added",
        _("To a colleague: write this too"),
        _("You can now write ‘{submission}’ too"),
        BY,
        SUBMISSION,
    ),
    _work(
        "submission_sent",
        _("To the writers: it is with the panel"),
        _("Sent to the panel: {submission}"),
        SUBMISSION,
        REFERENCE,
        VERSION,
    ),
)
FOR_CHAIRS = (
    _work(
        "submission_waits",
        _("To the chairs: a submission waits"),
        _("A submission for the quality mark is waiting"),
    ),
    _work(
        "review_late_chair",
        _("To the chairs: a review is late"),
        _("A review for the quality mark is late"),
        DUE,
    ),
    _work(
        "reviewer_stood_down", _("To the chairs: a reviewer has stood down"), _("A reviewer has stood down")
    ),
    _work("reviews_complete", _("To the chairs: all reviews are in"), _("All reviews are in")),
)


def _asked(template, title, subject):
    # The panel meets on a day: a question that waited a week could come too late to be answered.
    kind = f"quality_{template}"
    return Notice(
        f"quality_mark/{template}", kind, Group.WORK, title, subject, placeholders=(NAME, TITLE), urgent=True
    )


QUESTIONS = (
    _asked("question_asked", _("A reviewer asks something"), _("The panel asks about: {title}")),
    _asked("question_followed", _("A reviewer asks more"), _("The panel asks more about: {title}")),
    _asked("question_answered", _("A question was answered"), _("Your question was answered: {title}")),
)


def declare_kinds():
    declare_kinds_of_meetings()
    declare_notices(*AWARDS, *QUESTIONS, *FOR_EXPERTS, *FOR_REVIEWERS, *FOR_WRITERS, *FOR_CHAIRS)
