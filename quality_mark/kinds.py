"""What this app says to people, by group, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices
from quality_mark.kinds_of_meetings import declare_kinds_of_meetings

NAME = Placeholder("name", "the name of the person we write to", "Esther", '{{ name|default:"there" }}')
TITLE = Placeholder("title", "what the work is called", "Leaving hospital policy", "{{ title }}")
NUMBER = Placeholder("number", "the number of the mark", "CPM-2026-0001", "{{ number }}")
REASON = Placeholder(
    "reason", "why the mark was withdrawn", "The policy was changed without people.", "{{ reason }}"
)
DAY = Placeholder("day", "the last day the mark counts", "7 December 2028", "{{ day }}")


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
        "Work is awarded the quality mark",
        "Awarded the quality mark: {title}",
        DAY,
    ),
    _notice(
        "award_given_contributor",
        Group.ACCOUNT,
        "Work is awarded the quality mark: to contributors",
        "Work you took part in has the quality mark",
        DAY,
    ),
    _notice(
        "award_withdrawn",
        Group.WORK,
        "A quality mark is withdrawn",
        "The quality mark of ‘{title}’ was withdrawn",
        REASON,
    ),
    _notice(
        "award_withdrawn_contributor",
        Group.ACCOUNT,
        "A quality mark is withdrawn: to contributors",
        "The quality mark of work you took part in was withdrawn",
        REASON,
    ),
    _notice(
        "mark_expiring", Group.REMINDERS, "A quality mark runs out soon", "Runs out on {day}: {title}", DAY
    ),
    _notice(
        "mark_expired",
        Group.REMINDERS,
        "A quality mark has run out",
        "The quality mark ran out: {title}",
        DAY,
    ),
)
SUBMISSION = Placeholder(
    "submission", "what the work is called", "Welcome leaflet for the ward", "{{ submission }}"
)
DUE = Placeholder(
    "due",
    "the day the review is due",
    "7 December 2026",
    "{% load words %}{{ review.due_on|say_date }}",
)
PERSON = Placeholder("person", "the name of the person who answers", "Omar Other", "{{ person }}")
ASKED_BY = Placeholder("asked_by", "the name of who asks", "Hana Host", "{{ contributor.asked_by }}")
WHAT_THEY_DID = Placeholder(
    "what_they_did", "what they did for it", "You read it and told us.", "{{ contributor.what_they_did }}"
)
ANSWERED = Placeholder(
    "answered",
    "‘has agreed to be named in’ or ‘does not want to be named in’",
    "has agreed to be named in",
    "{% if agreed %}has agreed to be named in{% else %}does not want to be named in{% endif %}",
)
WHAT_NOW = Placeholder(
    "what_now",
    "what the panel sees",
    "The panel will see their name as they chose.",
    "{% if agreed %}The panel will see their name as they chose.{% else %}"
    "Their name is not shown to anybody. You do not have to do anything.{% endif %}",
)
BY = Placeholder("by", "the name of who asks for help", "Hana Host", "{{ by }}")
REFERENCE = Placeholder(
    "reference", "the number of the submission", "QM-2026-0007", "{{ submission.reference }}"
)
VERSION = Placeholder("version", "the number of the version", "2", "{{ version.number }}")


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
        "Someone is asked if we may name them",
        "Do you want to be named for your part in ‘{submission}’?",
        ASKED_BY,
        SUBMISSION,
        WHAT_THEY_DID,
    ),
)
FOR_REVIEWERS = (
    _about(
        "review_asked",
        Group.ACCOUNT,  # the same
        "To a reviewer: please review",
        "Please review some work for the quality mark",
        SUBMISSION,
        DUE,
    ),
    _due(
        "review_due_soon",
        "To a reviewer: a review is due soon",
        "Your review for the quality mark is due soon",
    ),
    _about(
        "papers_by_post",
        Group.ACCOUNT,  # they asked for it
        "To a reviewer: the papers, in the post",
        "The papers for your review",
        SUBMISSION,
        DUE,
    ),
    _due("review_late", "To a reviewer: a review is late", "Your review for the quality mark is late"),
)
FOR_WRITERS = (
    _work(
        "contributor_answered",
        "To the writer: someone answers about being named",
        "An answer about being named in ‘{submission}’",
        PERSON,
        ANSWERED,
        SUBMISSION,
        WHAT_NOW,
    ),
    _work(
        "co_submitter_added",
        "To a colleague: write this too",
        "You can now write ‘{submission}’ too",
        BY,
        SUBMISSION,
    ),
    _work(
        "submission_sent",
        "To the writers: it is with the panel",
        "Sent to the panel: {submission}",
        SUBMISSION,
        REFERENCE,
        VERSION,
    ),
)
FOR_CHAIRS = (
    _work(
        "submission_waits",
        "To the chairs: a submission waits",
        "A submission for the quality mark is waiting",
    ),
    _work(
        "review_late_chair", "To the chairs: a review is late", "A review for the quality mark is late", DUE
    ),
    _work("reviewer_stood_down", "To the chairs: a reviewer has stood down", "A reviewer has stood down"),
    _work("reviews_complete", "To the chairs: all reviews are in", "All reviews are in"),
)


def _asked(template, title, subject):
    # The panel meets on a day: a question that waited a week could come too late to be answered.
    kind = f"quality_{template}"
    return Notice(
        f"quality_mark/{template}", kind, Group.WORK, title, subject, placeholders=(NAME, TITLE), urgent=True
    )


QUESTIONS = (
    _asked("question_asked", "A reviewer asks something", "The panel asks about: {title}"),
    _asked("question_followed", "A reviewer asks more", "The panel asks more about: {title}"),
    _asked("question_answered", "A question was answered", "Your question was answered: {title}"),
)


def declare_kinds():
    declare_kinds_of_meetings()
    declare_notices(*AWARDS, *QUESTIONS, *FOR_EXPERTS, *FOR_REVIEWERS, *FOR_WRITERS, *FOR_CHAIRS)
