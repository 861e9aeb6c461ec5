"""What we say about meetings and decisions of the panel, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder("name", _("the name of the person we write to"), "Esther", '{{ name|default:"there" }}')
TITLE = Placeholder("title", _("what the work is called"), _("Leaving hospital policy"), "{{ submission }}")
STARTS = Placeholder("starts", _("when the meeting is"), _("7 December 2026 at 2pm"), "{{ starts }}")
WHERE = Placeholder(
    "where",
    _("the place, or how to join online"),
    _("The Lodge, 1 High Street, LS1 1AA"),
    '{% include "notices/quality_mark/_where.txt" %}',
)
WAS = Placeholder(
    "was",
    _("when the meeting was to be"),
    _("1 December 2026 at 2pm"),
    LOAD + "{{ meeting.moved_from|say_moment }}",
)
WHY_MOVED = Placeholder(
    "reason", _("why it was moved"), _("Too few of us could come."), "{{ meeting.moved_reason }}"
)
PERSON = Placeholder("person", _("the member it is about"), _("Omar Other"), "{{ seat.member }}")
TIME = Placeholder(
    "time",
    _("the time we have written down for them"),
    _("2 hours"),
    LOAD + "{{ seat.contribution.minutes|minutes_in_words }}",
)
OUTCOME = Placeholder("outcome", _("what was decided"), _("Awarded"), "{{ decision.get_outcome_display }}")
REASONS = Placeholder(
    "reasons", _("why, as the panel wrote it"), _("People wrote it with us."), "{{ decision.reasons }}"
)
PLAN = Placeholder(
    "plan",
    _("the action plan and its date, where there is one"),
    _("To do by 7 March 2027:\nPay people within 30 days."),
    '{% include "notices/quality_mark/_plan.txt" %}',
)
NEXT = Placeholder(
    "next",
    _("what they can do now"),
    _("You can start a new version with everything you wrote before."),
    '{% include "notices/quality_mark/_next.txt" %}',
)
DUE = Placeholder(
    "due", _("the date of the action plan"), _("7 March 2027"), LOAD + "{{ decision.action_due|say_date }}"
)
ANSWER = Placeholder(
    "answer",
    _("what the chair answered"),
    _("Your action plan is done, and the work has the quality mark."),
    '{% include "notices/quality_mark/_plan_answer.txt" %}',
)


def _notice(group, kind, title, subject, *more, urgent=False):
    return Notice(f"quality_mark/{kind}", f"quality_{kind}", group, title, subject, (NAME, *more), urgent)


def _work(kind, title, subject, *more):
    return _notice(Group.WORK, kind, title, subject, TITLE, *more)


OF_MEETINGS = (
    _notice(
        Group.PLACES, "seat_invited", _("The panel meets"), _("Please come to the quality mark panel on {starts}"),
        STARTS, WHERE, urgent=True,
    ),
    _notice(
        Group.PLACES, "meeting_moved", _("A meeting of the panel is moved"),
        _("The quality mark panel is now on {starts}"), STARTS, WHERE, WAS, WHY_MOVED, urgent=True,
    ),
    _notice(
        Group.PLACES, "meeting_cancelled", _("A meeting of the panel is cancelled"),
        _("The quality mark panel on {starts} is cancelled"), STARTS, urgent=True,
    ),
    _notice(
        Group.PLACES, "meeting_attended", _("A member was at the panel"), _("Thank you for coming to the panel"),
        STARTS, TIME,
    ),
    _notice(
        Group.REMINDERS, "meeting_reminder", _("The panel meets soon"), _("The quality mark panel meets on {starts}"),
        STARTS, WHERE, urgent=True,
    ),
    _notice(
        Group.WORK, "seat_apologies", _("To the chair: a member cannot come"), _("Apologies for the panel on {starts}"),
        STARTS, PERSON,
    ),
)  # fmt: skip
OF_DECISIONS = (
    _work("decided", _("The panel has decided"), _("What the panel decided: {title}"), OUTCOME, REASONS, PLAN, NEXT),
    _notice(
        Group.PLACES, "decided_contributor", _("To those named: the panel has decided"),
        _("What the panel decided: {title}"), TITLE, OUTCOME, REASONS, PLAN,
    ),
    _work("plan_reported", _("To the chair: an action plan is done"), _("An action plan is said to be done")),
    _work("plan_answered", _("The chair has looked at an action plan"), _("Your action plan: {title}"), ANSWER),
    _work("plan_late_chair", _("To the chair: an action plan is late"), _("An action plan is late"), DUE),
    _notice(
        Group.REMINDERS, "plan_due_soon", _("An action plan is due soon"), _("Due on {due}: {title}"), TITLE, DUE, PLAN,
    ),
    _notice(
        Group.REMINDERS, "plan_late", _("An action plan is late"), _("Your action plan was due: {title}"), TITLE, DUE, PLAN,
    ),
    _work("appealed", _("To the chair: a decision is appealed"), _("A decision of the panel is appealed")),
    _work("appeal_kept", _("An appeal has come in"), _("We have your appeal: {title}")),
)  # fmt: skip


def declare_kinds_of_meetings():
    declare_notices(*OF_MEETINGS, *OF_DECISIONS)
