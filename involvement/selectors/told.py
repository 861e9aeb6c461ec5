"""What the host of an advert was told about adverts: the only messages of a colleague that others may send again."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.selectors import inbox
from involvement import feedback_kinds, host_kinds

NOTICES = (*host_kinds.FOR_HOSTS, *feedback_kinds.NOTICES)
ABOUT_ADVERTS = [each.kind for each in NOTICES if each.group == Group.WORK]


def told_host(opportunity):
    """Return the messages to the host of an advert about this and other adverts, the newest first."""
    return inbox(opportunity.host).filter(kind__in=ABOUT_ADVERTS)
