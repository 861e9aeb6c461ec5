"""What differs between a panel as it is here and as somebody tells it. An empty cell says nothing, so it changes nothing."""

from datetime import date
from typing import Any, NamedTuple

from coproduction.core.dates import say_date, say_time
from involvement.enums import StaffSeat

# column, field of the panel, its words
OF_PANEL = (
    ("reference", "vacancy_reference", "Vacancy reference"),
    ("held_on", "held_on", "Day"),
    ("band", "band", "Band"),
    ("chair_email", "chair_email", "Chair’s e-mail"),
    ("chair_name", "chair_name", "Chair’s name"),
    ("equal_scoring", "equal_scoring", "Experts scored equally"),
    ("equal_vote", "equal_vote", "Experts had an equal vote"),
    ("candidates", "candidates", "Candidates"),
    ("met", "candidates_met_expert", "Candidates who met an expert"),
    ("outcome", "outcome", "Outcome"),
    ("reason", "no_expert_reason", "Why there was no expert"),
    ("reason_words", "no_expert_words", "Why, in words"),
)
NOTHING = ("", None, ())
YES_NO = {True: "Yes", False: "No"}


class Change(NamedTuple):
    """A fact that becomes another: of the `panel`, its `activity`, its `members` or its `seats`; and how to say it."""

    of: str
    name: str
    value: Any
    words: str


def entry_told(judged, name, in_use):
    """Return the directorate or locality that is told, of {name: entry in use}. A panel here keeps one that is retired."""
    words = getattr(judged.told, name).lower()
    has = getattr(judged.panel.activity, name) if judged.panel else None
    return has if has and has.name.lower() == words else in_use.get(words)


def changes_in(judged, members, *, whole=False):
    """Return the Changes that what was told makes in the panel that is here. `members` are its PanelMembers.

    `whole`: all there is was told, so what is empty is taken away.
    """
    told, panel = judged.told, judged.panel
    found = [*_of_activity(judged, whole), *_of_panel(told, panel, whole)]
    others = {each.email for each in members if each.seat == StaffSeat.MEMBER}
    if (told.others or whole) and set(told.others) != others:
        found.append(Change("members", "others", told.others, "Other staff on the panel: changed"))
    if judged.seats:
        number = len(judged.seats)
        words = f"Experts: {number} {'is' if number == 1 else 'are'} added"
        found.append(Change("seats", "seats", judged.seats, words))
    if judged.seats and panel.no_expert_reason:
        words = "Why there was no expert: nothing, since there is one"
        found.append(Change("panel", "no_expert_reason", "", words))
        found.append(Change("panel", "no_expert_words", "", ""))
    return found


def _of_panel(told, panel, whole):
    for column, name, words in OF_PANEL:
        value, before = getattr(told, column), getattr(panel, name)
        is_told = whole or value not in NOTHING
        if is_told and value != before and not (value in NOTHING and before in NOTHING):
            yield Change("panel", name, value, f"{words}: {_say(value)} in place of {_say(before)}")


def _of_activity(judged, whole):
    told, activity = judged.told, judged.panel.activity
    if told.title != activity.title:
        words = f"Job title: {_say(told.title)} in place of {_say(activity.title)}"
        yield Change("activity", "title", told.title, words)
    for name, words in (("directorate", "Directorate"), ("locality", "Locality")):
        value, before = getattr(judged, name), getattr(activity, name)
        if (whole or value is not None) and value != before:
            yield Change("activity", name, value, f"{words}: {_say(value)} in place of {_say(before)}")
    for name, words in (("starts_at", "Start"), ("ends_at", "Finish")):
        value, before = getattr(told, name), getattr(activity, name)
        if value != before:
            said = f"{words}: {say_time(value)} in place of {say_time(before)}"
            yield Change("activity", name, value, said)


def _say(value):
    # 1 == True in a dict, so the type is asked first.
    if isinstance(value, date):
        return f"‘{say_date(value)}’"
    words = YES_NO[value] if isinstance(value, bool) else getattr(value, "label", value)
    return "nothing" if words in NOTHING else f"‘{words}’"
