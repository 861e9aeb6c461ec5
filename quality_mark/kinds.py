"""What this app says to people, by group. Asking an expert to be named goes at once, as what nobody has declared does."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare, declare_notices

NAME = Placeholder("name", "the name of the person we write to", "Esther", '{{ name|default:"there" }}')
TITLE = Placeholder("title", "what the work is called", "Leaving hospital policy", "{{ title }}")
NUMBER = Placeholder("number", "the number of the mark", "CPM-2026-0001", "{{ number }}")
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
    # A review has a day by which it is due: an expert on the panel is not to read of it a week later.
    declare(Group.REMINDERS, "quality_review_due_soon", "quality_review_late", urgent=True)
    declare(
        Group.WORK,
        "quality_contributor_answered",
        "quality_co_submitter_added",
        "quality_submission_sent",
        "quality_submission_waits",
        "quality_review_late_chair",
        "quality_reviewer_stood_down",
        "quality_reviews_complete",
    )
    declare_notices(*AWARDS, *QUESTIONS)
