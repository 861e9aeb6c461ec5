"""What this app says about how it went and what changed, by group, with the parts that differ each time."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices
from involvement.kinds import LOAD, NAME

TITLE = Placeholder(
    "title", _("what the session or opportunity is called"), _("Focus group about meals"), "{{ title }}"
)
DUE = Placeholder(
    "due", _("the day the review is due"), _("5 March 2027"), LOAD + "{{ review.due_on|say_date }}"
)
CHANGES = Placeholder(
    "changes",
    _("each thing people said, and what came of it"),
    _("You said: Start later.\nWe did it: Meetings start at 11am."),
    '{% include "notices/involvement/_outcomes.txt" %}',
)


def _notice(group, kind, title, subject, *more):
    said = format_lazy("{subject}: {{title}}", subject=subject)
    return Notice(f"involvement/{kind}", kind, group, title, said, (NAME, TITLE, *more))


NOTICES = (
    _notice(Group.REMINDERS, "feedback_ask", _("How did it go?"), _("How did it go?")),
    _notice(Group.REMINDERS, "feedback_reminder", _("How did it go, again"), _("Please tell us how it went")),
    _notice(Group.WORK, "host_feedback_ask", _("To the host: how did it go?"), _("How did it go?")),
    _notice(
        Group.WORK,
        "host_feedback_reminder",
        _("To the host: how did it go, again"),
        _("Please say how it went"),
    ),
    _notice(Group.WORK, "review_soon", _("To the host: a review is due soon"), _("Say what changed"), DUE),
    _notice(Group.WORK, "review_overdue", _("A review is late"), _("People wait to hear what changed"), DUE),
    _notice(
        Group.PLACES,
        "what_changed",
        _("What changed because people took part"),
        _("What changed because of you"),
        CHANGES,
    ),
)


def declare_kinds():
    declare_notices(*NOTICES)
