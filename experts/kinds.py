"""What this app says to people, by group, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare, declare_notices

NAME = Placeholder("name", "the name of the person we write to", "Esther", '{{ name|default:"there" }}')
REASON = Placeholder(
    "reason", "the reason that was given", "We have no places left this year.", "{{ reason }}"
)


def _notice(template, title, subject, *more):
    return Notice(
        f"experts/{template}", f"expert_{template}", Group.ACCOUNT, title, subject, placeholders=(NAME, *more)
    )


NOTICES = (
    _notice("applied", "Someone has asked to join", "Thank you for joining: what happens next"),
    _notice("welcomed", "The welcome talk has been held", "It was good to talk to you"),
    _notice("active", "Someone can be offered places", "You can now be offered places"),
    _notice("not_accepted", "Someone is not accepted", "About your application to join", REASON),
    _notice("paused", "Someone takes a break", "You are taking a break"),
    _notice("back", "Someone is back from a break", "Welcome back"),
    _notice("left", "Someone leaves the network", "You have left the network"),
    _notice("stayed", "Someone stays after all", "You have not left the network"),
)


WHAT = Placeholder("what", "the check or the training", "Values Based Recruitment", "{{ what }}")
DAY = Placeholder("day", "the last day it counts", "7 December 2026", "{{ day }}")
UNTIL = Placeholder(
    "until",
    "when it runs out",
    "It runs out on 7 December 2026. We will tell you before then.",
    "{{ until }}",
)
STANDING = (
    _notice("check_asked", "A check is asked for", "We need a check: {what}", WHAT),
    _notice("check_clear", "A check is clear", "Your check is done: {what}", WHAT, UNTIL),
    _notice("training_confirmed", "Training is confirmed", "Your training counts: {what}", WHAT, UNTIL),
    _notice("training_turned_down", "Training is not confirmed", "About your training: {what}", WHAT, REASON),
    Notice(
        "experts/merged",
        "expert_merged",
        Group.ACCOUNT,
        "Two accounts are one: to the closed one",
        "We have put your two accounts together",
        placeholders=(NAME,),
    ),
    Notice(
        "experts/merged_into",
        "expert_merged",
        Group.ACCOUNT,
        "Two accounts are one: to the one that stays",
        "We have put your two accounts together",
        placeholders=(NAME,),
    ),
)
TITLE = Placeholder("title", "what it is called", "Focus group about meals", "{{ activity.title }}")
STARTS = Placeholder(
    "starts",
    "when it starts",
    "7 December 2026 at 2pm",
    "{% load words %}{{ activity.starts_at|say_moment }}",
)
NEED = Placeholder("need", "what they need", "A hearing loop", "{{ answer.get_kind_display }}")
WHY_NOT = Placeholder("reason", "why we cannot do it", "The room has no loop.", "{{ answer.words }}")
NEXT_DATES = Placeholder(
    "next_dates",
    "when the training is given next, where there are dates",
    "The next dates are 3 December 2026 and 7 January 2027. Book one under Training.",
    "{{ next_dates }}",
)
LINES = Placeholder("lines", "a line for each", "- Esther Expert: DBS check, 7 December 2026", "{{ lines }}")


def _reminder(template, group, title, subject, *more):
    return Notice(f"experts/{template}", template, group, title, subject, placeholders=(NAME, *more))


def _need(kind, title, subject, *more):
    placeholders = (NAME, TITLE, STARTS, NEED, *more)
    return Notice(f"experts/{kind}", kind, Group.ACCOUNT, title, f"{subject}: {{title}}", placeholders)


NEEDS = (
    _need(
        "need_not_met",
        "A need cannot be met",
        "We cannot give you some of the help you need",
        WHY_NOT,
    ),
    _need("need_will_be_met", "A need is met after all", "You will have the help you need after all"),
)
REMINDERS = (
    _reminder(
        "standing_expiring",
        Group.REMINDERS,
        "A check or training runs out",
        "Runs out on {day}: {what}",
        WHAT,
        DAY,
        NEXT_DATES,
    ),
    _reminder(
        "standing_list",
        Group.WORK,
        "To coordinators: checks and training run out",
        "Checks and training that run out soon",
        LINES,
    ),
    _reminder(
        "access_review",
        Group.REMINDERS,
        "It is time to ask again what helps someone",
        "Is what helps you still right?",
    ),
)


def declare_kinds():
    declare(Group.NEWS, "from_coordinator")
    declare_notices(*NOTICES, *STANDING, *NEEDS, *REMINDERS)
