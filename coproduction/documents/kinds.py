"""What this app says to people, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

NAME = Placeholder(
    "name", _("the name of the person we write to"), "Esther", "{{ document.owner.name|default:_('there') }}"
)
SENT = Placeholder(
    "sent",
    _("when they sent the file"),
    _("7 December 2026 at 2pm"),
    "{% load words %}{{ document.created_at|say_moment }}",
)
NOTICES = (
    Notice(
        "documents/virus_found",
        "document_virus_found",
        Group.ACCOUNT,
        _("A virus is found in a file"),
        _("We could not use a file you sent"),
        (NAME, SENT),
    ),
)


def declare_kinds():
    declare_notices(*NOTICES)
