"""What this app says to people, by group, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare, declare_notices

NAME = Placeholder(
    "name", _("the name of the person we write to"), "Esther", '{% include "notices/experts/_name.txt" %}'
)
REASON = Placeholder(
    "reason", _("the reason that was given"), _("We have no places left this year."), "{{ reason }}"
)


def _notice(template, title, subject, *more):
    return Notice(
        f"experts/{template}", f"expert_{template}", Group.ACCOUNT, title, subject, placeholders=(NAME, *more)
    )


NOTICES = (
    _notice("applied", _("Someone has asked to join"), _("Thank you for joining: what happens next")),
    _notice("welcomed", _("The welcome talk has been held"), _("It was good to talk to you")),
    _notice("active", _("Someone can be offered places"), _("You can now be offered places")),
    _notice("not_accepted", _("Someone is not accepted"), _("About your application to join"), REASON),
    _notice("paused", _("Someone takes a break"), _("You are taking a break")),
    _notice("back", _("Someone is back from a break"), _("Welcome back")),
    _notice("left", _("Someone leaves the network"), _("You have left the network")),
    _notice("stayed", _("Someone stays after all"), _("You have not left the network")),
)


WHAT = Placeholder("what", _("the check or the training"), _("Values Based Recruitment"), "{{ what }}")
DAY = Placeholder("day", _("the last day it counts"), _("7 December 2026"), "{{ day }}")
UNTIL = Placeholder(
    "until",
    _("when it runs out"),
    _("It runs out on 7 December 2026. We will tell you before then."),
    "{{ until }}",
)
STANDING = (
    _notice("check_asked", _("A check is asked for"), _("We need a check: {what}"), WHAT),
    _notice("check_clear", _("A check is clear"), _("Your check is done: {what}"), WHAT, UNTIL),
    _notice("training_confirmed", _("Training is confirmed"), _("Your training counts: {what}"), WHAT, UNTIL),
    _notice(
        "training_turned_down", _("Training is not confirmed"), _("About your training: {what}"), WHAT, REASON
    ),
    Notice(
        "experts/merged",
        "expert_merged",
        Group.ACCOUNT,
        _("Two accounts are one: to the closed one"),
        _("We have put your two accounts together"),
        placeholders=(NAME,),
    ),
    Notice(
        "experts/merged_into",
        "expert_merged",
        Group.ACCOUNT,
        _("Two accounts are one: to the one that stays"),
        _("We have put your two accounts together"),
        placeholders=(NAME,),
    ),
)
TITLE = Placeholder("title", _("what it is called"), _("Focus group about meals"), "{{ activity.title }}")
STARTS = Placeholder(
    "starts",
    _("when it starts"),
    _("7 December 2026 at 2pm"),
    "{% load words %}{{ activity.starts_at|say_moment }}",
)
NEED = Placeholder("need", _("what they need"), _("A hearing loop"), "{{ answer.get_kind_display }}")
WHY_NOT = Placeholder("reason", _("why we cannot do it"), _("The room has no loop."), "{{ answer.words }}")
NEXT_DATES = Placeholder(
    "next_dates",
    _("when the training is given next, where there are dates"),
    _("The next dates are 3 December 2026 and 7 January 2027. Book one under Training."),
    "{{ next_dates }}",
)
LINES = Placeholder(
    "lines", _("a line for each"), _("- Esther Expert: DBS check, 7 December 2026"), "{{ lines }}"
)


def _reminder(template, group, title, subject, *more):
    return Notice(f"experts/{template}", template, group, title, subject, placeholders=(NAME, *more))


def _need(kind, title, subject, *more):
    placeholders = (NAME, TITLE, STARTS, NEED, *more)
    return Notice(f"experts/{kind}", kind, Group.ACCOUNT, title, subject, placeholders)


NEEDS = (
    _need(
        "need_not_met",
        _("A need cannot be met"),
        _("We cannot give you some of the help you need: {title}"),
        WHY_NOT,
    ),
    _need(
        "need_will_be_met",
        _("A need is met after all"),
        _("You will have the help you need after all: {title}"),
    ),
)
REMINDERS = (
    _reminder(
        "standing_expiring",
        Group.REMINDERS,
        _("A check or training runs out"),
        _("Runs out on {day}: {what}"),
        WHAT,
        DAY,
        NEXT_DATES,
    ),
    _reminder(
        "standing_list",
        Group.WORK,
        _("To coordinators: checks and training run out"),
        _("Checks and training that run out soon"),
        LINES,
    ),
    _reminder(
        "access_review",
        Group.REMINDERS,
        _("It is time to ask again what helps someone"),
        _("Is what helps you still right?"),
    ),
)


def declare_kinds():
    declare(Group.NEWS, "from_coordinator")
    declare_notices(*NOTICES, *STANDING, *NEEDS, *REMINDERS)
