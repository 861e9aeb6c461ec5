"""What this app says about interview panels, by group, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder("name", "the name of the person we write to", "Esther", '{{ name|default:"there" }}')
PERSON = Placeholder("person", "the name of the person it is about", "Omar Other", "{{ offer.expert.user }}")
POST = Placeholder("post", "the post the panel is for", "Staff Nurse", "{{ panel.activity.title }}")
DAY = Placeholder("day", "the day of the panel", "7 December 2026", LOAD + "{{ panel.held_on|say_date }}")
WHEN = Placeholder(
    "when",
    "when the panel is",
    "7 December 2026 at 2pm to 5pm",
    LOAD + "{{ panel.activity.starts_at|say_moment }} to {{ panel.activity.ends_at|say_time }}",
)
WHERE = Placeholder(
    "where",
    "where the panel is",
    "The Lodge",
    "{% firstof panel.activity.venue 'We will tell you where, or how to join' %}",
)
SEAT = Placeholder(
    "seat", "the seat: observer, member or chair", "member", "{{ seat.get_seat_display|lower }}"
)
ANSWER_BY = Placeholder(
    "answer_by", "the day to answer by", "30 November 2026", LOAD + "{{ offer.answer_by|say_date }}"
)
REASON = Placeholder("reason", "the reason that was given", "The panel is smaller now.", "{{ reason }}")
TIME = Placeholder(
    "time",
    "the time we have written down for them",
    "3 hours",
    LOAD + "{{ contribution.minutes|minutes_in_words }}",
)


def _notice(group, kind, title, subject, *more, urgent=False):
    return Notice(f"involvement/{kind}", kind, group, title, subject, (NAME, POST, *more), urgent)


def _seat(kind, title, subject, *more, urgent=False):
    return _notice(Group.PLACES, kind, title, f"{subject}: {{post}}", *more, urgent=urgent)


def _work(kind, title, subject, *more):
    return _notice(Group.WORK, kind, title, f"{subject}: {{post}}", *more)


FOR_EXPERTS = (
    _seat(
        "panel_offered",
        "Someone is asked for a panel",
        "Would you like to sit on an interview panel?",
        WHEN, WHERE, SEAT, ANSWER_BY,
        urgent=True,
    ),
    _seat("panel_offer_taken", "The seats on a panel were taken", "The seats have been taken", DAY),
    _seat("panel_offer_lapsed", "An offer of a seat has run out", "An offer has run out", DAY, ANSWER_BY),
    _seat("panel_seated", "Someone has a seat on a panel", "You have a seat on a panel", WHEN, WHERE, SEAT),
    _seat("panel_given_up", "Someone cannot come to a panel", "We know you cannot come", DAY),
    _seat(
        "panel_seat_taken_away", "We take a seat away", "Your seat on a panel is cancelled", DAY, REASON, urgent=True
    ),
    _seat("panel_moved", "A panel is moved", "A panel has changed. Can you still come?", WHEN, WHERE, urgent=True),
    _seat("panel_cancelled", "A panel is cancelled", "A panel is cancelled", DAY, urgent=True),
    _seat("panel_attended", "Someone sat on a panel", "Thank you for sitting on a panel", DAY, TIME),
    _seat("panel_missed", "Someone did not come to a panel", "We missed you", DAY),
    _seat("panel_signed_off", "A seat is signed off", "Your seat on a panel has been signed off", DAY, SEAT),
    _notice(
        Group.REMINDERS, "panel_reminder", "A panel is near", "Your panel is soon: {post}", WHEN, WHERE, urgent=True
    ),
    _notice(
        Group.REMINDERS, "debrief_reminder", "How did the panel go?", "How did the panel go? {post}", DAY
    ),
)  # fmt: skip
FOR_STAFF = (
    _work("panel_answered", "To the recruiter: a seat is taken", "A seat on a panel is taken", PERSON, DAY),
    _work(
        "panel_seat_free",
        "To the recruiter: a seat is given up",
        "A seat on a panel is free again",
        PERSON,
        DAY,
    ),
    _work("panel_nobody_left", "To the recruiter: nobody is left to ask", "Nobody is left to ask", DAY),
    _work("panel_unfilled", "A panel still has no expert", "A panel still needs an expert", DAY),
    _work("debrief_chair", "To the chair of a panel: how did it go?", "How did the panel go?", DAY),
    _work(
        "debrief_chair_reminder", "To the chair of a panel, again", "Please tell us how the panel went", DAY
    ),
)


def declare_panel_kinds():
    declare_notices(*FOR_EXPERTS, *FOR_STAFF)
