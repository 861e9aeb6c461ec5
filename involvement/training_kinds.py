"""What this app says to people about training, with the parts that differ each time."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices
from involvement.kinds import ENDS, NAME, SOON, STARTS, TITLE

WHERE = Placeholder(
    "where",
    _("the place, and for those who have a place how to join online"),
    _("The Lodge, 1 High Street, LS1 1AA"),
    '{% if may_join %}{% include "notices/involvement/_where.txt" %}{% else %}{{ venue }}{% endif %}',
)
CONTACT = Placeholder(
    "contact",
    _("the address to write to about the course"),
    "training@example.nhs.uk",
    "{{ course.contact_email }}",
)
ANSWER_BY = Placeholder("answer_by", _("the day to answer by"), _("30 November 2026"), "{{ answer_by }}")
WHY = Placeholder("why", _("why there is no place for them"), _("No place became free."), "{{ why }}")
REASON = Placeholder("reason", _("the reason that was given"), _("The trainer is ill."), "{{ reason }}")
CERTIFICATE = Placeholder(
    "certificate",
    _("the code of their certificate, and until when it counts"),
    _("Your certificate is ready. Its code is K7RM-2V9D-XQ4T."),
    "{{ certificate }}",
)
WHAT = Placeholder("what", _("the training"), _("Values Based Recruitment"), "{{ what }}")
DAY = Placeholder("day", _("the last day it counts"), _("7 December 2026"), "{{ day }}")
ASK = Placeholder(
    "ask",
    _("what we ask people to do"),
    _("Please open the link and tell us if you can still come."),
    "{{ ask }}",
)
BOOK = Placeholder(
    "book",
    _("the dates to come, each with the link to book it"),
    _("There is no date you can book now."),
    "{{ book }}",
)
NEXT_DATES = Placeholder(
    "next_dates",
    _("when it is given next, where there are dates"),
    _("The next date is 3 December 2026. Book it under Training."),
    "{{ next_dates }}",
)


def _place(kind, title, subject, *more, group=Group.PLACES, urgent=False):
    parts = (NAME, TITLE, STARTS, *more)
    subject_with_title = format_lazy("{}: {{title}}", subject)
    return Notice(f"involvement/{kind}", kind, group, title, subject_with_title, parts, urgent)


OF_PLACES = (
    _place(
        "training_booked", _("Training: someone has a place"), _("You have a place"), ENDS, WHERE, CONTACT
    ),
    _place("training_waiting", _("Training: someone waits for a place"), _("You are on the waiting list")),
    _place(
        "training_offered",
        _("Training: a place is kept for someone"),
        _("A place is free for you"),
        ENDS,
        WHERE,
        ANSWER_BY,
        urgent=True,
    ),
    _place("training_lapsed", _("Training: no place"), _("You do not have a place"), WHY, CONTACT),
    _place("training_given_up", _("Training: someone gives up a place"), _("You gave up your place")),
    _place(
        "training_cancelled",
        _("Training: a date is cancelled"),
        _("Training was cancelled"),
        REASON,
        CONTACT,
        urgent=True,
    ),
    _place(
        "training_changed",
        _("Training: a date has changed"),
        _("Training has changed"),
        ENDS,
        WHERE,
        ASK,
        urgent=True,
    ),
    _place(
        "training_again",
        _("Training: booked already, to a partner"),
        _("You have asked already"),
        ENDS,
        WHERE,
    ),
    _place("training_attended", _("Training: someone came"), _("Thank you for coming"), CERTIFICATE),
    _place("training_part", _("Training: someone came for part of it"), _("Thank you for coming"), CONTACT),
    _place("training_missed", _("Training: someone did not come"), _("We missed you"), CONTACT),
)
REMINDERS = (
    Notice(
        "involvement/training_reminder",
        "training_reminder",
        Group.REMINDERS,
        _("Training is near"),
        "{soon}: {title}",
        (NAME, TITLE, SOON, STARTS, ENDS, WHERE),
        urgent=True,
    ),
    Notice(
        "involvement/training_unrecorded",
        "training_unrecorded",
        Group.WORK,
        _("To those who run training: nobody has said who came"),
        _("Please record who came: {title}"),
        (NAME, TITLE, STARTS),
    ),
    Notice(
        "involvement/training_expiring",
        "training_expiring",
        Group.REMINDERS,
        _("To staff: training runs out"),
        _("Runs out on {day}: {what}"),
        (NAME, WHAT, DAY, NEXT_DATES),
    ),
    Notice(
        "involvement/training_partner_expiring",
        "training_partner_expiring",
        Group.REMINDERS,
        _("To a partner’s person: training runs out"),
        _("Runs out on {day}: {what}"),
        (NAME, WHAT, DAY, BOOK, CONTACT),
    ),
)


def declare_kinds():
    declare_notices(*OF_PLACES, *REMINDERS)
