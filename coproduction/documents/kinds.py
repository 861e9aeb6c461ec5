"""What this app says to people, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

NAME = Placeholder(
    "name", "the name of the person we write to", "Esther", '{{ document.owner.name|default:"there" }}'
)
SENT = Placeholder(
    "sent",
    "when they sent the file",
    "7 December 2026 at 2pm",
    "{% load words %}{{ document.created_at|say_moment }}",
)
NOTICES = (
    Notice(
        "documents/virus_found",
        "document_virus_found",
        Group.ACCOUNT,
        "A virus is found in a file",
        "We could not use a file you sent",
        (NAME, SENT),
    ),
)


def declare_kinds():
    declare_notices(*NOTICES)
