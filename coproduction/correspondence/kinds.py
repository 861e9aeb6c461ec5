"""The register of what the portal says, filled by each app in `ready()`.

A kind nobody has declared belongs to ACCOUNT, and so goes at once: a forgotten declaration delays nothing.
"""

from coproduction.correspondence.enums import ALWAYS_AT_ONCE, Group

_group_of: dict[str, Group] = {}
_urgent: set[str] = set()


def declare(group, *kinds, urgent=False):
    """Say which Group these kinds of message belong to. Urgent ones never wait for a daily or weekly message."""
    for kind in kinds:
        _group_of[kind] = group
    if urgent:
        _urgent.update(kinds)


def group_of(kind):
    """Return the Group a kind of message belongs to."""
    return _group_of.get(kind, Group.ACCOUNT)


def may_wait(kind):
    """Say whether a kind of message can wait for a daily or weekly one: what has a date to answer by cannot."""
    return kind not in _urgent and group_of(kind) not in ALWAYS_AT_ONCE
