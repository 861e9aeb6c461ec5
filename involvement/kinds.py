"""What this app says to people, by group, with the parts that differ each time."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder(
    "name", _("the name of the person we write to"), "Esther", '{% include "notices/involvement/_name.txt" %}'
)
PERSON = Placeholder(
    "person",
    _("the name of the person it is about"),
    _("Omar Other"),
    "{% firstof person contribution.expert.user %}",
)
TITLE = Placeholder(
    "title",
    _("what the opportunity or session is called"),
    _("Focus group about meals"),
    "{% firstof session.activity.title opportunity %}",
)
REASON = Placeholder(
    "reason",
    _("the reason that was given"),
    _("The room is not free any more."),
    "{% load adverts %}{% firstof interest.reason|say_kept opportunity.cancelled_reason %}",
)
FEE = Placeholder(
    "fee",
    _("a sentence about claiming, where the policy pays because we cancelled late"),
    _("We cancelled late, so you can claim for it. You find it under ‘Your claims’."),
    '{% include "notices/involvement/_fee.txt" %}',
)
COMMENT = Placeholder(
    "comment", _("what the coordinator wrote"), _("Please say how long it takes."), "{{ comment }}"
)
CLOSES = Placeholder(
    "closing_date",
    _("the last day to answer the advert"),
    _("30 November 2026"),
    LOAD + "{{ opportunity.closing_date|say_date }}",
)
HEAR_BY = Placeholder(
    "hear_by",
    _("a sentence about when they will hear from us, where the advert says"),
    _("You will hear from us by 7 December 2026."),
    '{% include "notices/involvement/_hear_by.txt" %}',
)
BY_WHEN = Placeholder(
    "by_when",
    _("'by' and the day to answer by, where there is one"),
    _("by 30 November 2026"),
    '{% include "notices/involvement/_by_when.txt" %}',
)
ANSWER_BY = Placeholder(
    "answer_by", _("the day to answer by"), _("30 November 2026"), LOAD + "{{ interest.answer_by|say_date }}"
)
DATES = Placeholder(
    "dates",
    _("the dates they are expected, or that there is none yet"),
    _("We expect you at:\n- 7 December 2026 at 2pm\n\nWe will remind you before each one."),
    '{% include "notices/involvement/_dates.txt" %}',
)
CONTACT = Placeholder(
    "contact",
    _("the address of the person who runs it"),
    "host@example.nhs.uk",
    "{% firstof session.opportunity.contact_email opportunity.contact_email %}",
)
QUESTIONS = Placeholder(
    "questions",
    _("a sentence about who to ask, where the advert says"),
    _("If you have questions, write to host@example.nhs.uk."),
    '{% include "notices/involvement/_questions.txt" %}',
)
NUMBER = Placeholder("number", _("their number on the waiting list"), "3", "{{ number }}")
STARTS = Placeholder(
    "starts",
    _("when it starts"),
    _("7 December 2026 at 2pm"),
    LOAD + "{{ session.activity.starts_at|say_moment }}",
)
ENDS = Placeholder("ends", _("the time it ends"), "4pm", LOAD + "{{ session.activity.ends_at|say_time }}")
WHERE = Placeholder(
    "where",
    _("the place, or how to join online"),
    _("The Lodge, 1 High Street, LS1 1AA"),
    '{% include "notices/involvement/_where.txt" %}',
)
TIME = Placeholder(
    "time",
    _("the time we have written down for them"),
    _("2 hours"),
    LOAD + "{{ contribution.minutes|minutes_in_words }}",
)
SOON = Placeholder("soon", _("the day and time, said from today"), _("Tomorrow at 2pm"), "{{ soon }}")
REASONS = Placeholder(
    "reasons",
    _("why we thought of them, and what they would need first"),
    _("Why we thought of you:\n- You share Carers."),
    '{% include "notices/involvement/_reasons.txt" %}',
)
ADVERTS = Placeholder(
    "adverts",
    _("the new adverts that may suit them, one a line"),
    _("- Focus group about meals. Closes on 7 December 2026."),
    "{{ adverts }}",
)

CHANGES = Placeholder(
    "changes",
    _("what changed, one thing a line"),
    _("- Venue: The Lodge (it was: The Old Library)"),
    "{{ changes }}",
)
WHY = Placeholder("why", _("why it changed"), _("The room is being mended."), "{{ why }}")


def _notice(group, kind, title, subject, *more, urgent=False):
    return Notice(f"involvement/{kind}", kind, group, title, subject, (NAME, TITLE, *more), urgent)


def _with_title(subject):
    return format_lazy(
        "{}: {{title}}", subject
    )  # in the language of whom it is for, and not of this module's reading


def _place(kind, title, subject, *more, urgent=False):
    return _notice(Group.PLACES, kind, title, _with_title(subject), *more, urgent=urgent)


def work(kind, title, subject, *more):
    """Return the Notice of a kind that whoever runs an advert reads. Its subject ends with the title."""
    return _notice(Group.WORK, kind, title, _with_title(subject), *more)


FOR_EXPERTS = (
    _place("interest_expressed", _("Someone is interested"), _("We know you are interested"), HEAR_BY),
    _place("interest_shortlisted", _("Someone is on the shortlist"), _("You are on the shortlist"), HEAR_BY),
    _place(
        "interest_offered",
        _("Someone is offered a place"),
        _("You have been offered a place"),
        BY_WHEN,
        urgent=True,
    ),
    _place("interest_accepted", _("Someone takes a place"), _("You have a place"), DATES),
    _place("interest_not_chosen", _("Someone is not chosen"), _("You were not chosen this time"), REASON),
    _place(
        "interest_waiting",
        _("Someone is on the waiting list"),
        _("You are number {number} on the waiting list"),
        NUMBER,
        REASON,
    ),
    _place("interest_declined", _("Someone says no to a place"), _("You said no to a place")),
    _place("interest_lapsed", _("An offer has run out"), _("An offer has run out"), ANSWER_BY, CONTACT),
    _place(
        "interest_withdrawn", _("Someone takes their name off"), _("You are no longer down as interested")
    ),
    _place(
        "opportunity_cancelled",
        _("An opportunity is cancelled"),
        _("An opportunity was cancelled"),
        REASON,
        FEE,
        QUESTIONS,
        urgent=True,
    ),
    _place(
        "advert_changed_confirm",
        _("An advert changes: to those with a place"),
        _("Please say if you keep your place"),
        CHANGES,
        WHY,
        urgent=True,
    ),
    _place(
        "advert_changed",
        _("An advert changes: to those interested"),
        _("Something has changed"),
        CHANGES,
        WHY,
    ),
    _notice(
        Group.REMINDERS,
        "change_reminder",
        _("An advert has changed and someone has not answered"),
        _("Do you keep your place? {title}"),
        CHANGES,
    ),
    _place("session_added", _("A new date"), _("A new date"), STARTS, ENDS, WHERE),
    _place(
        "attendance_recorded", _("Someone took part"), _("Thank you for taking part"), STARTS, TIME, CONTACT
    ),
    _place("apologies_recorded", _("Someone could not come"), _("We know you could not come"), STARTS),
    _place("no_show_recorded", _("Someone did not come"), _("We missed you"), STARTS, CONTACT),
    _notice(
        Group.REMINDERS,
        "offer_reminder",
        _("An offer runs out soon"),
        _("Please answer by {answer_by}: {title}"),
        ANSWER_BY,
        urgent=True,
    ),
    _notice(
        Group.REMINDERS,
        "session_reminder",
        _("A session is near"),
        "{soon}: {title}",
        SOON,
        STARTS,
        ENDS,
        WHERE,
        urgent=True,
    ),
)
MATCHES = (
    _notice(
        Group.NEW,
        "invitation",
        _("An advert may suit someone"),
        _("This may suit you: {title}"),
        REASONS,
        CLOSES,
    ),
    Notice(
        "involvement/weekly_matches",
        "weekly_matches",
        Group.NEW,
        _("New adverts of the week"),
        _("New ways to take part that may suit you"),
        (NAME, ADVERTS),
    ),
)
BOOKLET = (
    Notice(
        "involvement/booklet_posted",
        "booklet_posted",
        Group.NEWS,
        _("With a booklet in the post"),
        _("A new booklet of ways to take part"),
        (
            NAME,
            Placeholder(
                "booklet", _("what the booklet is called"), _("Ways to take part"), "{{ edition.title }}"
            ),
            Placeholder("edition", _("the number of the edition"), _("Edition 12"), "{{ edition }}"),
            Placeholder("day", _("the day it was made"), _("2 November 2026"), "{{ made_on }}"),
            Placeholder("format", _("the format they read"), _("large print"), "{{ format }}"),
        ),
    ),
)


def declare_kinds():
    declare_notices(*FOR_EXPERTS, *MATCHES, *BOOKLET)
