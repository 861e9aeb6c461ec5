"""What this app says about interview panels, by group, with the parts that differ each time."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder(
    "name", _("the name of the person we write to"), "Esther", '{% include "notices/involvement/_name.txt" %}'
)
PERSON = Placeholder(
    "person", _("the name of the person it is about"), _("Omar Other"), "{{ offer.expert.user }}"
)
POST = Placeholder("post", _("the post the panel is for"), _("Staff Nurse"), "{{ panel.activity.title }}")
DAY = Placeholder(
    "day", _("the day of the panel"), _("7 December 2026"), LOAD + "{{ panel.held_on|say_date }}"
)
WHEN = Placeholder(
    "when",
    _("when the panel is"),
    _("7 December 2026 at 2pm to 5pm"),
    '{% include "notices/involvement/_panel_when.txt" %}',
)
WHERE = Placeholder(
    "where",
    _("where the panel is"),
    _("The Lodge"),
    '{% include "notices/involvement/_panel_where.txt" %}',
)
SEAT = Placeholder(
    "seat", _("the seat: observer, member or chair"), _("member"), "{{ seat.get_seat_display|lower }}"
)
ANSWER_BY = Placeholder(
    "answer_by", _("the day to answer by"), _("30 November 2026"), LOAD + "{{ offer.answer_by|say_date }}"
)
REASON = Placeholder("reason", _("the reason that was given"), _("The panel is smaller now."), "{{ reason }}")
TIME = Placeholder(
    "time",
    _("the time we have written down for them"),
    _("3 hours"),
    LOAD + "{{ contribution.minutes|minutes_in_words }}",
)


def _notice(group, kind, title, subject, *more, urgent=False):
    return Notice(f"involvement/{kind}", kind, group, title, subject, (NAME, POST, *more), urgent)


def _with_post(subject):
    """Not put together here, where it would be in the language in which this module is read."""
    return format_lazy("{}: {{post}}", subject)


def _seat(kind, title, subject, *more, urgent=False):
    return _notice(Group.PLACES, kind, title, _with_post(subject), *more, urgent=urgent)


def _work(kind, title, subject, *more):
    return _notice(Group.WORK, kind, title, _with_post(subject), *more)


FOR_EXPERTS = (
    _seat(
        "panel_offered",
        _("Someone is asked for a panel"),
        _("Would you like to sit on an interview panel?"),
        WHEN, WHERE, SEAT, ANSWER_BY,
        urgent=True,
    ),
    _seat("panel_offer_taken", _("The seats on a panel were taken"), _("The seats have been taken"), DAY),
    _seat("panel_offer_lapsed", _("An offer of a seat has run out"), _("An offer has run out"), DAY, ANSWER_BY),
    _seat("panel_seated", _("Someone has a seat on a panel"), _("You have a seat on a panel"), WHEN, WHERE, SEAT),
    _seat("panel_given_up", _("Someone cannot come to a panel"), _("We know you cannot come"), DAY),
    _seat(
        "panel_seat_taken_away", _("We take a seat away"), _("Your seat on a panel is cancelled"), DAY, REASON, urgent=True
    ),
    _seat("panel_moved", _("A panel is moved"), _("A panel has changed. Can you still come?"), WHEN, WHERE, urgent=True),
    _seat("panel_joining", _("How to join a panel changes"), _("How to join your panel has changed"), WHEN, WHERE, urgent=True),
    _seat("panel_cancelled", _("A panel is cancelled"), _("A panel is cancelled"), DAY, urgent=True),
    _seat("panel_attended", _("Someone sat on a panel"), _("Thank you for sitting on a panel"), DAY, TIME),
    _seat("panel_missed", _("Someone did not come to a panel"), _("We missed you"), DAY),
    _seat("panel_signed_off", _("A seat is signed off"), _("Your seat on a panel has been signed off"), DAY, SEAT),
    _notice(
        Group.REMINDERS, "panel_reminder", _("A panel is near"), _("Your panel is soon: {post}"), WHEN, WHERE, urgent=True
    ),
    _notice(
        Group.REMINDERS, "debrief_reminder", _("How did the panel go?"), _("How did the panel go? {post}"), DAY
    ),
)  # fmt: skip
FOR_STAFF = (
    _work(
        "panel_answered", _("To the recruiter: a seat is taken"), _("A seat on a panel is taken"), PERSON, DAY
    ),
    _work(
        "panel_seat_free",
        _("To the recruiter: a seat is given up"),
        _("A seat on a panel is free again"),
        PERSON,
        DAY,
    ),
    _work("panel_nobody_left", _("To the recruiter: nobody is left to ask"), _("Nobody is left to ask"), DAY),
    _work("panel_unfilled", _("A panel still has no expert"), _("A panel still needs an expert"), DAY),
    _work("debrief_chair", _("To the chair of a panel: how did it go?"), _("How did the panel go?"), DAY),
    _work(
        "debrief_chair_reminder",
        _("To the chair of a panel, again"),
        _("Please tell us how the panel went"),
        DAY,
    ),
)


def declare_panel_kinds():
    declare_notices(*FOR_EXPERTS, *FOR_STAFF)
