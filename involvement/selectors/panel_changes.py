"""What differs between a panel as it is here and as somebody tells it. An empty cell says nothing, so it changes nothing."""

from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_date, say_time
from involvement.enums import StaffSeat

# column, field of the panel, its words
OF_PANEL = (
    ("reference", "vacancy_reference", _("Vacancy reference")),
    ("held_on", "held_on", _("Day")),
    ("band", "band", _("Band")),
    ("joining", "joining", _("How to join online")),
    ("chair_email", "chair_email", _("Chair’s e-mail")),
    ("chair_name", "chair_name", _("Chair’s name")),
    ("equal_scoring", "equal_scoring", _("Experts scored equally")),
    ("equal_vote", "equal_vote", _("Experts had an equal vote")),
    ("candidates", "candidates", _("Candidates")),
    ("met", "candidates_met_expert", _("Candidates who met an expert")),
    ("outcome", "outcome", _("Outcome")),
    ("reason", "no_expert_reason", _("Why there was no expert")),
    ("reason_words", "no_expert_words", _("Why, in words")),
)
PLACES = (("directorate", _("Directorate")), ("locality", _("Locality")), ("venue", _("Venue")))
TIMES = (("starts_at", _("Start")), ("ends_at", _("Finish")))
NOTHING = ("", None, ())
NAMES = ("chair_email", "chair_name")
YES_NO = {True: _("Yes"), False: _("No")}


class Change(NamedTuple):
    """A fact that becomes another: of the `panel`, its `activity`, its `members` or its `seats`; and how to say it."""

    of: str
    name: str
    value: Any
    words: str


def entry_told(judged, name, in_use):
    """Return the directorate, locality or venue that is told, of {name: entry in use}. A panel here keeps one that is retired."""
    words = getattr(judged.told, name).lower()
    has = getattr(judged.panel.activity, name) if judged.panel else None
    return has if has and has.name.lower() == words else in_use.get(words)


def changes_in(judged, members, *, whole=False):
    """Return the Changes that what was told makes in the panel that is here. `members` are its PanelMembers.

    `whole`: all there is was told, so what is empty is taken away. Only so do names come back where some were erased.
    """
    told, panel = judged.told, judged.panel
    found = [*_of_activity(judged, whole), *_of_panel(told, panel, whole)]
    others = {each.email for each in members if each.seat == StaffSeat.MEMBER and each.email}
    if _are_told(told.others, panel, whole) and set(told.others) != others:
        found.append(Change("members", "others", told.others, gettext("Other staff on the panel: changed")))
    if judged.seats:
        number = len(judged.seats)
        words = ngettext("Experts: {count} is added", "Experts: {count} are added", number).format(
            count=number
        )
        found.append(Change("seats", "seats", judged.seats, words))
    if judged.seats and panel.no_expert_reason:
        words = gettext("Why there was no expert: nothing, since there is one")
        found.append(Change("panel", "no_expert_reason", "", words))
        found.append(Change("panel", "no_expert_words", "", ""))
    return found


def _of_panel(told, panel, whole):
    for column, name, words in OF_PANEL:
        value, before = getattr(told, column), getattr(panel, name)
        is_told = _are_told(value, panel, whole) if name in NAMES else whole or value not in NOTHING
        if is_told and value != before and not (value in NOTHING and before in NOTHING):
            yield Change(
                "panel",
                name,
                value,
                gettext("{words}: {value} in place of {before}").format(
                    words=words, value=_say(value), before=_say(before)
                ),
            )


def _are_told(names, panel, whole):
    return whole or (names not in NOTHING and not panel.names_erased)


def _of_activity(judged, whole):
    told, activity = judged.told, judged.panel.activity
    if told.title != activity.title:
        words = gettext("Job title: {title} in place of {before}").format(
            title=_say(told.title), before=_say(activity.title)
        )
        yield Change("activity", "title", told.title, words)
    for name, label in PLACES:
        value, before = getattr(judged, name), getattr(activity, name)
        if (whole or value is not None) and value != before:
            yield Change(
                "activity",
                name,
                value,
                gettext("{words}: {value} in place of {before}").format(
                    words=label, value=_say(value), before=_say(before)
                ),
            )
    if (whole or told.room) and told.room != activity.room:
        words = gettext("Room or place: {value} in place of {before}").format(
            value=_say(told.room), before=_say(activity.room)
        )
        yield Change("activity", "room", told.room, words)
    for name, label in TIMES:
        value, before = getattr(told, name), getattr(activity, name)
        if value != before:
            said = gettext("{words}: {value} in place of {before}").format(
                words=label, value=say_time(value), before=say_time(before)
            )
            yield Change("activity", name, value, said)


def _say(value):
    # 1 == True in a dict, so the type is asked first.
    if isinstance(value, date):
        return f"‘{say_date(value)}’"
    words = YES_NO[value] if isinstance(value, bool) else getattr(value, "label", value)
    return gettext("nothing") if words in NOTHING else f"‘{words}’"
