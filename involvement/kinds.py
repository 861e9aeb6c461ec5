"""What this app says to people, by group, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder("name", "the name of the person we write to", "Esther", '{{ name|default:"there" }}')
PERSON = Placeholder(
    "person",
    "the name of the person it is about",
    "Omar Other",
    "{% firstof person contribution.expert.user %}",
)
TITLE = Placeholder(
    "title",
    "what the opportunity or session is called",
    "Focus group about meals",
    "{% firstof session.activity.title opportunity %}",
)
REASON = Placeholder(
    "reason",
    "the reason that was given",
    "The room is not free any more.",
    "{% firstof interest.reason opportunity.cancelled_reason %}",
)
COMMENT = Placeholder(
    "comment", "what the coordinator wrote", "Please say how long it takes.", "{{ comment }}"
)
CLOSES = Placeholder(
    "closing_date",
    "the last day to answer the advert",
    "30 November 2026",
    LOAD + "{{ opportunity.closing_date|say_date }}",
)
HEAR_BY = Placeholder(
    "hear_by",
    "a sentence about when they will hear from us, where the advert says",
    "You will hear from us by 7 December 2026.",
    LOAD + "{% if opportunity.decision_date %}You will hear from us by "
    "{{ opportunity.decision_date|say_date }}.{% endif %}",
)
BY_WHEN = Placeholder(
    "by_when",
    "'by' and the day to answer by, where there is one",
    "by 30 November 2026",
    LOAD + "{% if interest.answer_by %}by {{ interest.answer_by|say_date }}{% endif %}",
)
ANSWER_BY = Placeholder(
    "answer_by", "the day to answer by", "30 November 2026", LOAD + "{{ interest.answer_by|say_date }}"
)
DATES = Placeholder(
    "dates",
    "the dates they are expected, or that there is none yet",
    "We expect you at:\n- 7 December 2026 at 2pm\n\nWe will remind you before each one.",
    LOAD + "{% if sessions %}We expect you at:\n{% for session in sessions %}"
    "- {{ session.activity.starts_at|say_moment }}\n{% endfor %}\nWe will remind you before each one."
    "{% else %}We will tell you as soon as there is a date.{% endif %}",
)
CONTACT = Placeholder(
    "contact",
    "the address of the person who runs it",
    "host@example.nhs.uk",
    "{% firstof session.opportunity.contact_email opportunity.contact_email %}",
)
QUESTIONS = Placeholder(
    "questions",
    "a sentence about who to ask, where the advert says",
    "If you have questions, write to host@example.nhs.uk.",
    "{% if opportunity.contact_email %}If you have questions, write to {{ opportunity.contact_email }}.{% endif %}",
)
STARTS = Placeholder(
    "starts", "when it starts", "7 December 2026 at 2pm", LOAD + "{{ session.activity.starts_at|say_moment }}"
)
ENDS = Placeholder("ends", "the time it ends", "4pm", LOAD + "{{ session.activity.ends_at|say_time }}")
WHERE = Placeholder(
    "where",
    "the place, or how to join online",
    "The Lodge, 1 High Street, LS1 1AA",
    '{% include "notices/involvement/_where.txt" %}',
)
TIME = Placeholder(
    "time",
    "the time we have written down for them",
    "2 hours",
    LOAD + "{{ contribution.minutes|minutes_in_words }}",
)
SOON = Placeholder("soon", "the day and time, said from today", "Tomorrow at 2pm", "{{ soon }}")
REASONS = Placeholder(
    "reasons",
    "why we thought of them, and what they would need first",
    "Why we thought of you:\n- You share Carers.",
    '{% include "notices/involvement/_reasons.txt" %}',
)
ADVERTS = Placeholder(
    "adverts",
    "the new adverts that may suit them, one a line",
    "- Focus group about meals. Closes on 7 December 2026.",
    "{{ adverts }}",
)


def _notice(group, kind, title, subject, *more, urgent=False):
    return Notice(f"involvement/{kind}", kind, group, title, subject, (NAME, TITLE, *more), urgent)


def _place(kind, title, subject, *more, urgent=False):
    return _notice(Group.PLACES, kind, title, f"{subject}: {{title}}", *more, urgent=urgent)


def _work(kind, title, subject, *more):
    return _notice(Group.WORK, kind, title, f"{subject}: {{title}}", *more)


FOR_EXPERTS = (
    _place("interest_expressed", "Someone is interested", "We know you are interested", HEAR_BY),
    _place("interest_shortlisted", "Someone is on the shortlist", "You are on the shortlist", HEAR_BY),
    _place(
        "interest_offered",
        "Someone is offered a place",
        "You have been offered a place",
        BY_WHEN,
        urgent=True,
    ),
    _place("interest_accepted", "Someone takes a place", "You have a place", DATES),
    _place("interest_not_chosen", "Someone is not chosen", "You were not chosen this time", REASON),
    _place("interest_declined", "Someone says no to a place", "You said no to a place"),
    _place("interest_lapsed", "An offer has run out", "An offer has run out", ANSWER_BY, CONTACT),
    _place("interest_withdrawn", "Someone takes their name off", "You are no longer down as interested"),
    _place(
        "opportunity_cancelled",
        "An opportunity is cancelled",
        "An opportunity was cancelled",
        REASON,
        QUESTIONS,
        urgent=True,
    ),
    _place("session_added", "A new date", "A new date", STARTS, ENDS, WHERE),
    _place(
        "session_changed", "A session has changed", "A session has changed", STARTS, ENDS, WHERE, urgent=True
    ),
    _place(
        "session_cancelled", "A session is cancelled", "A session has been cancelled", STARTS, urgent=True
    ),
    _place("attendance_recorded", "Someone took part", "Thank you for taking part", STARTS, TIME, CONTACT),
    _place("apologies_recorded", "Someone could not come", "We know you could not come", STARTS),
    _place("no_show_recorded", "Someone did not come", "We missed you", STARTS, CONTACT),
    _notice(
        Group.REMINDERS,
        "offer_reminder",
        "An offer runs out soon",
        "Please answer by {answer_by}: {title}",
        ANSWER_BY,
        urgent=True,
    ),
    _notice(
        Group.REMINDERS,
        "session_reminder",
        "A session is near",
        "{soon}: {title}",
        SOON,
        STARTS,
        ENDS,
        WHERE,
        urgent=True,
    ),
)
INTERESTED = Placeholder(
    "interested", "how many people are interested", "3 people are interested", "{{ interested }}"
)
DECISION = Placeholder(
    "decision_date",
    "the day people were to hear by",
    "20 November 2026",
    LOAD + "{{ opportunity.decision_date|say_date }}",
)
MATCHES = (
    _notice(
        Group.NEW, "invitation", "An advert may suit someone", "This may suit you: {title}", REASONS, CLOSES
    ),
    Notice(
        "involvement/weekly_matches",
        "weekly_matches",
        Group.NEW,
        "New adverts of the week",
        "New ways to take part that may suit you",
        (NAME, ADVERTS),
    ),
)
FOR_HOSTS = (
    _work(
        "closing_soon", "To the host: an advert closes soon", "Your advert closes soon", CLOSES, INTERESTED
    ),
    _work(
        "answers_overdue",
        "To the host: people wait for an answer",
        "People are waiting for an answer",
        INTERESTED,
        DECISION,
    ),
    _work("attendance_missing", "To the host: attendance is not recorded", "Please tell us who came", STARTS),
    _work("host_interest_accepted", "To the host: a place is taken", "A place has been accepted", PERSON),
    _work("host_interest_declined", "To the host: a place is declined", "A place has been declined", PERSON),
    _work("host_interest_lapsed", "To the host: an offer has run out", "An offer has run out", PERSON),
    _work(
        "host_interest_withdrawn",
        "To the host: a place is given up",
        "Someone has given up their place",
        PERSON,
    ),
    _work("host_apologies", "To the host: someone cannot come", "Apologies", PERSON, STARTS),
    _work("opportunity_published", "To the host: an advert is published", "Your advert is published", CLOSES),
    _work(
        "opportunity_sent_back", "To the host: an advert needs changes", "Please change your advert", COMMENT
    ),
    _work("advert_cancelled", "To the host: an advert is cancelled", "Your advert was cancelled", REASON),
)


def declare_kinds():
    declare_notices(*FOR_EXPERTS, *MATCHES, *FOR_HOSTS)
