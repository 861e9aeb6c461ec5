"""The register of what the portal says, filled by each app in `ready()`.

A kind nobody has declared belongs to ACCOUNT, and so goes at once: a forgotten declaration delays nothing.
"""

from coproduction.correspondence.enums import Group

_group_of: dict[str, Group] = {}


def declare(group, *kinds):
    """Say which Group these kinds of message belong to."""
    for kind in kinds:
        _group_of[kind] = group


def group_of(kind):
    """Return the Group a kind of message belongs to."""
    return _group_of.get(kind, Group.ACCOUNT)
