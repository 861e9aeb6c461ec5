"""What this app says to people, with the parts that differ each time."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load nhsuk words %}"
NAME = Placeholder(
    "name", "the name of the person we write to", "Esther", '{{ grant.user.name|default:"there" }}'
)
ROLE = Placeholder("role", "the role", "Host", "{{ grant.get_role_display }}")
ROLE_WORDS = Placeholder(
    "role_words",
    "what people with the role do",
    "You post opportunities and run sessions.",
    "{{ grant.role_words }}",
)
WHERE = Placeholder(
    "where",
    "a sentence about the directorate, where the role is for one",
    "This is for Community services.",
    "{% if grant.directorate %}This is for {{ grant.directorate }}.{% endif %}",
)
UNTIL = Placeholder(
    "until",
    "a sentence about the last day, where there is one",
    "The role lasts until the end of 7 December 2026.",
    LOAD + "{% if grant.last_day %}The role lasts until the end of {{ grant.last_day|say_date }}.{% endif %}",
)
SERVICE = Placeholder(
    "service", "what this portal is called", "co-production portal", LOAD + "{% service_name %}"
)
TRUST = Placeholder("trust", "the name of the trust", "Anytown NHS Trust", LOAD + "{% trust_name %}")
SUPPORT = Placeholder("support", "where to ask for help", "help@example.nhs.uk", LOAD + "{% support_email %}")


def _notice(kind, title, subject, *more):
    placeholders = (NAME, ROLE, *more, SERVICE, SUPPORT)
    return Notice(f"accounts/{kind}", kind, Group.ACCOUNT, title, subject, placeholders)


NOTICES = (
    _notice(
        "invited",
        "Someone is invited to the portal",
        "You have been invited to the co-production portal",
        ROLE_WORDS,
        WHERE,
        TRUST,
    ),
    _notice(
        "role_given",
        "Someone is given a role",
        "You have a new role: {role}",
        ROLE_WORDS,
        WHERE,
        UNTIL,
    ),
    _notice("role_ended", "Someone’s role ends", "Your role has ended: {role}"),
)


def declare_kinds():
    declare_notices(*NOTICES)
