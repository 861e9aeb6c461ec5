"""What this app says to people about training, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices
from involvement.kinds import ENDS, NAME, SOON, STARTS, TITLE

WHERE = Placeholder(
    "where",
    "the place, and for those who have a place how to join online",
    "The Lodge, 1 High Street, LS1 1AA",
    '{% if may_join %}{% include "notices/involvement/_where.txt" %}{% else %}{{ venue }}{% endif %}',
)
CONTACT = Placeholder(
    "contact",
    "the address to write to about the course",
    "training@example.nhs.uk",
    "{{ course.contact_email }}",
)
ANSWER_BY = Placeholder("answer_by", "the day to answer by", "30 November 2026", "{{ answer_by }}")
WHY = Placeholder("why", "why there is no place for them", "No place became free.", "{{ why }}")
REASON = Placeholder("reason", "the reason that was given", "The trainer is ill.", "{{ reason }}")
CERTIFICATE = Placeholder(
    "certificate",
    "the code of their certificate, and until when it counts",
    "Your certificate is ready. Its code is K7RM-2V9D-XQ4T.",
    "{{ certificate }}",
)
WHAT = Placeholder("what", "the training", "Values Based Recruitment", "{{ what }}")
DAY = Placeholder("day", "the last day it counts", "7 December 2026", "{{ day }}")
NEXT_DATES = Placeholder(
    "next_dates",
    "when it is given next, where there are dates",
    "The next date is 3 December 2026. Book it under Training.",
    "{{ next_dates }}",
)


def _place(kind, title, subject, *more, group=Group.PLACES, urgent=False):
    parts = (NAME, TITLE, STARTS, *more)
    return Notice(f"involvement/{kind}", kind, group, title, f"{subject}: {{title}}", parts, urgent)


OF_PLACES = (
    _place("training_booked", "Training: someone has a place", "You have a place", ENDS, WHERE, CONTACT),
    _place("training_waiting", "Training: someone waits for a place", "You are on the waiting list"),
    _place(
        "training_offered",
        "Training: a place is kept for someone",
        "A place is free for you",
        ENDS,
        WHERE,
        ANSWER_BY,
        urgent=True,
    ),
    _place("training_lapsed", "Training: no place", "You do not have a place", WHY, CONTACT),
    _place("training_given_up", "Training: someone gives up a place", "You gave up your place"),
    _place(
        "training_cancelled",
        "Training: a date is cancelled",
        "Training was cancelled",
        REASON,
        CONTACT,
        urgent=True,
    ),
    _place(
        "training_changed", "Training: a date has changed", "Training has changed", ENDS, WHERE, urgent=True
    ),
    _place("training_again", "Training: booked already, to a partner", "You have asked already", ENDS, WHERE),
    _place("training_attended", "Training: someone came", "Thank you for coming", CERTIFICATE),
    _place("training_part", "Training: someone came for part of it", "Thank you for coming", CONTACT),
    _place("training_missed", "Training: someone did not come", "We missed you", CONTACT),
)
REMINDERS = (
    Notice(
        "involvement/training_reminder",
        "training_reminder",
        Group.REMINDERS,
        "Training is near",
        "{soon}: {title}",
        (NAME, TITLE, SOON, STARTS, ENDS, WHERE),
        urgent=True,
    ),
    Notice(
        "involvement/training_unrecorded",
        "training_unrecorded",
        Group.WORK,
        "To those who run training: nobody has said who came",
        "Please record who came: {title}",
        (NAME, TITLE, STARTS),
    ),
    Notice(
        "involvement/training_expiring",
        "training_expiring",
        Group.REMINDERS,
        "To staff: training runs out",
        "Runs out on {day}: {what}",
        (NAME, WHAT, DAY, NEXT_DATES),
    ),
)


def declare_kinds():
    declare_notices(*OF_PLACES, *REMINDERS)
