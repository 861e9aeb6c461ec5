"""What this app says to people about several sessions at once, and about those they choose or we cancel."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices
from involvement.kinds import ENDS, FEE, LOAD, NAME, STARTS, TITLE, WHERE

DATES = Placeholder(
    "dates",
    _("the dates, one a line"),
    _("- 7 December 2026 at 2pm\n- 14 December 2026 at 2pm"),
    LOAD
    + "{% for each in moments %}- {{ each|say_moment }}{% if not forloop.last %}\n{% endif %}{% endfor %}",
)
REASON = Placeholder(
    "reason",
    _("the reason that was given"),
    _("The room is not free any more."),
    "{% firstof reason session.cancelled_reason %}",
)
ASK = Placeholder(
    "ask",
    _("what we ask people to do"),
    _("Please open the link and tell us if you can still come."),
    '{% include "notices/involvement/_ask.txt" %}',
)
NOW = Placeholder(
    "now",
    _("what is written down now"),
    _("Took part, for 2 hours"),
    '{% include "notices/involvement/_now.txt" %}',
)
WHY = Placeholder(
    "reason", _("why it was changed"), _("You came after all."), "{{ contribution.why_minutes }}"
)


def _place(kind, title, subject, *more, urgent=False):
    said, parts = format_lazy("{subject}: {{title}}", subject=subject), (NAME, TITLE, *more)
    return Notice(f"involvement/{kind}", kind, Group.PLACES, title, said, parts, urgent)


SESSIONS = (
    _place("sessions_added", _("New dates"), _("New dates"), DATES),
    _place("sessions_to_choose", _("There are sessions to choose"), _("Choose your sessions"), DATES),
    _place("session_chosen", _("Someone chooses a session"), _("You have a place"), STARTS, ENDS, WHERE),
    _place(
        "attendance_mended",
        _("A record of who came is put right"),
        _("We put our record right"),
        STARTS,
        NOW,
        WHY,
    ),
    _place(
        "session_changed",
        _("A session has changed"),
        _("A session has changed"),
        STARTS,
        ENDS,
        WHERE,
        ASK,
        urgent=True,
    ),
    _place(
        "sessions_changed",
        _("Several sessions have changed"),
        _("Your sessions have changed"),
        DATES,
        WHERE,
        urgent=True,
    ),
    _place(
        "session_cancelled",
        _("A session is cancelled"),
        _("A session has been cancelled"),
        STARTS,
        REASON,
        FEE,
        urgent=True,
    ),
    _place(
        "sessions_cancelled",
        _("Several sessions are cancelled"),
        _("Sessions have been cancelled"),
        DATES,
        REASON,
        FEE,
        urgent=True,
    ),
)


def declare_kinds():
    declare_notices(*SESSIONS)
