"""The register of what the portal says, filled by each app in `ready()`.

A kind nobody has declared belongs to ACCOUNT, and so goes at once: a forgotten declaration delays nothing.
"""

from dataclasses import dataclass

from coproduction.core.languages import Words
from coproduction.correspondence.enums import ALWAYS_AT_ONCE, Group


@dataclass(frozen=True)
class Placeholder:
    """A part of a notice that differs each time: what it stands for, an example, and the code that says it.

    `source` is a piece of Django template over what the sender passes. It is written by us alone: what the trust writes
    holds names in braces, and is never a template.
    """

    name: str
    words: Words
    example: Words
    source: str


@dataclass(frozen=True)
class Notice:
    """A kind of message whose words the trust may change. Its own words lie in `templates/notices/<template>.txt`."""

    template: str
    kind: str
    group: Group
    title: Words
    subject: Words
    placeholders: tuple[Placeholder, ...] = ()
    urgent: bool = False

    @property
    def examples(self):
        return {each.name: each.example for each in self.placeholders}


_group_of: dict[str, Group] = {}
_urgent: set[str] = set()
_notices: dict[str, Notice] = {}


def declare(group, *kinds, urgent=False):
    """Say which Group these kinds of message belong to. Urgent ones never wait for a daily or weekly message."""
    for kind in kinds:
        _group_of[kind] = group
    if urgent:
        _urgent.update(kinds)


def declare_notices(*notices):
    """Declare kinds together with the placeholders of their words, so that the trust may change them."""
    for notice in notices:
        declare(notice.group, notice.kind, urgent=notice.urgent)
        _notices[notice.template] = notice


def group_of(kind):
    """Return the Group a kind of message belongs to."""
    return _group_of.get(kind, Group.ACCOUNT)


def may_wait(kind):
    """Say whether a kind of message can wait for a daily or weekly one: what has a date to answer by cannot."""
    return kind not in _urgent and group_of(kind) not in ALWAYS_AT_ONCE


def notice_of(template):
    """Return the Notice of a template, such as 'involvement/interest_offered', or None where its words are fixed."""
    return _notices.get(template)


def all_notices():
    """Return every Notice whose words may be changed, by group and title."""
    order = list(Group)
    return sorted(_notices.values(), key=lambda notice: (order.index(notice.group), notice.title))
