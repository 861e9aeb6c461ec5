"""What we say about meetings and decisions of the panel, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder("name", "the name of the person we write to", "Esther", '{{ name|default:"there" }}')
TITLE = Placeholder("title", "what the work is called", "Leaving hospital policy", "{{ submission }}")
STARTS = Placeholder("starts", "when the meeting is", "7 December 2026 at 2pm", "{{ starts }}")
WHERE = Placeholder(
    "where",
    "the place, or how to join online",
    "The Lodge, 1 High Street, LS1 1AA",
    '{% include "notices/quality_mark/_where.txt" %}',
)
PERSON = Placeholder("person", "the member it is about", "Omar Other", "{{ seat.member }}")
TIME = Placeholder(
    "time",
    "the time we have written down for them",
    "2 hours",
    LOAD + "{{ seat.contribution.minutes|minutes_in_words }}",
)
OUTCOME = Placeholder("outcome", "what was decided", "Awarded", "{{ decision.get_outcome_display }}")
REASONS = Placeholder(
    "reasons", "why, as the panel wrote it", "People wrote it with us.", "{{ decision.reasons }}"
)
PLAN = Placeholder(
    "plan",
    "the action plan and its date, where there is one",
    "To do by 7 March 2027:\nPay people within 30 days.",
    LOAD + "{% if decision.action_plan %}To do by {{ decision.action_due|say_date }}:\n"
    "{{ decision.action_plan }}{% endif %}",
)
NEXT = Placeholder(
    "next",
    "what they can do now",
    "You can start a new version with everything you wrote before.",
    '{% include "notices/quality_mark/_next.txt" %}',
)
DUE = Placeholder(
    "due", "the date of the action plan", "7 March 2027", LOAD + "{{ decision.action_due|say_date }}"
)
ANSWER = Placeholder(
    "answer",
    "what the chair answered",
    "Your action plan is done, and the work has the quality mark.",
    "{% if report.is_done %}Your action plan is done, and the work has the quality mark. {% else %}"
    "Your action plan is not done yet. {% endif %}{{ report.answer }}",
)


def _notice(group, kind, title, subject, *more, urgent=False):
    return Notice(f"quality_mark/{kind}", f"quality_{kind}", group, title, subject, (NAME, *more), urgent)


def _work(kind, title, subject, *more):
    return _notice(Group.WORK, kind, title, subject, TITLE, *more)


OF_MEETINGS = (
    _notice(
        Group.PLACES, "seat_invited", "The panel meets", "Please come to the quality mark panel on {starts}",
        STARTS, WHERE, urgent=True,
    ),
    _notice(
        Group.PLACES, "meeting_cancelled", "A meeting of the panel is cancelled",
        "The quality mark panel on {starts} is cancelled", STARTS, urgent=True,
    ),
    _notice(
        Group.PLACES, "meeting_attended", "A member was at the panel", "Thank you for coming to the panel",
        STARTS, TIME,
    ),
    _notice(
        Group.REMINDERS, "meeting_reminder", "The panel meets soon", "The quality mark panel meets on {starts}",
        STARTS, WHERE, urgent=True,
    ),
    _notice(
        Group.WORK, "seat_apologies", "To the chair: a member cannot come", "Apologies for the panel on {starts}",
        STARTS, PERSON,
    ),
)  # fmt: skip
OF_DECISIONS = (
    _work("decided", "The panel has decided", "What the panel decided: {title}", OUTCOME, REASONS, PLAN, NEXT),
    _notice(
        Group.PLACES, "decided_contributor", "To those named: the panel has decided",
        "What the panel decided: {title}", TITLE, OUTCOME, REASONS, PLAN,
    ),
    _work("plan_reported", "To the chair: an action plan is done", "An action plan is said to be done"),
    _work("plan_answered", "The chair has looked at an action plan", "Your action plan: {title}", ANSWER),
    _work("plan_late_chair", "To the chair: an action plan is late", "An action plan is late", DUE),
    _notice(
        Group.REMINDERS, "plan_due_soon", "An action plan is due soon", "Due on {due}: {title}", TITLE, DUE, PLAN,
    ),
    _notice(
        Group.REMINDERS, "plan_late", "An action plan is late", "Your action plan was due: {title}", TITLE, DUE, PLAN,
    ),
    _work("appealed", "To the chair: a decision is appealed", "A decision of the panel is appealed"),
    _work("appeal_kept", "An appeal has come in", "We have your appeal: {title}"),
)  # fmt: skip


def declare_kinds_of_meetings():
    declare_notices(*OF_MEETINGS, *OF_DECISIONS)
