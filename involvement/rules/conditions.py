"""One thing an advert asks of a person, in words: for the person themselves and for staff, who read 'they' for 'you'."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from involvement.rules.both import Both, as_they


class State(TextChoices):
    MET = "met", _("Yes")
    NOT_MET = "not_met", _("No")
    NOT_CHECKED = "not_checked", _("Not checked")


class Condition(NamedTuple):
    """One thing that is asked, whether it is so, and what to do where it is not.

    `for_host` is what a host reads of it: None for the same words, '' for nothing; `remedy_for_host` goes with it. What
    `goes_without_saying` is left out of the reasons of a list.
    """

    state: State
    words: str
    remedy: str = ""
    for_host: str | None = None
    goes_without_saying: bool = False
    remedy_for_host: str = ""


@dataclass(frozen=True)
class Names:
    """The names of what an advert asks for, by id. `lived` are the topics that are lived experience.

    `next_dates` says of a kind of training when it is given next, where a date is known.
    """

    topics: dict[int, str]
    lived: frozenset
    languages: dict[int, str]
    training: dict[int, str]
    checks: dict[int, str]
    next_dates: dict[int, str] = field(default_factory=dict)


def said_about(condition, *, to_host=False):
    """Return a Condition in the words staff read: 'they' for 'you', and for a host only what they may know."""
    words, remedy = condition.words, condition.remedy
    if to_host and condition.for_host is not None:
        words, remedy = condition.for_host, condition.remedy_for_host
    return condition._replace(words=as_they(words), remedy=as_they(remedy))


def changed():
    """Return what to do where what a person told us is not so any more."""
    return Both(
        gettext("If that has changed, change it in your profile."),
        gettext("If that has changed, change it in their profile."),
    )


def add_it():
    """Return what to do where we do not know."""
    return Both(gettext("Add it to your profile."), gettext("Add it to their profile."))


def in_miles(miles):
    """Say a distance: '4 miles'."""
    return ngettext("{count} mile", "{count} miles", miles).format(count=miles)
